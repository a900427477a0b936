package app.coppice.ui.window;

import app.coppice.agent.Mode;
import app.coppice.session.ActionResult;
import app.coppice.session.Engine;
import app.coppice.session.IgnoredChoice;
import app.coppice.session.SessionCommand;
import app.coppice.session.SessionId;
import app.coppice.session.SessionSnapshot;
import app.coppice.session.SessionState;
import app.coppice.ui.chat.ChatPane;
import app.coppice.ui.kit.FxThread;
import app.coppice.ui.kit.Messages;
import app.coppice.ui.kit.NoticeBar;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;

/// What can be done with the session in view, and moving between sessions. FX thread only.
final class SessionVerbs {
  /// What is done within this time needs no word that it is waited for.
  private static final Duration AT_ONCE = Duration.ofMillis(300);

  private final Actions actions;
  private final Desk desk;
  private final Engine engine;
  private final Roster roster;
  private final Recency recency;
  private final OverlayLayer overlays;
  private final NoticeBar notices;
  private final Outcomes outcomes;
  private final TrashVerbs trash;

  SessionVerbs(
      Actions actions,
      Desk desk,
      Engine engine,
      Roster roster,
      Recency recency,
      OverlayLayer overlays,
      NoticeBar notices,
      InstantSource clock) {
    this.actions = actions;
    this.desk = desk;
    this.engine = engine;
    this.roster = roster;
    this.recency = recency;
    this.overlays = overlays;
    this.notices = notices;
    this.outcomes = new Outcomes(notices);
    this.trash = new TrashVerbs(actions, desk, engine, overlays, notices, clock);
  }

  void register() {
    moving();
    turn();
    session(
        "open-shell",
        it -> open(it) || it.state() == SessionState.PREPARING,
        _ -> {
          desk.focusConsole();
          desk.console().openShell();
        },
        "Shortcut+Shift+T");
    life();
    for (Mode mode : Mode.values()) {
      String id = "mode-" + mode.name().toLowerCase(Locale.ROOT);
      session(id, this::open, it -> submit(it, new SessionCommand.ChangeMode(mode)));
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
        it -> it.state() == SessionState.WORKING || it.state() == SessionState.WAITING,
        it -> submit(it, new SessionCommand.CancelTurn()),
        "Shortcut+Period");
    session(
        "resume-turn",
        it -> it.resumable() && open(it),
        it -> submit(it, new SessionCommand.ResumeTurn()),
        "Shortcut+Shift+R");
    session(
        "retry-preparation",
        ChatPane::retryable,
        it -> submit(it, new SessionCommand.RetryPreparation()));
    MendVerbs mend = new MendVerbs(engine, overlays, notices);
    session("mend-worktree", MendVerbs::broken, mend::ask, "Shortcut+Alt+W");
    session("rename-session", it -> true, this::rename, "F2");
    session(
        "refresh-changes", this::open, it -> submit(it, new SessionCommand.RefreshChanges()), "F5");
    session("copy-branch", it -> true, this::copyBranch);
  }

