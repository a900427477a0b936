package app.coppice.session;

import java.io.IOException;
import java.time.Clock;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The way of a {@link WaitingDraft} into its session: the file goes only when the session's
/// journal has what was typed. Thread-safe.
final class DraftHandOver {
  private static final Logger LOG = LoggerFactory.getLogger(DraftHandOver.class);

  private final SessionShelf shelf;
  private final Clock clock;

  DraftHandOver(SessionShelf shelf, Clock clock) {
    this.shelf = shelf;
    this.clock = clock;
  }

  /// What the file holds; nothing when it cannot be read, and the file is left as it is then.
  Optional<String> waiting(SessionId id) {
    try {
      return shelf.draft(id).read();
    } catch (IOException e) {
      LOG.warn("The draft beside the journal of session {} cannot be read", id, e);
      return Optional.empty();
    }
  }

  /// Gives a session its draft; completes when its journal has it, and fails when there is none.
  CompletableFuture<Void> give(Session session, Optional<String> draft) {
    if (draft.isEmpty()) {
      return CompletableFuture.failedFuture(new NoSuchElementException("There is no draft"));
    }
    return draft.get().equals(session.snapshot().draft())
        ? CompletableFuture.completedFuture(null)
        : session.announced(new SessionEvent.DraftSaved(clock.instant(), draft.get()));
  }

  /// Takes the file away once the session's journal has the draft. Blocking.
  void finish(SessionId id, CompletableFuture<Void> given) {
    try {
      if (given.handle((_, failure) -> failure == null).join()) {
        shelf.draft(id).remove();
      }
    } catch (IOException e) {
      LOG.warn("The draft beside the journal of session {} stays: {}", id, e.getMessage());
    }
  }
}
