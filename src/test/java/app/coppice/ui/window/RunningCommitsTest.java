package app.coppice.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.session.ActionResult;
import app.coppice.session.Reviewing;
import java.lang.reflect.Proxy;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.css.PseudoClass;
import javafx.event.Event;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RunningCommitsTest extends WindowTest {
  private final CompletableFuture<ActionResult> committing = new CompletableFuture<>();
  private final AtomicBoolean begun = new AtomicBoolean();

  private final AtomicBoolean stopped = new AtomicBoolean();

  /// A commit whose hook runs until it is told to end; nothing else is ever answered.
  private Reviewing hooked() {
    return (Reviewing)
        Proxy.newProxyInstance(
            Reviewing.class.getClassLoader(),
            new Class<?>[] {Reviewing.class},
            (_, method, _) -> {
              return switch (method.getName()) {
                case "commit" -> {
                  begun.set(true);
                  yield committing;
                }
                case "committing" ->
                    begun.get() && !committing.isDone()
                        ? Set.of(engine.sessions().getFirst().id())
                        : Set.of();
                case "stopCommit" -> {
                  stopped.set(true);
                  committing.complete(Reviewing.COMMIT_STOPPED);
                  yield committing;
                }
                default -> new CompletableFuture<>();
              };
            });
  }

  @BeforeEach
  void commit() throws Exception {
    engine.reviewing = Optional.of(hooked());
    changedSession();
    FxStage.run(() -> window.actions().run("commit"));
    FxStage.type(scene, "Mend the log");
    FxStage.press(scene, KeyCode.ENTER, KeyCode.CONTROL);
    FxStage.until("the commit runs", begun::get);
  }

  private void askToClose() throws Exception {
    FxStage.run(
        () -> Event.fireEvent(stage, new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST)));
  }

  @Test
  void theWindowAsksBeforeItClosesOverACommit() throws Exception {
    askToClose();
    FxStage.until("a question", () -> window.overlays().busy());
    untilShown("Quit while a commit runs?");
    assertThat(texts())
        .anyMatch(text -> text.contains("\u201cFix login\u201d") && text.contains("hooks"));
    FxStage.press(scene, KeyCode.ESCAPE);
    FxStage.until("the question has gone", () -> !window.overlays().busy());
    assertThat(FxStage.get(stage::isShowing)).isTrue();

    askToClose();
    fire("End and close");
    FxStage.until("the window is closed", () -> !stage.isShowing());
  }

  @Test
  void theKeyThatStopsATurnStopsTheCommitAndTheMessageStays() throws Exception {
    FxStage.press(scene, KeyCode.ESCAPE);
    FxStage.press(scene, KeyCode.ESCAPE);
    FxStage.until("it is stopped", stopped::get);
    untilShown("The commit was stopped: branch and index are what they were before.");
    assertThat(FxStage.get(() -> ((TextArea) scene.lookup(".writing .text-area")).getText()))
        .isEqualTo("Mend the log");
  }

  @Test
  void stopStandsInThePlaceOfCommitWhileOneRuns() throws Exception {
    fire("Stop the commit");
    FxStage.until("it is stopped", stopped::get);
    untilShown("The commit was stopped: branch and index are what they were before.");
    assertThat(texts()).doesNotContain("Stop the commit");
    assertThat(FxStage.get(() -> scene.lookup(".result-line").getPseudoClassStates()))
        .as("nothing went wrong")
        .contains(PseudoClass.getPseudoClass("remark"))
        .doesNotContain(PseudoClass.getPseudoClass("problem"));
  }

  @Test
  void aCommitThatHasEndedKeepsNothingOpen() throws Exception {
    committing.complete(new ActionResult.Done("Committed."));
    askToClose();
    FxStage.until("the window is closed", () -> !stage.isShowing());
  }
}
