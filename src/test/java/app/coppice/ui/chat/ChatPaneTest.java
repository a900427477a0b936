package app.coppice.ui.chat;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.agent.Entry;
import app.coppice.agent.PermissionDecision;
import app.coppice.session.SessionCommand;
import app.coppice.session.SessionCommand.AnswerPermission;
import app.coppice.session.SessionCommand.RemoveQueuedPrompt;
import app.coppice.session.SessionCommand.SaveDraft;
import app.coppice.session.SessionCommand.SendPrompt;
import app.coppice.session.SessionId;
import app.coppice.session.SessionSnapshot;
import app.coppice.session.SessionState;
import app.coppice.ui.kit.FramePump;
import app.coppice.ui.kit.text.FxStage;
import app.coppice.ui.kit.text.FxStage.Modifier;
import app.coppice.ui.kit.text.SelectableText;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChatPaneTest {
  private final SessionId session = SessionId.random();
  private final List<SessionCommand> commands = new CopyOnWriteArrayList<>();
  private final List<SessionId> addressed = new CopyOnWriteArrayList<>();
  private final AtomicLong clock = new AtomicLong(1_000_000_000_000L);
  private final AtomicInteger settingsOpened = new AtomicInteger();
  private volatile boolean stopped;
  private ChatPane pane;
  private FxStage stage;

  @BeforeEach
  void open() throws Exception {
    ChatActions actions =
        new ChatActions() {
          @Override
          public void restore(SessionId session) {
            addressed.add(session);
          }

          @Override
          public void delete(SessionId session) {
            addressed.add(session);
          }

          @Override
          public String keyText(String action) {
            return action.equals("restore-session") ? "Ctrl+Shift+R" : "";
          }

          @Override
          public boolean submit(SessionId id, SessionCommand command) {
            addressed.add(id);
            commands.add(command);
            return !stopped;
          }

          @Override
          public CompletableFuture<List<String>> files(SessionId id) {
            return CompletableFuture.completedFuture(
                List.of("src/Retry.java", "src/Cart.java", "README.md"));
          }

          @Override
          public void reviewFile(SessionId id, String path) {}

          @Override
          public void openLink(URI target) {}

          @Override
          public String requestKey() {
            return "Ctrl+J";
          }

          @Override
          public void openSettings() {
            settingsOpened.incrementAndGet();
          }

          @Override
          public List<String> models() {
            return List.of("model");
          }
        };
    pane = FxStage.make(() -> new ChatPane(new FramePump(), actions, clock::get));
    stage = FxStage.of(pane);
  }

  @AfterEach
  void close() throws Exception {
    stage.close();
  }

  @Test
  void enterSendsAndShiftEnterBreaksTheLine() throws Exception {
    show(Snapshots.withDraft(session, ""));
    FxStage.run(pane::focusComposer);
    FxStage.run(() -> pane.composer().area().appendText("one"));
    stage.press(KeyCode.ENTER, Modifier.SHIFT);
    FxStage.run(() -> pane.composer().area().appendText("two"));
    stage.press(KeyCode.ENTER);
    assertThat(commands).containsExactly(new SendPrompt("one\ntwo"));
    assertThat(FxStage.call(() -> pane.composer().area().getText())).isEmpty();
  }

  @Test
  void whatAStoppedSessionDoesNotTakeStaysInTheComposer() throws Exception {
    show(Snapshots.withDraft(session, ""));
    FxStage.run(pane::focusComposer);
    FxStage.run(() -> pane.composer().area().appendText("precious"));
    stopped = true;
    stage.press(KeyCode.ENTER);
    assertThat(FxStage.call(() -> pane.composer().area().getText())).isEqualTo("precious");
  }

  @Test
  void blankTextIsNotSent() throws Exception {
    show(Snapshots.withDraft(session, "  \n"));
    FxStage.run(pane::focusComposer);
    stage.press(KeyCode.ENTER);
    assertThat(commands).isEmpty();
  }

  @Test
  void aDraftIsSavedForItsOwnSessionAndTheOthersIsShown() throws Exception {
    SessionId other = SessionId.random();
    show(Snapshots.withDraft(session, "old"));
    FxStage.run(() -> pane.composer().area().appendText(" new"));
    show(Snapshots.withDraft(other, "theirs"));
    assertThat(commands).containsExactly(new SaveDraft("old new"));
    assertThat(addressed).containsExactly(session);
    assertThat(FxStage.call(() -> pane.composer().area().getText())).isEqualTo("theirs");
  }

  @Test
  void aNewSnapshotLeavesWhatIsBeingTyped() throws Exception {
    show(Snapshots.withDraft(session, ""));
    FxStage.run(() -> pane.composer().area().appendText("typing"));
    show(Snapshots.withDraft(session, "stale"));
    assertThat(FxStage.call(() -> pane.composer().area().getText())).isEqualTo("typing");
  }

  @Test
  void anAtSignOffersPathsAndEnterTakesOne() throws Exception {
    show(Snapshots.withDraft(session, ""));
    FxStage.run(pane::focusComposer);
    FxStage.run(() -> pane.composer().area().appendText("see @ret"));
    stage.pulses(2);
    assertThat(FxStage.call(() -> pane.composer().completion().offered()))
        .containsExactly("src/Retry.java");
    stage.press(KeyCode.ENTER);
    assertThat(FxStage.call(() -> pane.composer().area().getText()))
        .isEqualTo("see @src/Retry.java ");
    assertThat(commands).noneMatch(SendPrompt.class::isInstance);
  }

  @Test
  void upRecallsThePromptBefore() throws Exception {
    show(Snapshots.of(session, SessionState.IDLE, List.of(Snapshots.prompt("1", "earlier"))));
    FxStage.run(pane::focusComposer);
    stage.press(KeyCode.UP);
    assertThat(FxStage.call(() -> pane.composer().area().getText())).isEqualTo("earlier");
  }

  @Test
  void yAllowsOnceAndOnlyOnce() throws Exception {
    show(Snapshots.asking(session, List.of(), Snapshots.command("r", "ls")));
    assertThat(FxStage.call(pane::focusPending)).isTrue();
    stage.press(KeyCode.Y);
    stage.press(KeyCode.Y);
    assertThat(commands)
        .containsExactly(new AnswerPermission("r", new PermissionDecision.AllowOnce()));
  }

  @Test
  void nAsksForAWordAndDenies() throws Exception {
    show(Snapshots.asking(session, List.of(), Snapshots.command("r", "ls")));
    FxStage.run(pane::focusPending);
    stage.press(KeyCode.N);
    assertThat(commands).isEmpty();
    Node field = stage.focus();
    assertThat(field).isInstanceOf(TextField.class);
    stage.type("n");
    assertThat(FxStage.call(() -> ((TextField) field).getText())).isEmpty();
    stage.release(KeyCode.N);
    FxStage.run(() -> ((TextField) field).setText("not now, yes?"));
    FxStage.run(() -> ((TextField) field).getOnAction().handle(null));
    assertThat(commands)
        .containsExactly(new AnswerPermission("r", new PermissionDecision.Deny("not now, yes?")));
  }

  @Test
  void aRequestShowsHiddenCharacters() throws Exception {
    show(Snapshots.asking(session, List.of(), Snapshots.command("r", "ls \u202e\u001b[2K\rrm")));
    assertThat(texts()).anyMatch(t -> t.equals("ls \\u{202e}\\e[2K\\rrm"));
  }

  @Test
  void aRequestLeavesTheFocusWithWhoeverTypes() throws Exception {
    show(Snapshots.of(session, SessionState.WORKING, List.of()));
    FxStage.run(pane::focusComposer);
    FxStage.run(() -> pane.composer().area().appendText("half a prompt"));
    clock.addAndGet(60_000_000_000L);
    show(Snapshots.asking(session, List.of(), Snapshots.command("r", "ls")));
    assertThat(stage.focus()).isEqualTo(pane.composer().area());
  }

  @Test
  void aRequestTakesTheFocusOnceTheTypingRests() throws Exception {
    show(Snapshots.of(session, SessionState.WORKING, List.of()));
    FxStage.run(pane::focusComposer);
    type("x");
    FxStage.run(() -> pane.composer().area().clear());
    show(Snapshots.asking(session, List.of(), Snapshots.command("r", "ls")));
    assertThat(stage.focus()).isEqualTo(pane.composer().area());
    assertThat(FxStage.call(() -> pane.lookup(".away").isVisible())).isTrue();
    clock.addAndGet(60_000_000_000L);
    stage.until(() -> stage.scene().getFocusOwner().getStyleClass().contains("permission-card"));
    assertThat(FxStage.call(() -> pane.lookup(".away").isVisible())).isFalse();
  }

  @Test
  void aSessionThatWaitsTakesTheFocusWhenItIsOpenedWithNothingWritten() throws Exception {
    show(Snapshots.of(SessionId.random(), SessionState.IDLE, List.of()));
    FxStage.run(pane::focusComposer);
    type("x");
    show(Snapshots.asking(session, List.of(), Snapshots.command("r", "ls")));
    assertThat(stage.focus().getStyleClass()).contains("permission-card");
    clock.addAndGet(1_000_000_000L);
    stage.press(KeyCode.Y);
    assertThat(commands).contains(new AnswerPermission("r", new PermissionDecision.AllowOnce()));
  }

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

  private static Entry retry(String id, Instant at, int seconds) {
    String text = "Overloaded. Trying again in %d s (attempt 2).".formatted(seconds);
    return new Entry.Notice(id, at, Entry.Notice.Kind.WARNING, text);
  }

  private List<String> buttons() throws Exception {
    return FxStage.call(
        () -> pane.lookupAll(".button").stream().map(node -> ((Button) node).getText()).toList());
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

  private void type(String letter) throws Exception {
    FxStage.run(() ->
        pane.composer()
            .area()
            .fireEvent(
                new KeyEvent(
                    KeyEvent.KEY_TYPED,
                    letter,
                    "",
                    KeyCode.UNDEFINED,
                    false,
                    false,
                    false,
                    false)));
  }

  @Test
  void aRequestThatTakesTheFocusIsDeafAtFirst() throws Exception {
    show(Snapshots.of(session, SessionState.WORKING, List.of()));
    FxStage.run(pane::focusComposer);
    clock.addAndGet(60_000_000_000L);
    show(Snapshots.asking(session, List.of(), Snapshots.command("r", "ls")));
    assertThat(stage.focus().getStyleClass()).contains("permission-card");
    stage.press(KeyCode.ENTER);
    assertThat(commands).isEmpty();
    clock.addAndGet(1_000_000_000L);
    stage.press(KeyCode.ENTER);
    assertThat(commands)
        .containsExactly(new AnswerPermission("r", new PermissionDecision.AllowOnce()));
  }

  @Test
  void aQueuedPromptCanBeRemoved() throws Exception {
    show(Snapshots.withQueue(session, "later"));
    Button remove = FxStage.call(() -> (Button) pane.lookup(".queued-head").lookup(".icon-button"));
    FxStage.run(remove::fire);
    assertThat(commands).containsExactly(new RemoveQueuedPrompt(0));
  }

  @Test
  void aQueuedPromptSaysWhatItWaitsFor() throws Exception {
    show(Snapshots.preparing(session, "later"));
    assertThat(queuedFor()).isEqualTo("Queued, sent when the worktree is ready");
    show(Snapshots.withQueue(session, "later"));
    assertThat(queuedFor()).isEqualTo("Queued, sent when the turn ends");
  }

  private String queuedFor() throws Exception {
    return FxStage.call(() -> ((Label) pane.lookup(".queued-head").lookup(".label")).getText());
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

  private SessionSnapshot snapshot(List<Entry> before, CharSequence text) {
    List<Entry> all = new ArrayList<>(before);
    all.add(Snapshots.text("live", text.toString()));
    return Snapshots.of(session, SessionState.WORKING, all);
  }

  private void show(SessionSnapshot snapshot) throws Exception {
    FxStage.run(() -> pane.show(snapshot));
    stage.pulses(3);
  }

  private boolean atEnd() throws Exception {
    return FxStage.call(() -> pane.transcript().column().atEndProperty().get());
  }

  private List<String> texts() throws Exception {
    return FxStage.call(() ->
        pane.lookupAll(".selectable-text").stream()
            .map(node -> ((SelectableText) node).text())
            .toList());
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
