package app.coppice.ui.review;

import app.coppice.text.Ansi;
import app.coppice.ui.kit.FxThread;
import app.coppice.ui.kit.Messages;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javafx.scene.control.TextArea;

/// What git and the person's hooks say while a commit is made; its end where there is much. FX
/// thread only.
final class HookOutput extends TextArea {
  /// Characters that stay in view.
  private static final int MOST = 20_000;

  private final StringBuilder waiting = new StringBuilder();
  private final AtomicBoolean due = new AtomicBoolean();

  /// Which commit is listened to; guarded by `waiting`.
  private int turn;

  HookOutput() {
    getStyleClass().addAll("hook-output", "mono");
    setEditable(false);
    setPrefRowCount(5);
    setAccessibleText(Messages.text("review.hooks"));
    managedProperty().bind(visibleProperty());
    setVisible(false);
  }

  private void heard(int of, String piece) {
    synchronized (waiting) {
      if (of != turn) {
        return;
      }
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

  /// Begins to listen to a commit, and to that alone.
  ///
  /// @return takes one piece after the other, on any thread; many are one change of the view
  Consumer<String> begin() {
    int mine = forget();
    return piece -> heard(mine, piece);
  }

  /// Shows nothing, and nothing more of what is listened to now.
  ///
  /// @return the number of what is listened to next
  int forget() {
    int next;
    synchronized (waiting) {
      turn++;
      next = turn;
      waiting.setLength(0);
    }
    clear();
    setVisible(false);
    return next;
  }

  void done() {
    setVisible(false);
  }
}
