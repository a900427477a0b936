package app.coppice.session;

import app.coppice.store.JournalInUse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
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
      "Another process of Coppice is at work on this session. It is shown as it grows and takes"
          + " nothing from here until that process ends.";

  private final SessionShelf shelf;
  private final Opener opener;
  private final Listeners listeners;
  private final Redacted redacted;
  private final Map<SessionId, Followed> followed = new ConcurrentHashMap<>();
  private final CountDownLatch closed = new CountDownLatch(1);

  /// Opens a session for this process, or throws {@link JournalInUse} while another has it.
  interface Opener {
    /// @param first what the session is asked for before anybody else can ask it
    void open(SessionId id, Consumer<Session> first) throws IOException;
  }

  Elsewhere(SessionShelf shelf, Opener opener, Listeners listeners, Redacted redacted) {
    this.redacted = redacted;
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

  /// Takes a draft, without the secrets in it, which the session gets when it is this process's
  /// own. Everything else is refused: nobody can tell when that will be.
  boolean submit(SessionId id, SessionCommand command) {
    Followed one = followed.get(id);
    return one != null
        && redacted.command(command) instanceof SessionCommand.SaveDraft(String text)
        && one.keep(text);
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
    private Optional<String> draft = Optional.empty();
    private boolean taken;
    private String trouble = "";
    private Optional<SessionFold> fold = Optional.empty();
    private long size = -1;
    private int tries;

    Followed(SessionId id) {
      this.id = id;
    }

    void run() {
      try {
        while (true) {
          long start = System.nanoTime();
          if (takeOver()) {
            break;
          }
          look();
          Duration took = Duration.ofNanos(System.nanoTime() - start).multipliedBy(SHARE);
          Duration pause = took.compareTo(PAUSE) > 0 ? took : PAUSE;
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
        opener.open(id, this::handDraft);
        return true;
      } catch (JournalInUse e) {
        return false;
      } catch (IOException | RuntimeException e) {
        look();
        if (fold.isEmpty()) {
          throw e;
        }
        tell(Background.reason(e));
        return false;
      }
    }

    /// From here on drafts are the opened session's.
    private synchronized void handDraft(Session session) {
      taken = true;
      draft.ifPresent(text -> session.submit(new SessionCommand.SaveDraft(text)));
    }

    /// It is tried again; the person sees why it did not succeed.
    private void tell(String reason) {
      synchronized (this) {
        if (trouble.equals(reason)) {
          return;
        }
        trouble = reason;
      }
      LOG.error("Session {} cannot be taken over: {}", id, reason);
      listeners.structureChanged();
      listeners.sessionChanged(id);
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

    synchronized boolean keep(String text) {
      if (!taken) {
        draft = Optional.of(text);
      }
      return !taken;
    }

    synchronized Optional<SessionSnapshot> shown() {
      return fold.filter(read -> !read.deleted())
          .map(read ->
              remarked(
                  read.snapshot(),
                  draft.orElse(read.snapshot().draft()),
                  trouble.isEmpty() ? REMARK : troubled(trouble)));
    }

    synchronized void tellWhatIsLost() {
      if (!taken && draft.filter(text -> !text.isBlank()).isPresent()) {
        LOG.warn("What was being written to session {}, which another process has, is lost", id);
      }
    }
  }

  private static String troubled(String reason) {
    return "This session cannot be opened: "
        + reason
        + ". It is shown as its journal tells it and takes nothing; opening it is tried again.";
  }

  private static SessionSnapshot remarked(SessionSnapshot of, String draft, String remark) {
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
        of.queue(),
        of.changes(),
        of.usage(),
        draft,
        false,
        false,
        of.recorded(),
        of.problem().isEmpty() ? remark : of.problem(),
        of.createdAt(),
        of.updatedAt());
  }
}
