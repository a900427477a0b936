package app.coppice.ui.chat;

import app.coppice.agent.Entry;
import app.coppice.agent.StopReason;
import app.coppice.ui.kit.Icon;
import app.coppice.ui.kit.KeyHint;
import app.coppice.ui.kit.Messages;
import app.coppice.ui.kit.Verbatim;
import app.coppice.ui.kit.text.VirtualColumn;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A line between entries: a notice, a turn's end, the offer to resume, a sign of life.
final class MarkerCell implements VirtualColumn.Cell<TranscriptItem> {
  private final HBox node = new HBox();
  private final Choices choices;
  private final InstantSource clock;
  private final Timeline seconds = new Timeline();

  /// What its buttons do, and the key of one.
  ///
  /// @param settings opens the settings, or the vault where it is locked
  /// @param resumeKey as it is shown; empty for none
  record Choices(Runnable resume, Runnable stop, Runnable settings, String resumeKey) {}

  MarkerCell(Choices choices, InstantSource clock) {
    this.choices = choices;
    this.clock = clock;
    node.getStyleClass().add("entry-marker");
    node.sceneProperty()
        .subscribe(scene -> {
          if (scene == null) {
            seconds.stop();
          }
        });
  }

  @Override
  public Region node() {
    return node;
  }

  @Override
  public void show(TranscriptItem item, int index) {
    seconds.stop();
    switch (item) {
      case TranscriptItem.Of(Entry.Notice notice) -> notice(notice);
      case TranscriptItem.Of(Entry.TurnEnd end) -> turnEnd(end.reason());
      case TranscriptItem.Resume(var ending, var locked) -> resumeOffer(ending, locked);
      case TranscriptItem.Pausing(Instant until) -> pausing(until);
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

  /// Counts down to the next attempt; when it is there the answer is waited for.
  private void pausing(Instant until) {
    style("waiting");
    Label label = new Label();
    label.getStyleClass().add("muted");
    node.getChildren().setAll(button("chat.stop-waiting", Icon.STOP, choices.stop()), label);
    Runnable tick =
        () -> {
          long left = Math.ceilDiv(Duration.between(clock.instant(), until).toMillis(), 1000L);
          label.setText(
              left > 0 ? Messages.text("chat.pausing", left) : Messages.text("chat.waiting"));
          if (left <= 0) {
            seconds.stop();
          }
        };
    seconds
        .getKeyFrames()
        .setAll(new KeyFrame(javafx.util.Duration.seconds(1), ignored -> tick.run()));
    seconds.setCycleCount(Animation.INDEFINITE);
    seconds.playFromStart();
    tick.run();
  }

  private void resumeOffer(TranscriptItem.Resume.Ending ending, boolean locked) {
    style("resume");
    Button resume = button("chat.resume", Icon.PLAY, choices.resume());
    resume.getStyleClass().add("resume-button");
    HBox ways = new HBox(resume);
    ways.getStyleClass().add("ways");
    if (!choices.resumeKey().isEmpty()) {
      ways.getChildren().add(new KeyHint(choices.resumeKey()));
    }
    switch (ending) {
      case INTERRUPTED -> {
        PlainText why = new PlainText("prose-text");
        why.show(Messages.text("chat.resume.text"));
        VBox offer = new VBox(why, ways);
        offer.getStyleClass().add("offer");
        HBox.setHgrow(offer, Priority.ALWAYS);
        node.getChildren().setAll(offer);
      }
      case FAILED -> {
        Button settings =
            button(
                locked ? "chat.resume.unlock" : "chat.resume.settings",
                locked ? Icon.LOCK : Icon.SETTINGS,
                choices.settings());
        // In a narrow pane it is the one that gives way.
        settings.setMinWidth(0);
        ways.getChildren().add(settings);
        node.getChildren().setAll(ways);
      }
    }
  }

  private static Button button(String key, Icon icon, Runnable run) {
    Button button = Verbatim.button(Messages.text(key), icon.node());
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(_ -> run.run());
    return button;
  }

  private void style(String... classes) {
    node.getStyleClass().setAll("entry-marker");
    node.getStyleClass().addAll(classes);
  }
}
