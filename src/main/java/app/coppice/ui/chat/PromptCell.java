package app.coppice.ui.chat;

import app.coppice.agent.Entry;
import app.coppice.ui.kit.Icon;
import app.coppice.ui.kit.Messages;
import app.coppice.ui.kit.text.VirtualColumn;
import java.util.function.IntConsumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What the person said; a queued prompt says so and can be taken back.
final class PromptCell implements VirtualColumn.Cell<TranscriptItem> {
  private final PlainText text = new PlainText("prose-text");
  private final Label label = new Label();
  private final HBox head = new HBox();
  private final VBox bubble = new VBox(head, text);
  private final VBox node = new VBox(bubble);
  private int queuedAt;

  PromptCell(IntConsumer removeQueued) {
    node.getStyleClass().add("entry-prompt");
    bubble.getStyleClass().add("bubble");
    label.getStyleClass().addAll("muted", "small");
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    Button remove = new Button();
    remove.setGraphic(Icon.CLOSE.node());
    remove.getStyleClass().addAll("flat", "icon-button");
    remove.setAccessibleText(Messages.text("chat.queued.remove"));
    remove.setOnAction(_ -> removeQueued.accept(queuedAt));
    head.getStyleClass().add("queued-head");
    head.getChildren().addAll(label, gap, remove);
  }

  @Override
  public Region node() {
    return node;
  }

  @Override
  public void show(TranscriptItem item, int index) {
    boolean queued = item instanceof TranscriptItem.Queued;
    head.setVisible(queued);
    head.setManaged(queued);
    if (item instanceof TranscriptItem.Queued waiting) {
      queuedAt = waiting.index();
      label.setText(
          switch (waiting.until()) {
            case TURN_END -> Messages.text("chat.queued");
            case WORKTREE -> Messages.text("chat.queued.preparing");
          });
      text.show(waiting.text());
      if (!bubble.getStyleClass().contains("queued")) {
        bubble.getStyleClass().add("queued");
      }
    } else if (item instanceof TranscriptItem.Of of && of.entry() instanceof Entry.Prompt prompt) {
      text.show(prompt.text());
    }
  }
}
