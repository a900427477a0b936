package app.coppice.ui.review;

import app.coppice.session.FileText;
import app.coppice.session.SessionId;
import app.coppice.session.SessionSnapshot;
import app.coppice.ui.kit.FxThread;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/// The editors of the review, one a session: what is not saved in one stays while another session
/// is in view. FX thread only.
final class EditorDesk {
  private final ReviewActions actions;
  private final Consumer<Optional<EditorPane>> shows;
  private final Consumer<String> remark;
  private final Map<SessionId, EditorPane> open = new HashMap<>();
  private Optional<SessionId> shown = Optional.empty();

  /// @param shows called with the editor that takes the place of the diff, or with none
  /// @param remark takes why a file cannot be edited
  EditorDesk(ReviewActions actions, Consumer<Optional<EditorPane>> shows, Consumer<String> remark) {
    this.actions = actions;
    this.shows = shows;
    this.remark = remark;
  }

  void show(SessionSnapshot newest) {
    if (shown.filter(newest.id()::equals).isEmpty()) {
      shown = Optional.of(newest.id());
      shows.accept(Optional.ofNullable(open.get(newest.id())));
    }
  }

  /// Opens a file of a session; where another one is open and not saved, shows that.
  void edit(SessionId session, String path, int line) {
    if (stays(session, path, line)) {
      return;
    }
    var _ =
        actions
            .review()
            .open(session, path)
            .thenAccept(text -> FxThread.run(() -> opened(session, text, line)));
  }

  /// Whether the session's editor is one to keep: of the same file, or of one that is not saved. It
  /// is shown then; another file has it ask whether it may go.
  private boolean stays(SessionId session, String path, int line) {
    EditorPane before = open.get(session);
    if (before == null || !(before.isDirty() || before.path().equals(path))) {
      return false;
    }
    if (shown.filter(session::equals).isPresent()) {
      shows.accept(Optional.of(before));
      if (before.path().equals(path)) {
        before.goTo(line);
      } else {
        before.askClose();
      }
    }
    return true;
  }

  private void opened(SessionId session, FileText text, int line) {
    switch (text) {
      case FileText.Refused(String reason) -> {
        if (shown.filter(session::equals).isPresent()) {
          remark.accept(reason);
        }
      }
      case FileText.Opened opened -> {
        if (stays(session, opened.path(), line)) {
          return; // it came while this file was read
        }
        EditorPane editor =
            new EditorPane(
                opened,
                new EditorPane.Work() {
                  @Override
                  public CompletableFuture<FileText.Save> save(
                      FileText.Opened over, String edited) {
                    return actions.review().save(session, over, edited);
                  }

                  @Override
                  public void openExternally(String path, int line, int column) {
                    actions.openExternally(session, path, line, column);
                  }

                  @Override
                  public void close(EditorPane closed) {
                    EditorDesk.this.close(session, closed);
                  }
                });
        EditorPane before = open.put(session, editor);
        if (before != null) {
          before.stop();
        }
        if (shown.filter(session::equals).isPresent()) {
          shows.accept(Optional.of(editor));
          editor.goTo(line);
        }
      }
    }
  }

  private void close(SessionId session, EditorPane editor) {
    editor.stop();
    open.remove(session, editor);
    if (shown.filter(session::equals).isPresent()) {
      shows.accept(Optional.empty());
    }
  }

  /// Paths that are open and not saved.
  List<String> unsaved() {
    return open.values().stream().filter(EditorPane::isDirty).map(EditorPane::path).toList();
  }

  Optional<EditorPane> editor() {
    return shown.map(open::get);
  }
}
