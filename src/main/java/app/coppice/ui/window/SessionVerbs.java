package app.coppice.ui.window;

import app.coppice.agent.Mode;
import app.coppice.session.Engine;
import app.coppice.session.SessionCommand;
import app.coppice.session.SessionId;
import app.coppice.session.SessionSnapshot;
import app.coppice.session.SessionState;
import app.coppice.ui.chat.ChatPane;
import app.coppice.ui.kit.Messages;
import app.coppice.ui.kit.NoticeBar;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;

/// What can be done with the session in view, and moving between sessions. FX thread only.
final class SessionVerbs {
  private final Actions actions;
  private final Desk desk;
  private final Engine engine;
  private final Roster roster;
  private final Recency recency;
  private final OverlayLayer overlays;
  private final NoticeBar notices;
  private final VaultQuestion question;

  SessionVerbs(
      Actions actions,
      Desk desk,
      Engine engine,
      Roster roster,
      Recency recency,
      OverlayLayer overlays,
      NoticeBar notices,
      VaultQuestion question) {
    this.actions = actions;
    this.desk = desk;
    this.engine = engine;
    this.roster = roster;
    this.recency = recency;
    this.overlays = overlays;
    this.notices = notices;
    this.question = question;
  }

  void register() {
    moving();
    turn();
    session(
        "open-shell",
        it -> LifeVerbs.isOpen(it) || it.state() == SessionState.PREPARING,
        _ -> {
          desk.focusConsole();
          desk.console().openShell();
        },
        "Shortcut+Shift+T");
    for (Mode mode : Mode.values()) {
      String id = "mode-" + mode.name().toLowerCase(Locale.ROOT);
      session(id, LifeVerbs::isOpen, it -> submit(it, new SessionCommand.ChangeMode(mode)));
    }
  }

  private void moving() {
    Action.Group group = Action.Group.SESSIONS;
    actions.add(
        group,
        "new-session",
        () -> desk.newSession(Optional.empty()),
        "Shortcut+N",
        "Shortcut+Shift+N");
    actions.add(
        group,
        "next-waiting",
        () -> nextWaiting().isPresent(),
        () -> nextWaiting().ifPresent(desk::enter),
        "Shortcut+J",
        "Shortcut+Shift+J");
    actions.add(group, "next-session", () -> step(1), "Ctrl+Tab");
    actions.add(group, "previous-session", () -> step(-1), "Ctrl+Shift+Tab");
    for (int number = 1; number <= 9; number++) {
      int index = number - 1;
      actions.add(
          group,
          "session-" + number,
          () -> roster.live().size() > index,
          () -> desk.enter(roster.live().get(index)),
          "Shortcut+" + number);
    }
  }

  /// The session in view comes first unless its request has the keys already.
  private Optional<SessionId> nextWaiting() {
    return desk.current()
        .filter(it -> it.state() == SessionState.WAITING && !desk.answering())
        .map(SessionSnapshot::id)
        .or(() -> roster.nextWaiting(currentId()));
  }

  private void turn() {
    session(
        "stop-turn",
        it -> hasTurn(it) || engine.review().committing().contains(it.id()),
        this::stop,
        "Shortcut+Period");
    session(
        "resume-turn",
        it -> it.resumable() && LifeVerbs.isOpen(it),
        it -> question.before(it.id(), () -> submit(it, new SessionCommand.ResumeTurn())),
        "Shortcut+Shift+R");
    session(
        "retry-preparation",
        ChatPane::retryable,
        it -> submit(it, new SessionCommand.RetryPreparation()));
    MendVerbs mend = new MendVerbs(engine, overlays, notices);
    session("mend-worktree", MendVerbs::broken, mend::ask, "Shortcut+Alt+W");
    session("rename-session", it -> true, this::rename, "F2");
    session(
        "refresh-changes",
        LifeVerbs::isOpen,
        it -> submit(it, new SessionCommand.RefreshChanges()),
        "F5");
    session("copy-branch", it -> true, this::copyBranch);
  }

  private static boolean hasTurn(SessionSnapshot session) {
    return session.state() == SessionState.WORKING || session.state() == SessionState.WAITING;
  }

  /// The turn first: the commit beside it is stopped by the same key again.
  private void stop(SessionSnapshot session) {
    if (hasTurn(session)) {
      submit(session, new SessionCommand.CancelTurn());
    } else {
      // What came of it is said where the commit was asked for.
      var _ = engine.review().stopCommit(session.id());
    }
  }

  private void session(
      String id, Predicate<SessionSnapshot> when, Consumer<SessionSnapshot> run, String... keys) {
    actions.add(
        Action.Group.SESSIONS,
        id,
        () -> desk.current().filter(when).isPresent(),
        () -> desk.current().ifPresent(run),
        keys);
  }

  private Optional<SessionId> currentId() {
    return desk.current().map(SessionSnapshot::id);
  }

  private void step(int by) {
    recency.step(roster.live(), currentId(), by).ifPresent(desk::select);
  }

  private void submit(SessionSnapshot snapshot, SessionCommand command) {
    engine.submit(snapshot.id(), command);
  }

  private void rename(SessionSnapshot snapshot) {
    String before = snapshot.title();
    new TextSheet(
            overlays,
            Messages.text("window.action.rename-session"),
            before,
            Messages.text("window.rename.verb"),
            title -> submit(snapshot, new SessionCommand.Rename(title)))
        .open();
  }

  private void copyBranch(SessionSnapshot snapshot) {
    Clipboard.getSystemClipboard()
        .setContent(java.util.Map.of(DataFormat.PLAIN_TEXT, snapshot.branch()));
    notices.tell(Messages.text("window.copied", snapshot.branch()));
  }
}
