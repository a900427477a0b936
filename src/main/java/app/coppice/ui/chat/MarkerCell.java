package app.coppice.ui.chat;

import app.coppice.agent.Entry;
import app.coppice.agent.StopReason;
import app.coppice.ui.kit.Icon;
import app.coppice.ui.kit.Messages;
import app.coppice.ui.kit.text.VirtualColumn;
import java.util.Locale;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// A line between entries: a notice, a turn's end, the offer to resume, a sign of life.
final class MarkerCell implements VirtualColumn.Cell<TranscriptItem> {
  private final HBox node = new HBox();
  private final Runnable resume;

  MarkerCell(Runnable resume) {
    this.resume = resume;
    node.getStyleClass().add("entry-marker");
  }

  @Override
  public Region node() {
    return node;
  }

  @Override
  public void show(TranscriptItem item, int index) {
    switch (item) {
      case TranscriptItem.Of(Entry.Notice notice) -> notice(notice);
      case TranscriptItem.Of(Entry.TurnEnd end) -> turnEnd(end.reason());
      case TranscriptItem.Resume _ -> resumeOffer();
      case TranscriptItem.Waiting _ -> {
        Label label = new Label(Messages.text("chat.waiting"));
        label.getStyleClass().add("muted");
        style("waiting");
        node.getChildren().setAll(label);
      }
      case TranscriptItem.Of _, TranscriptItem.Asked _, TranscriptItem.Queued _ -> {}
    }
  }

  private void notice(Entry.Notice notice) {
    Icon icon = notice.kind() == Entry.Notice.Kind.NOTE ? Icon.NOTE : Icon.WARNING;
    style("notice", notice.kind().name().toLowerCase(Locale.ROOT));
    PlainText text = new PlainText("prose-text");
    text.show(notice.text());
    HBox.setHgrow(text, Priority.ALWAYS);
    node.getChildren().setAll(icon.node(), text);
  }

  private void turnEnd(StopReason reason) {
    String word = reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
    style("turn-end", word);
    Region line = new Region();
    line.getStyleClass().add("rule");
    HBox.setHgrow(line, Priority.ALWAYS);
    node.getChildren().clear();
    if (reason != StopReason.END_TURN && reason != StopReason.STOP_SEQUENCE) {
      Icon icon = reason == StopReason.CANCELLED ? Icon.STOP : Icon.WARNING;
      Label label = new Label(Messages.text("chat.turn-end." + word), icon.node());
      node.getChildren().add(label);
    }
    node.getChildren().add(line);
  }

  private void resumeOffer() {
    style("resume");
    Label label = new Label(Messages.text("chat.resume.text"));
    label.getStyleClass().add("muted");
    Button button = new Button(Messages.text("chat.resume"), Icon.PLAY.node());
    button.getStyleClass().add("resume-button");
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(_ -> resume.run());
    node.getChildren().setAll(button, label);
  }

  private void style(String... classes) {
    node.getStyleClass().setAll("entry-marker");
    node.getStyleClass().addAll(classes);
  }
}
