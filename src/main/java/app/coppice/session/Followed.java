package app.coppice.session;

import app.coppice.store.JournalInUse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One session that another process has open, as its journal tells it, and what is typed for it
/// here meanwhile. Thread-safe; {@link #run} on a thread of its own.
final class Followed {
  private static final Logger LOG = LoggerFactory.getLogger(Followed.class);

  /// How often it is tried to take a session over. A file's lock tells nobody when it is free.
  private static final Duration PAUSE = Duration.ofMillis(300);

  /// Reading a long journal again and again takes at most one part in this many.
  private static final int SHARE = 8;

  /// How often it is looked for a journal that is not there yet.
  private static final int MOST_TRIES = 100;

  private static final String REMARK =
      "Another process of Coppice is at work on this session. It is shown as it grows and takes"
          + " nothing from here until that process ends.";

  /// Something done to a draft's file.
  private interface FileWork {
    void run() throws IOException;
  }

  private final SessionId id;
  private final SessionShelf shelf;
  private final Elsewhere.Opener opener;
  private final Listeners listeners;
  private final CountDownLatch closed;
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

  /// @param closed nothing is tried any more once it is counted down
  Followed(
      SessionId id,
      SessionShelf shelf,
      Elsewhere.Opener opener,
      Listeners listeners,
      CountDownLatch closed) {
    this.id = id;
    this.shelf = shelf;
    this.opener = opener;
    this.listeners = listeners;
    this.closed = closed;
    file = shelf.draft(id);
  }

  /// Looks again and again until the session is taken over or the latch is counted down.
  ///
  /// @return whether it need not be followed any more
  boolean run() {
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
          return false;
        }
      }
    } catch (IOException | RuntimeException e) {
      LOG.error("Session {} cannot be opened: {}", id, e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return true;
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

  /// Blocking: off the thread that typed it.
  void writeDraft() {
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
        of.comments(),
        of.landed(),
        false,
        false,
        of.recorded(),
        of.problem().isEmpty() ? remark : of.problem(),
        of.createdAt(),
        of.updatedAt(),
        of.viewed());
  }
}
