package app.coppice.session;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

/// The sessions that another process has open: shown as their journals tell them, and taken over
/// once that process lets go of them, however it ended. Thread-safe.
final class Elsewhere implements AutoCloseable {
  private final SessionShelf shelf;
  private final Opener opener;
  private final Listeners listeners;
  private final Redacted redacted;
  private final Map<SessionId, Followed> followed = new ConcurrentHashMap<>();
  private final CountDownLatch closed = new CountDownLatch(1);

  /// Opens a session for this process, or throws {@link app.coppice.store.JournalInUse} while
  /// another has it.
  interface Opener {
    /// Takes the file of the draft away when the session's journal has the draft.
    ///
    /// @param typed the draft as it is here; asked when the session is open
    void open(SessionId id, Supplier<Optional<String>> typed) throws IOException;
  }

  Elsewhere(SessionShelf shelf, Opener opener, Listeners listeners, Redacted redacted) {
    this.redacted = redacted;
    this.shelf = shelf;
    this.opener = opener;
    this.listeners = listeners;
  }

  /// Follows a session from now on; a second call for the same one does nothing. Never blocks.
  void follow(SessionId id) {
    Followed fresh = new Followed(id, shelf, opener, listeners, closed);
    if (followed.putIfAbsent(id, fresh) == null) {
      Thread.ofVirtual()
          .name("elsewhere-" + id)
          .start(() -> {
            if (fresh.run()) {
              followed.remove(id);
              listeners.structureChanged();
            }
          });
    }
  }

  /// The newest snapshots, deleted ones not.
  List<SessionSnapshot> snapshots() {
    return followed.values().stream().flatMap(one -> one.shown().stream()).toList();
  }

  Optional<SessionSnapshot> snapshot(SessionId id) {
    return Optional.ofNullable(followed.get(id)).flatMap(Followed::shown);
  }

  /// Takes a draft, without the secrets in it, which is kept until the session is this process's
  /// own. Everything else is refused: nobody can tell when that will be. The snapshot says so.
  boolean submit(SessionId id, SessionCommand command) {
    Followed one = followed.get(id);
    if (one == null) {
      return false;
    }
    if (redacted.command(command) instanceof SessionCommand.SaveDraft(String text)) {
      return one.keep(text);
    }
    one.refuse(refused(command));
    return false;
  }

  /// What a person is told did not happen; empty where nobody waits for it, or the composer tells.
  private static String refused(SessionCommand command) {
    return switch (command) {
      case SessionCommand.Rename _ -> "The name was not changed. ";
      case SessionCommand.ChangeMode _ -> "The mode was not changed. ";
      case SessionCommand.ChangeModel _ -> "The model was not changed. ";
      case SessionCommand.CancelTurn _ -> "The turn was not stopped. ";
      case SessionCommand.ResumeTurn _ -> "The turn was not resumed. ";
      case SessionCommand.RetryPreparation _ -> "The worktree was not made. ";
      case SessionCommand.GoWithoutSetUp _ -> "Nothing was sent. ";
      case SessionCommand.AnswerPermission _ -> "Nothing was answered. ";
      case SessionCommand.RemoveQueuedPrompt _ -> "The prompt stays queued. ";
      case SessionCommand.SendPrompt _,
          SessionCommand.SaveDraft _,
          SessionCommand.MarkRead _,
          SessionCommand.MarkViewed _,
          SessionCommand.RefreshChanges _ ->
          "";
    };
  }

  /// Blocking: what was typed last is written.
  @Override
  public void close() {
    closed.countDown();
    followed.values().forEach(Followed::writeDraft);
  }
}
