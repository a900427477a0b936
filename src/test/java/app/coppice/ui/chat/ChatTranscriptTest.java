package app.coppice.ui.chat;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.agent.Entry;
import app.coppice.session.SessionCommand;
import app.coppice.session.SessionSnapshot;
import app.coppice.session.SessionState;
import app.coppice.ui.kit.text.FxStage;
import app.coppice.ui.kit.text.SelectableText;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import org.junit.jupiter.api.Test;

/// How a chat shows what goes on in a turn.
class ChatTranscriptTest extends ChatPaneFixture {
  @Test
  void aFailedTurnOffersToResumeAndToOpenTheSettings() throws Exception {
    show(
        Snapshots.resumable(
            session,
            SessionState.FAILED,
            new Entry.Notice("n", Snapshots.THEN, Entry.Notice.Kind.ERROR, "No such key.")));
    assertThat(buttons()).contains("Resume", "Open settings");
    fire("Open settings");
    assertThat(settingsOpened).hasValue(1);
    fire("Resume");
    assertThat(commands).containsExactly(new SessionCommand.ResumeTurn());
  }

  @Test
  void attemptsInARowAreOneLineThatCountsDownAndCanBeStopped() throws Exception {
    Instant now = Instant.now();
    show(
        Snapshots.of(
            session,
            SessionState.WORKING,
            List.of(retry("a", now.minusSeconds(10), 8), retry("b", now, 3_000))));
    assertThat(FxStage.call(() -> pane.lookupAll(".entry-marker.notice").size())).isEqualTo(1);
    assertThat(FxStage.call(() -> ((Label) pane.lookup(".waiting .label")).getText()))
        .matches("Trying again in (3,000|2,99\\d) s");
    fire("Stop waiting");
    assertThat(commands).containsExactly(new SessionCommand.CancelTurn());
  }

  @Test
  void streamingKeepsTheNodesAndStaysQuick() throws Exception {
    List<Entry> before = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      before.add(Snapshots.text("old" + i, "Entry **" + i + "**\n\nwith two paragraphs"));
    }
    StringBuilder text = new StringBuilder("start ");
    show(snapshot(before, text));
    SelectableText first = firstTextOf("start ");
    FxStage.run(() -> {
      ThreadMXBean threads = ManagementFactory.getThreadMXBean();
      long start = threads.getCurrentThreadCpuTime();
      for (int i = 0; i < 5_000; i++) {
        text.append("word ").append(i % 40 == 39 ? "\n\n" : "");
        pane.show(snapshot(before, text));
        if (i % 100 == 0) {
          pane.transcript().show(snapshot(before, text));
          pane.layout();
        }
      }
      // Processor time, so that a busy machine doesn't decide.
      assertThat(threads.getCurrentThreadCpuTime() - start).isLessThan(15_000_000_000L);
    });
    stage.pulses(2);
    assertThat(texts()).hasSizeLessThan(600);
    assertThat(first.getScene()).as("the first paragraph keeps its node").isNotNull();
  }

  @Test
  void theViewFollowsTheEndOnlyWhileThePersonIsThere() throws Exception {
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      entries.add(Snapshots.text("e" + i, "Line " + i));
    }
    show(Snapshots.of(session, SessionState.WORKING, entries));
    assertThat(atEnd()).isTrue();
    entries.add(Snapshots.text("more", "More"));
    show(Snapshots.of(session, SessionState.WORKING, entries));
    assertThat(atEnd()).isTrue();
    FxStage.run(() -> pane.transcript().column().scrollBy(-300));
    stage.pulses(2);
    int top = FxStage.call(() -> pane.transcript().column().firstInView());
    entries.add(Snapshots.text("yet more", "Yet more"));
    show(Snapshots.of(session, SessionState.WORKING, entries));
    assertThat(atEnd()).isFalse();
    assertThat(FxStage.call(() -> pane.transcript().column().firstInView())).isEqualTo(top);
    FxStage.run(() -> ((Button) pane.lookup(".jump-to-latest")).fire());
    stage.pulses(2);
    assertThat(atEnd()).isTrue();
  }

  private static Entry retry(String id, Instant at, int seconds) {
    String text = "Overloaded. Trying again in %d s (attempt 2).".formatted(seconds);
    return new Entry.Notice(id, at, Entry.Notice.Kind.WARNING, text);
  }

  private void fire(String label) throws Exception {
    FxStage.run(() ->
        pane.lookupAll(".button").stream()
            .map(Button.class::cast)
            .filter(button -> label.equals(button.getText()))
            .findFirst()
            .orElseThrow()
            .fire());
  }

  private SessionSnapshot snapshot(List<Entry> before, CharSequence text) {
    List<Entry> all = new ArrayList<>(before);
    all.add(Snapshots.text("live", text.toString()));
    return Snapshots.of(session, SessionState.WORKING, all);
  }

  private boolean atEnd() throws Exception {
    return FxStage.call(() -> pane.transcript().column().atEndProperty().get());
  }

  private SelectableText firstTextOf(String start) throws Exception {
    return FxStage.call(() ->
        pane.lookupAll(".selectable-text").stream()
            .map(SelectableText.class::cast)
            .filter(t -> t.text().startsWith(start.strip()))
            .findFirst()
            .orElseThrow());
  }
}
