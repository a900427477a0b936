package app.coppice.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.session.SessionSnapshot;
import app.coppice.session.SessionState;
import app.coppice.ui.kit.Messages;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import javafx.application.Platform;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import org.junit.jupiter.api.Test;

/// What the window does about an exception that nobody caught.
class FaultsTest extends WindowTest {
  /// Throws in so many layouts.
  private static final class Broken extends Pane {
    private int left;
    private int laidOut;

    Broken(int times) {
      left = times;
      setManaged(false);
    }

    @Override
    protected void layoutChildren() {
      if (left > 0) {
        left--;
        throw new IllegalStateException("Broken on purpose");
      }
      laidOut++;
    }
  }

  @Test
  void aLayoutThatThrowsLeavesTheWindowInOrder() throws Exception {
    SessionSnapshot first = engine.add(BACKEND, "Fix login", SessionState.IDLE);
    SessionSnapshot second = engine.add(BACKEND, "Add cache", SessionState.IDLE);
    untilShown("Add cache");
    FxStage.run(() -> window.desk().select(first.id()));
    Broken broken = new Broken(1);

    FxStage.run(() -> put(broken));
    FxStage.until("the broken part is tried again", () -> broken.laidOut > 0);
    FxStage.run(() -> window.desk().select(second.id()));

    untilLaidOut();
    assertThat(notice()).isEqualTo(Messages.text("window.fault.layout"));
    assertThat(FxStage.get(() -> stage.getTitle())).startsWith("Add cache");
  }

  @Test
  void whatThrowsAgainIsLeftAloneAndTheRestIsLaidOut() throws Exception {
    engine.add(BACKEND, "Fix login", SessionState.IDLE);
    untilShown("Fix login");
    Broken broken = new Broken(Integer.MAX_VALUE);

    FxStage.run(() -> put(broken));
    FxStage.until("it threw twice", () -> broken.left == Integer.MAX_VALUE - 2);

    untilLaidOut();
    assertThat(FxStage.get(() -> broken.left)).isEqualTo(Integer.MAX_VALUE - 2);

    Platform.runLater(() -> {
      throw new IllegalStateException("Broken on purpose, elsewhere");
    });
    FxStage.until(
        "another fault is told as what it is",
        () -> window.notices().message().equals(Messages.text("window.fault")));
  }

  @Test
  void anExceptionOfTheWindowIsLoggedAndTold() throws Exception {
    LinkedBlockingQueue<LogRecord> logged = new LinkedBlockingQueue<>();
    Handler handler =
        new Handler() {
          @Override
          public void publish(LogRecord entry) {
            if (entry.getThrown() != null) {
              logged.add(entry);
            }
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    Logger root = Logger.getLogger("");
    root.addHandler(handler);
    try {
      Platform.runLater(() -> {
        throw new IllegalStateException("Broken on purpose");
      });
      LogRecord entry = logged.poll(20, TimeUnit.SECONDS);
      assertThat(entry).isNotNull();
      assertThat(entry.getThrown()).hasMessage("Broken on purpose");
      FxStage.until(
          "the notice", () -> window.notices().message().equals(Messages.text("window.fault")));
    } finally {
      root.removeHandler(handler);
    }
  }

  private void put(Pane broken) {
    ((Pane) scene.getRoot()).getChildren().add(broken);
    broken.requestLayout();
  }

  /// A label that comes into the page is given a size by a layout of the page, by nothing else.
  private void untilLaidOut() throws Exception {
    Label probe = new Label("probe");
    FxStage.run(() -> ((Pane) scene.getRoot()).getChildren().add(probe));
    FxStage.until("the page is laid out", () -> probe.getWidth() > 0);
  }
}
