package app.coppice.ui.window;

import app.coppice.session.ActionResult;
import app.coppice.session.Engine;
import app.coppice.session.IgnoredChoice;
import app.coppice.session.SessionId;
import app.coppice.session.SessionSnapshot;
import app.coppice.session.SessionState;
import app.coppice.ui.kit.FxThread;
import app.coppice.ui.kit.Messages;
import app.coppice.ui.kit.NoticeBar;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Putting the session in view away, bringing it back, and deleting it. FX thread only.
final class LifeVerbs {
  /// What is done within this time needs no word that it is waited for.
  private static final Duration AT_ONCE = Duration.ofMillis(300);

  private final Actions actions;
  private final Desk desk;
  private final Engine engine;
  private final OverlayLayer overlays;
  private final NoticeBar notices;
  private final Outcomes outcomes;
  private final TrashVerbs trash;

  LifeVerbs(
      Actions actions,
      Desk desk,
      Engine engine,
      OverlayLayer overlays,
      NoticeBar notices,
      InstantSource clock) {
    this.actions = actions;
    this.desk = desk;
    this.engine = engine;
    this.overlays = overlays;
    this.notices = notices;
    this.outcomes = new Outcomes(notices);
    this.trash = new TrashVerbs(actions, desk, engine, overlays, notices, clock);
  }

  void register() {
    session("archive-session", LifeVerbs::isOpen, this::archive, "Shortcut+Shift+A");
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

  /// Whether its worktree is there and not being made.
  static boolean isOpen(SessionSnapshot snapshot) {
    return switch (snapshot.state()) {
      case IDLE, WORKING, COMMITTING, WAITING, FAILED -> true;
      case PREPARING, DETACHED, ARCHIVED -> false;
    };
  }

  /// Asks first when there are ignored files that no build brings back, or programs end with it.
  private void archive(SessionSnapshot snapshot) {
    FxThread.deliver(
        leaving(snapshot.id(), CompletableFuture.completedFuture(List.of())),
        leaving -> {
          if (!leaving.refusal().isEmpty()) {
            refused("window.archive.refused", snapshot, leaving, this::archive);
          } else if (leaving.losses().isEmpty()
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
        .thenCombine(
            engine.storage().refusal(id), (all, refusal) -> new Leaving(all, List.of(), refusal))
        .thenCombine(engine.storage().ignored(id), Leaving::with);
  }

  /// What goes with a session that is put away.
  ///
  /// @param refusal why it cannot be; empty where it can be tried
  private record Leaving(List<String> losses, List<IgnoredChoice> ignored, String refusal) {
    Leaving with(List<IgnoredChoice> files) {
      return new Leaving(losses, files, refusal);
    }

    static Leaving unknown(Throwable failure) {
      return new Leaving(
          List.of(
              Messages.text("window.delete.unknown", Outcomes.reason(failure)),
              Messages.text("window.keep.unknown")),
          List.of(),
          "");
    }
  }

  /// Nothing is offered that is known to be refused.
  private void refused(
      String title, SessionSnapshot snapshot, Leaving leaving, Consumer<SessionSnapshot> retry) {
    new RefusedSheet(
            overlays,
            Messages.text(title, snapshot.title()),
            leaving.refusal(),
            () -> retry.accept(snapshot))
        .open();
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
    if (desk.current().map(SessionSnapshot::id).filter(id::equals).isPresent()
        && !overlays.busy()) {
      desk.focusChat();
    }
  }

  /// Asks first, with what would be lost and what can be kept.
  private void delete(SessionSnapshot snapshot) {
    FxThread.deliver(
        leaving(snapshot.id(), engine.lossesOf(snapshot.id())),
        leaving -> {
          if (leaving.refusal().isEmpty()) {
            confirmDelete(snapshot, leaving);
          } else {
            refused("window.delete.refused", snapshot, leaving, this::delete);
          }
        },
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
