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
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
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
      case SessionCommand.AnswerPermission _ -> "Nothing was answered. ";
      case SessionCommand.RemoveQueuedPrompt _ -> "The prompt stays queued. ";
      case SessionCommand.SendPrompt _,
          SessionCommand.SaveDraft _,
          SessionCommand.MarkRead _,
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

  /// Something done to a draft's file.
  private interface FileWork {
    void run() throws IOException;
  }

  /// One session.
  private final class Followed {
    private final SessionId id;
    private final ReentrantLock writing = new ReentrantLock();
    private final WaitingDraft file;

    /// What the file holds; under {@link #writing}.
    private Optional<String> written = Optional.empty();

    private Optional<String> draft = Optional.empty();
    private boolean taken;
    private String refused = "";
    private String trouble = "";
    private Optional<SessionFold> fold = Optional.empty();
    private long size = -1;
    private int tries;

    Followed(SessionId id) {
      this.id = id;
      file = shelf.draft(id);
    }

    void run() {
      try {
        readDraft();
        while (true) {
          long start = System.nanoTime();
          if (takeOver()) {
            break;
          }
          look();
          writeDraft();
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
    private synchronized Optional<String> handDraft() {
      taken = true;
      return draft;
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

    /// What was kept earlier.
    private void readDraft() {
      file(() -> {
        written = file.read();
        synchronized (this) {
          draft = draft.or(() -> written);
        }
      });
    }

    /// Off the thread that typed it.
    private void writeDraft() {
      file(() -> {
        Optional<String> now = unwritten();
        if (now.isPresent()) {
          file.write(now.get());
          written = now;
        }
      });
    }

    private synchronized Optional<String> unwritten() {
      return taken || draft.equals(written) ? Optional.empty() : draft;
    }

    /// One at a time. What fails is tried again with the next.
    private void file(FileWork work) {
      writing.lock();
      try {
        work.run();
      } catch (IOException e) {
        LOG.warn("What is typed for session {} cannot be kept: {}", id, e.getMessage());
      } finally {
        writing.unlock();
      }
    }

    void refuse(String what) {
      synchronized (this) {
        if (what.isEmpty() || what.equals(refused)) {
          return;
        }
        refused = what;
      }
      listeners.sessionChanged(id);
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
                  refused + (trouble.isEmpty() ? REMARK : troubled(trouble))));
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
        of.landed(),
        false,
        false,
        of.recorded(),
        of.problem().isEmpty() ? remark : of.problem(),
        of.createdAt(),
        of.updatedAt());
  }
}
