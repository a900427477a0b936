package app.coppice.ui.review;

import app.coppice.text.Ansi;
import app.coppice.ui.kit.FxThread;
import app.coppice.ui.kit.Messages;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.scene.control.TextArea;

/// What git and the person's hooks say while a commit is made; its end where there is much. {@link
/// #heard} on any thread, all else on the FX thread.
final class HookOutput extends TextArea {
  /// Characters that stay in view.
  private static final int MOST = 20_000;

  private final StringBuilder waiting = new StringBuilder();
  private final AtomicBoolean due = new AtomicBoolean();

  HookOutput() {
    getStyleClass().addAll("hook-output", "mono");
    setEditable(false);
    setPrefRowCount(5);
    setAccessibleText(Messages.text("review.hooks"));
    managedProperty().bind(visibleProperty());
    setVisible(false);
  }

  /// Takes one more piece; many pieces are one change of the view.
  void heard(String piece) {
    synchronized (waiting) {
      waiting.append(piece);
      if (waiting.length() > MOST) {
        waiting.delete(0, waiting.length() - MOST);
      }
    }
    if (due.compareAndSet(false, true)) {
      FxThread.run(this::draw);
    }
  }

  private void draw() {
    due.set(false);
    String news;
    synchronized (waiting) {
      news = Ansi.plain(waiting.toString());
      waiting.setLength(0);
    }
    if (news.isEmpty()) {
      return;
    }
    setVisible(true);
    appendText(news);
    if (getLength() > MOST) {
      deleteText(0, getLength() - MOST);
    }
    end();
  }

  void begin() {
    synchronized (waiting) {
      waiting.setLength(0);
    }
    clear();
    setVisible(false);
  }

  void done() {
    setVisible(false);
  }
}
