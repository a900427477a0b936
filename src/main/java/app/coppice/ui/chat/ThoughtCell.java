package app.coppice.ui.chat;

import app.coppice.agent.Entry;
import app.coppice.text.Passage;
import app.coppice.ui.kit.Icon;
import app.coppice.ui.kit.Messages;
import app.coppice.ui.kit.text.VirtualColumn;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What the agent thought, folded to one line.
final class ThoughtCell implements VirtualColumn.Cell<TranscriptItem> {
  private static final int GIST = 160;

  private final Folding folding;
  private final Label title = new Label();
  private final Label gist = new Label();
  private final PlainText body = new PlainText("thought-text");
  private final FoldHead head = new FoldHead(this::toggle);
  private final VBox node = new VBox(head);
  private String id = "";
  private Passage text = Passage.EMPTY;

  ThoughtCell(Folding folding) {
    this.folding = folding;
    node.getStyleClass().add("entry-thought");
    title.setMinWidth(Region.USE_PREF_SIZE);
    title.getStyleClass().add("muted");
    gist.getStyleClass().addAll("muted", "gist");
    HBox.setHgrow(gist, Priority.ALWAYS);
    head.getChildren().addAll(Icon.THOUGHT.node(), title, gist);
  }

  @Override
  public Region node() {
    return node;
  }

  @Override
  public void show(TranscriptItem item, int index) {
    if (item instanceof TranscriptItem.Of of && of.entry() instanceof Entry.Thought thought) {
      id = thought.id();
      text = thought.passage();
      title.setText(Messages.text(thought.complete() ? "chat.thought" : "chat.thinking"));
      refresh();
    }
  }

  private void toggle() {
    folding.choose(id, !folding.isOpen(id, false));
    refresh();
  }

  private void refresh() {
    boolean open = folding.isOpen(id, false);
    head.showOpen(open ? FoldHead.Fold.OPEN : FoldHead.Fold.CLOSED);
    gist.setText(open ? "" : gist(text));
    if (open) {
      body.show(text.toString().strip());
      if (body.getParent() == null) {
        node.getChildren().add(body);
      }
    } else {
      node.getChildren().remove(body);
    }
  }

  /// The first letters on one line. Looks at no more of the thought than can be seen of it.
  static String gist(Passage thought) {
    String start = thought.subSequence(0, Math.min(4 * GIST, thought.length())).toString();
    String line = start.strip().replaceAll("\\s+", " ");
    return line.substring(0, Math.min(GIST, line.length()));
  }
}