  private void life() {
    session("archive-session", this::open, this::archive, "Shortcut+Shift+A");
    session(
        "restore-session",
        it -> it.state() == SessionState.ARCHIVED && !it.comesBack(),
        it -> restore(it.id()),
        "Shortcut+Shift+R");
    session("delete-session", it -> true, this::delete, "Shortcut+Shift+Backspace");
    trash.register();
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

  private boolean open(SessionSnapshot snapshot) {
    return switch (snapshot.state()) {
      case IDLE, WORKING, WAITING, FAILED -> true;
      case PREPARING, DETACHED, ARCHIVED -> false;
    };
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

  /// Asks first when there are ignored files that no build brings back, or programs end with it.
  private void archive(SessionSnapshot snapshot) {
    FxThread.deliver(
        leaving(snapshot.id(), CompletableFuture.completedFuture(List.of())),
        leaving -> {
          if (leaving.losses().isEmpty()
              && leaving.ignored().stream().allMatch(IgnoredChoice::madeAgain)) {
            archiveNow(snapshot.id(), Set.of());
          } else {
            confirmArchive(snapshot, leaving);
          }
        },
        failure -> confirmArchive(snapshot, Leaving.unknown(failure)));
  }

  private void confirmArchive(SessionSnapshot snapshot, Leaving leaving) {
    new KeepSheet(
            overlays,
            Messages.text("window.archive.title", snapshot.title()),
            leaving.losses(),
            leaving.ignored(),
            Messages.text("window.archive.verb"),
            keep -> archiveNow(snapshot.id(), keep))
        .open();
  }

  /// Programs in the session's terminals end with it, too.
  private CompletableFuture<Leaving> leaving(SessionId id, CompletableFuture<List<String>> losses) {
    return losses
        .thenCombine(
            RunningPrograms.losses(engine.terminals(id)),
            (files, programs) -> Stream.concat(files.stream(), programs.stream()).toList())
        .thenCombine(engine.storage().ignored(id), Leaving::new);
  }

  /// What goes with a session that is put away.
  private record Leaving(List<String> losses, List<IgnoredChoice> ignored) {
    static Leaving unknown(Throwable failure) {
      return new Leaving(
          List.of(
              Messages.text("window.delete.unknown", Outcomes.reason(failure)),
              Messages.text("window.keep.unknown")),
          List.of());
    }
  }

  private void archiveNow(SessionId id, Set<String> keep) {
    outcomes.follow(saidToWait(id, engine.storage().archive(id, keep)), done -> archived(id));
  }

  /// Says that it waits for a script, if after a moment it still does.
  private CompletableFuture<ActionResult> saidToWait(
      SessionId id, CompletableFuture<ActionResult> action) {
    FxThread.later(
        AT_ONCE,
        () -> {
          String script = engine.outfits().script(id);
          if (!action.isDone() && !script.isEmpty()) {
            notices.waiting(
                Messages.text("window.script.waits", script),
                Messages.text("window.script.stop"),
                () -> outcomes.follow(engine.outfits().stopScript(id), done -> {}));
          }
        });
    return action;
  }

  private void archived(SessionId id) {
    notices.offer(
        Messages.text("window.archived"), Messages.text("window.undo"), () -> restore(id));
    toChat(id);
  }

  private void restore(SessionId id) {
    outcomes.follow(
        engine.restore(id),
        done -> {
          notices.tell(done.message());
          toChat(id);
        });
  }

  /// Else the focus would go on to whatever is next, as what had it is gone.
  private void toChat(SessionId id) {
    if (currentId().filter(id::equals).isPresent() && !overlays.busy()) {
      desk.focusChat();
    }
  }

  /// Asks first, with what would be lost and what can be kept.
  private void delete(SessionSnapshot snapshot) {
    FxThread.deliver(
        leaving(snapshot.id(), engine.lossesOf(snapshot.id())),
        leaving -> confirmDelete(snapshot, leaving),
        failure -> confirmDelete(snapshot, Leaving.unknown(failure)));
  }

  private void confirmDelete(SessionSnapshot snapshot, Leaving leaving) {
    List<String> sentences = new ArrayList<>(leaving.losses());
    sentences.add(Messages.text("window.delete.trash"));
    new KeepSheet(
            overlays,
            Messages.text("window.delete.title", snapshot.title()),
            sentences,
            leaving.ignored(),
            Messages.text("window.delete.verb"),
            keep ->
                outcomes.follow(
                    saidToWait(snapshot.id(), engine.storage().delete(snapshot.id(), keep)),
                    done ->
                        notices.offer(
                            Messages.text("window.deleted", snapshot.title()),
                            Messages.text("window.undo"),
                            () -> trash.restore(snapshot.id()))))
        .open();
  }
}
