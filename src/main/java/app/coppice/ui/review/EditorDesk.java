package app.coppice.ui.review;

import app.coppice.session.ActionResult;
import app.coppice.session.Begun;
import app.coppice.session.FileText;
import app.coppice.session.KeepResult;
import app.coppice.session.SessionId;
import app.coppice.session.SessionSnapshot;
import app.coppice.ui.kit.FxThread;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/// The editors of the review, one a session: what is not saved in one stays while another session
/// is in view, and is there again at the next start. FX thread only.
final class EditorDesk {
  private final ReviewActions actions;
  private final Consumer<Optional<EditorPane>> shows;
  private final Consumer<String> remark;
  private final Map<SessionId, EditorPane> open = new HashMap<>();

  /// Sessions of which it is known what was begun at an earlier start.
  private final Set<SessionId> asked = new HashSet<>();

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
      if (asked.add(newest.id())) {
        FxThread.deliver(
            actions.beginnings().of(newest.id()), begun -> comeBack(newest.id(), begun), _ -> {});
      }
    }
  }

  /// Opens again what was edited and not saved, and compares it with the file as it is now.
  private void comeBack(SessionId session, List<Begun> begun) {
    for (Begun each : begun) {
      if (each instanceof Begun.Edit(FileText.Opened opened, String text)
          && !open.containsKey(session)) {
        EditorPane editor = editor(session, opened);
        open.put(session, editor);
        editor.takeUp(text);
        if (shown.filter(session::equals).isPresent()) {
          shows.accept(Optional.of(editor));
        }
        var _ =
            actions
                .review()
                .open(session, opened.path())
                .thenAccept(now -> FxThread.run(() -> editor.compareWith(now)));
      }
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
        EditorPane editor = editor(session, opened);
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

  private EditorPane editor(SessionId session, FileText.Opened opened) {
    return new EditorPane(
        opened,
        new EditorPane.Work() {
          @Override
          public CompletableFuture<FileText.Save> save(FileText.Opened over, String edited) {
            return actions.review().save(session, over, edited);
          }

          @Override
          public CompletableFuture<KeepResult> keep(FileText.Opened over, String edited) {
            return actions.beginnings().keep(session, new Begun.Edit(over, edited));
          }

          @Override
          public void forget() {
            actions.beginnings().drop(session, Begun.Edit.NAME);
          }

          @Override
          public CompletableFuture<ActionResult> openExternally(String path, int line, int column) {
            return actions.openExternally(session, path, line, column);
          }

          @Override
          public void close(EditorPane closed) {
            EditorDesk.this.close(session, closed);
          }
        });
  }

  private void close(SessionId session, EditorPane editor) {
    editor.stop();
    actions.beginnings().drop(session, Begun.Edit.NAME);
    open.remove(session, editor);
    if (shown.filter(session::equals).isPresent()) {
      shows.accept(Optional.empty());
    }
  }

  /// See {@link ReviewPane#keepOnly}.
  void keepOnly(Collection<SessionId> there) {
    asked.retainAll(there);
    open.entrySet()
        .removeIf(one -> {
          EditorPane editor = one.getValue();
          boolean inView = shown.filter(one.getKey()::equals).isPresent();
          boolean over = !there.contains(one.getKey()) && !inView;
          boolean goes = over && (!editor.isDirty() || editor.isKept());
          if (goes) {
            editor.stop();
          }
          return goes;
        });
  }

  /// Keeps at once what was typed last.
  void keepBegun() {
    open.values().forEach(EditorPane::keepNow);
  }

  /// Paths that are open and neither saved nor kept.
  List<String> unsaved() {
    return open.values().stream()
        .filter(EditorPane::isDirty)
        .filter(it -> !it.isKept())
        .map(EditorPane::path)
        .toList();
  }

  Optional<EditorPane> editor() {
    return shown.map(open::get);
  }
}
