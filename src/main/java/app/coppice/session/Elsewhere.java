package app.coppice.session;

import app.coppice.store.JournalInUse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The sessions that another process has open: shown as their journals tell them, and taken over
/// once that process lets go of them, however it ended. Thread-safe.
final class Elsewhere implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Elsewhere.class);

  /// How often it is tried to take a session over. A file's lock tells nobody when it is free.
  private static final Duration PAUSE = Duration.ofMillis(300);

  /// Reading a long journal again and again takes at most one part in this many.
  private static final int SHARE = 8;

  /// How often it is looked for a journal that is not there yet.
  private static final int MOST_TRIES = 100;

  private static final String REMARK =
      "Another process of Coppice is at work on this session. It is shown as it grows; what you"
          + " send waits until that process ends.";

  private final SessionShelf shelf;
  private final Opener opener;
  private final Listeners listeners;
  private final Map<SessionId, Followed> followed = new ConcurrentHashMap<>();
  private final CountDownLatch closed = new CountDownLatch(1);

  /// Opens a session for this process, or throws {@link JournalInUse} while another has it.
  interface Opener {
    Session open(SessionId id) throws IOException;
  }

  Elsewhere(SessionShelf shelf, Opener opener, Listeners listeners) {
    this.shelf = shelf;
    this.opener = opener;
    this.listeners = listeners;
  }

  /// Follows a session from now on; a second call for the same one does nothing. Never blocks.
  void follow(SessionId id) {
    Followed fresh = new Followed(id);
    if (followed.putIfAbsent(id, fresh) == null) {
      Thread.ofVirtual().name("elsewhere-" + id).start(fresh::run);
    }
  }

  /// The newest snapshots, deleted ones not.
  List<SessionSnapshot> snapshots() {
    return followed.values().stream().flatMap(one -> one.shown().stream()).toList();
  }

  Optional<SessionSnapshot> snapshot(SessionId id) {
    return Optional.ofNullable(followed.get(id)).flatMap(Followed::shown);
  }

  /// Keeps a command until the session is this process's own.
  boolean submit(SessionId id, SessionCommand command) {
    Optional<Followed> one = Optional.ofNullable(followed.get(id));
    one.ifPresent(it -> it.keep(command));
    return one.isPresent();
  }

  @Override
  public void close() {
    closed.countDown();
    for (Followed one : followed.values()) {
      one.tellWhatIsLost();
    }
  }

  /// One session.
  private final class Followed {
    private final SessionId id;
    private final List<SessionCommand> waiting = new ArrayList<>();
    private Optional<SessionFold> fold = Optional.empty();
    private long size = -1;
    private int tries;

    Followed(SessionId id) {
      this.id = id;
    }

    void run() {
      try {
        Duration pause = PAUSE;
        while (!takeOver()) {
          long start = System.nanoTime();
          look();
          Duration took = Duration.ofNanos(System.nanoTime() - start).multipliedBy(SHARE);
          pause = took.compareTo(PAUSE) > 0 ? took : PAUSE;
          if (closed.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
            return;
          }
        }
      } catch (IOException | RuntimeException e) {
        LOG.error("Session {} cannot be opened: {}", id, e.getMessage());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      followed.remove(id);
      listeners.structureChanged();
    }

    private boolean takeOver() throws IOException {
      if (!shelf.holds(id)) {
        // Who makes it may not have come so far.
        tries++;
        if (tries > MOST_TRIES) {
          throw new IOException("there is no journal of it");
        }
        return false;
      }
      try {
        Session session = opener.open(id);
        synchronized (this) {
          waiting.forEach(session::submit);
          waiting.clear();
          followed.remove(id);
        }
        return true;
      } catch (JournalInUse e) {
        return false;
      }
    }

    private void look() {
      Path journal = shelf.journal(id);
      try {
        long now = Files.size(journal);
        if (now == size) {
          return;
        }
        SessionFold read = shelf.read(id);
        synchronized (this) {
          fold = Optional.of(read);
          size = now;
        }
        listeners.structureChanged();
        listeners.sessionChanged(id);
      } catch (IOException e) {
        LOG.debug("Session {} cannot be looked at yet: {}", id, e.getMessage());
      }
    }

    void keep(SessionCommand command) {
      boolean kept;
      synchronized (this) {
        kept = followed.get(id) == this && isKept(command);
      }
      if (kept) {
        listeners.sessionChanged(id);
      }
    }

    /// What can wait does; what is about this moment is the other process's own.
    private boolean isKept(SessionCommand command) {
      return switch (command) {
        case SessionCommand.SendPrompt _,
            SessionCommand.Rename _,
            SessionCommand.ChangeMode _,
            SessionCommand.ChangeModel _ ->
            waiting.add(command);
        case SessionCommand.SaveDraft _ -> {
          waiting.removeIf(SessionCommand.SaveDraft.class::isInstance);
          yield waiting.add(command);
        }
        case SessionCommand.RemoveQueuedPrompt(int index) -> {
          int others = fold.map(read -> read.snapshot().queue().size()).orElse(0);
          List<SessionCommand> prompts =
              waiting.stream().filter(SessionCommand.SendPrompt.class::isInstance).toList();
          yield index >= others
              && index - others < prompts.size()
              && waiting.remove(prompts.get(index - others));
        }
        case SessionCommand.AnswerPermission _,
            SessionCommand.CancelTurn _,
            SessionCommand.ResumeTurn _,
            SessionCommand.MarkRead _,
            SessionCommand.RefreshChanges _,
            SessionCommand.RetryPreparation _ ->
            false;
      };
    }

    synchronized Optional<SessionSnapshot> shown() {
      return fold.filter(read -> !read.deleted())
          .map(read -> remarked(read.snapshot(), prompts(read.snapshot())));
    }

    private List<String> prompts(SessionSnapshot snapshot) {
      List<String> prompts = new ArrayList<>(snapshot.queue());
      for (SessionCommand command : waiting) {
        if (command instanceof SessionCommand.SendPrompt(String text)) {
          prompts.add(text);
        }
      }
      return prompts;
    }

    synchronized void tellWhatIsLost() {
      if (waiting.stream().anyMatch(SessionCommand.SendPrompt.class::isInstance)) {
        LOG.warn("What was sent to session {} while another process had it is not kept", id);
      }
    }
  }

  private static SessionSnapshot remarked(SessionSnapshot of, List<String> queue) {
    return new SessionSnapshot(
        of.id(),
        of.repository(),
        of.title(),
        of.branch(),
        of.base(),
        of.worktree(),
        of.state(),
        of.progress(),
        of.mode(),
        of.model(),
        of.transcript(),
        List.of(),
        queue,
        of.changes(),
        of.usage(),
        of.draft(),
        false,
        false,
        of.recorded(),
        of.problem().isEmpty() ? REMARK : of.problem(),
        of.createdAt(),
        of.updatedAt());
  }
}
