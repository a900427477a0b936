package app.coppice.ui.chat;

import app.coppice.agent.Entry;
import app.coppice.ui.kit.Icon;
import app.coppice.ui.kit.Messages;
import app.coppice.ui.kit.Verbatim;
import app.coppice.ui.kit.text.VirtualColumn;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What the person said; a queued prompt says so and can be taken back.
final class PromptCell implements VirtualColumn.Cell<TranscriptItem> {
  private final PlainText text = new PlainText("prose-text");
  private final Label label = new Label();
  private final HBox head = new HBox();
  private final Button rewind = Verbatim.button();
  private final HBox line = new HBox(text, rewind);
  private final VBox bubble = new VBox(head, line);
  private final VBox node = new VBox(bubble);
  private int queuedAt;
  private String id = "";

  /// @param toHere told the id of the prompt that the person wants to go back to
  PromptCell(IntConsumer removeQueued, Consumer<String> toHere) {
    HBox.setHgrow(text, Priority.ALWAYS);
    rewind.setGraphic(Icon.RESTORE.node());
    rewind.getStyleClass().addAll("flat", "icon-button", "rewind-button");
    rewind.setAccessibleText(Messages.text("chat.rewind"));
    rewind.setTooltip(new Tooltip(Messages.text("chat.rewind")));
    rewind.setMinWidth(Region.USE_PREF_SIZE);
    rewind.setOnAction(_ -> toHere.accept(id));
    node.getStyleClass().add("entry-prompt");
    bubble.getStyleClass().add("bubble");
    label.getStyleClass().addAll("muted", "small");
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    Button remove = Verbatim.button();
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
    rewind.setVisible(!queued);
    rewind.setManaged(!queued);
    if (item instanceof TranscriptItem.Queued waiting) {
      queuedAt = waiting.index();
      label.setText(
          switch (waiting.until()) {
            case TURN_END -> Messages.text("chat.queued");
            case WORKTREE -> Messages.text("chat.queued.preparing");
            case SET_UP -> Messages.text("chat.queued.set-up");
            case RESUME -> Messages.text("chat.queued.resume");
          });
      text.show(waiting.text());
      if (!bubble.getStyleClass().contains("queued")) {
        bubble.getStyleClass().add("queued");
      }
    } else if (item instanceof TranscriptItem.Of of && of.entry() instanceof Entry.Prompt prompt) {
      id = prompt.id();
      text.show(prompt.text());
    }
  }
}
