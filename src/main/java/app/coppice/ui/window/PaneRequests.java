package app.coppice.ui.window;

import app.coppice.session.ActionResult;
import app.coppice.session.Beginnings;
import app.coppice.session.Comparer;
import app.coppice.session.Engine;
import app.coppice.session.LandRequest;
import app.coppice.session.Landings;
import app.coppice.session.Reviewing;
import app.coppice.session.SessionCommand;
import app.coppice.session.SessionId;
import app.coppice.ui.chat.ChatActions;
import app.coppice.ui.console.FilePlace;
import app.coppice.ui.review.ReviewActions;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// Answers what chat and review ask: most of it goes straight to the engine. FX thread only.
final class PaneRequests implements ChatActions, ReviewActions {
  private final MainWindow window;
  private final WindowParts parts;
  private final Engine engine;
  private final RewindVerbs rewinds;
  private final EditorVerbs editors;
  private final VaultQuestion question;

  PaneRequests(MainWindow window, WindowParts parts, RewindVerbs rewinds, VaultQuestion question) {
    this.rewinds = rewinds;
    this.question = question;
    this.window = window;
    this.parts = parts;
    this.engine = parts.engine();
    editors = new EditorVerbs(window, parts);
  }

  @Override
  public boolean submit(SessionId session, SessionCommand command) {
    return engine.submit(session, command);
  }

  @Override
  public CompletableFuture<List<String>> files(SessionId session) {
    return engine.files(session);
  }

  @Override
  public void reviewFile(SessionId session, String path) {
    window.desk().reveal(session, path, 0);
  }

  /// Shows a line of a changed file in the review.
  ///
  /// @param line in the new text, from 1; 0 for the file's head
  void reviewFile(SessionId session, String path, int line) {
    window.desk().reveal(session, path, line);
  }

  /// Opens a place of a file in the person's editor.
  void openFile(SessionId session, FilePlace place) {
    editors.open(session, place);
  }

  @Override
  public void openLink(URI target) {
    parts.openLink().accept(target);
  }

  @Override
  public String requestKey() {
    return window.actions().keyText("next-waiting");
  }

  @Override
  public void mend(SessionId session) {
    window.desk().enter(session);
    window.actions().run("mend-worktree");
  }

  @Override
  public void openSettings() {
    window.actions().run(vaultLocked() ? "vault" : "settings");
  }

  @Override
  public boolean vaultLocked() {
    return question.isLocked();
  }

  @Override
  public boolean asksFirst(SessionId session, Runnable then) {
    return question.asksFirst(session, then);
  }

  @Override
  public List<String> models() {
    return parts.models();
  }

  @Override
  public Reviewing review() {
    return engine.review();
  }

  @Override
  public Beginnings beginnings() {
    return window.begun();
  }

  @Override
  public void compose(SessionId session, String text) {
    window.desk().compose(session, text);
  }

  @Override
  public CompletableFuture<ActionResult> openExternally(
      SessionId session, String path, int line, int column) {
    return editors.open(session, path, line, column);
  }

  @Override
  public CompletableFuture<ActionResult> land(SessionId session, LandRequest request) {
    return engine.land(session, request);
  }

  @Override
  public void resolve(SessionId session) {
    window.conflicts().resolve(session);
  }

  @Override
  public void resolveFetched(SessionId session, String upstream) {
    window.conflicts().resolveFetched(session, upstream);
  }

  @Override
  public Landings landings() {
    return engine.landings();
  }

  @Override
  public CompletableFuture<ActionResult> discard(SessionId session, List<String> paths) {
    return engine.discard(session, paths);
  }

  @Override
  public CompletableFuture<ActionResult> undoDiscard(SessionId session) {
    return engine.undoDiscard(session);
  }

  @Override
  public Comparer comparer() {
    return engine.comparer();
  }

  @Override
  public CompletableFuture<List<String>> branches(SessionId session) {
    return engine
        .session(session)
        .map(it -> engine.branches(it.repository()))
        .orElseGet(() -> CompletableFuture.completedFuture(List.of()));
  }

  @Override
  public void archive(SessionId session) {
    runFor(session, "archive-session");
  }

  @Override
  public void restore(SessionId session) {
    runFor(session, "restore-session");
  }

  @Override
  public void rewind(SessionId session, String entry) {
    rewinds.ask(session, entry);
  }

  @Override
  public void delete(SessionId session) {
    runFor(session, "delete-session");
  }

  @Override
  public String keyText(String action) {
    return window.actions().keyText(action);
  }

  /// Runs an action on a session, which comes into view for it.
  private void runFor(SessionId session, String action) {
    if (window.desk().current().filter(it -> it.id().equals(session)).isEmpty()) {
      window.desk().select(session);
    }
    window.actions().run(action);
  }
}
