package app.coppice.session;

import app.coppice.agent.StopReason;
import app.coppice.concurrent.Mailbox;
import app.coppice.store.Journal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One session: a mailbox, and one virtual thread that drains it, folds each event, journals it and
/// publishes an immutable snapshot. The public part is thread-safe; nothing else writes the
/// session's state.
final class Session implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Session.class);
  private static final int CAPACITY = 256;

  private final Mailbox<SessionMessage> mailbox = new Mailbox<>(CAPACITY);
  private final SessionWork work;
  private final Redacted redacted;
  private final Clock clock;
  private final JournalOpener opener;
  private final Thread thread;

  /// Held by whoever acts on branch or worktree; never by the session's own thread.
  private final ReentrantLock acting = new ReentrantLock();

  private volatile SessionFold fold;
  private volatile boolean closing;

  /// The running turn; session thread writes, {@link #close} reads.
  private volatile Optional<TurnRun> turn = Optional.empty();

  /// Opens the session's journal on the session's thread.
  interface JournalOpener {
    Journal open() throws IOException;
  }

  Session(SessionFold fold, JournalOpener opener, SessionWork work, Clock clock) {
    this.fold = fold;
    this.opener = opener;
    this.work = work;
    this.redacted = new Redacted(work.redactor());
    this.clock = clock;
    this.thread = Thread.ofVirtual().name("session-" + fold.snapshot().id()).unstarted(this::run);
  }

  /// Starts the session's thread; `first` are events that come before everything else.
  void start(List<? extends SessionEvent> first) {
    first.forEach(this::happened);
    thread.start();
  }

  SessionSnapshot snapshot() {
    return fold.snapshot();
  }

  SessionFold fold() {
    return fold;
  }

  /// Answers false, without taking it, when the session has stopped.
  boolean submit(SessionCommand command) {
    return mailbox.push(new SessionMessage.Asked(redacted.command(command)));
  }

  /// Asks for something; the future completes when all that it made happen is on disk.
  CompletableFuture<Void> ordered(SessionCommand command) {
    CompletableFuture<Void> kept = new CompletableFuture<>();
    if (!mailbox.push(new SessionMessage.Ordered(redacted.command(command), kept))) {
      kept.completeExceptionally(new IOException("The session is closed"));
    }
    return kept;
  }

  /// Tells the session of something that happened; never waits.
  void happened(SessionEvent event) {
    mailbox.push(new SessionMessage.Happened(redacted.event(event)));
  }

  /// Tells the session of something; the future completes when its record is on disk.
  CompletableFuture<Void> announced(SessionEvent event) {
    CompletableFuture<Void> kept = new CompletableFuture<>();
    if (!mailbox.push(new SessionMessage.Announced(redacted.event(event), kept))) {
      kept.completeExceptionally(new IOException("The session is closed"));
    }
    return kept;
  }

  /// Whether it hears of nothing any more: it is being closed, or has failed. What it was about to
  /// become it may never be.
  boolean isEnded() {
    return closing || thread.getState() == Thread.State.TERMINATED;
  }

  /// Does `work` while no other action is done to this session: what it sees of the state stands
  /// until it has ended. Blocking.
  <T> T alone(SessionManager.Work<T> work) throws IOException, InterruptedException {
    acting.lockInterruptibly();
    try {
      return work.of(this);
    } finally {
      acting.unlock();
    }
  }

  /// Stops a running turn and waits up to `patience` for its end; true when none runs any more.
  boolean stopTurn(Duration patience) {
    Optional<TurnRun> running = turn;
    running.ifPresent(TurnRun::cancel);
    return running.map(run -> run.ended(patience)).orElse(true);
  }

  private void run() {
    try (SessionLog log = new SessionLog(opener.open(), redacted)) {
      List<SessionMessage> batch = new ArrayList<>();
      while (mailbox.drain(batch, log.patience())) {
        handle(batch, log);
        batch.clear();
      }
      if (fold.running()) {
        log.write(List.of(new SessionEvent.TurnLost(clock.instant())));
      }
    } catch (Exception | VirtualMachineError e) {
      LOG.error("Session {} failed", fold.snapshot().id(), e);
      fail(e);
    }
  }

  private void handle(List<SessionMessage> batch, SessionLog log) {
    List<SessionEvent> events = new ArrayList<>();
    List<CompletableFuture<Void>> acknowledgements = new ArrayList<>();
    SessionFold now = fold;
    int folded = 0;
    for (SessionMessage message : StreamedText.joined(batch)) {
      switch (message) {
        case SessionMessage.Happened m -> events.add(asClosing(m.event()));
        case SessionMessage.Announced m -> {
          events.add(m.event());
          acknowledgements.add(m.kept());
        }
        case SessionMessage.Asked(SessionCommand command) -> {
          now = SessionReducer.reduce(now, events.subList(folded, events.size()));
          folded = events.size();
          decide(command, now, events);
        }
        case SessionMessage.Ordered(SessionCommand command, CompletableFuture<Void> kept) -> {
          now = SessionReducer.reduce(now, events.subList(folded, events.size()));
          folded = events.size();
          decide(command, now, events);
          acknowledgements.add(kept);
        }
      }
    }
    now = SessionReducer.reduce(now, events.subList(folded, events.size()));
    if (now.mayStartTurn() && !closing && work.startsTurns()) {
      SessionEvent started =
          new SessionEvent.TurnStarted(clock.instant(), SessionEvent.TurnStarted.Start.PROMPT);
      events.add(started);
      now = SessionReducer.reduce(now, List.of(started));
    }
    finish(now, events, acknowledgements, log);
  }

  /// A turn that the closing of the session cuts off did not end: it is lost, and can be resumed.
  private SessionEvent asClosing(SessionEvent event) {
    return closing && event instanceof SessionEvent.TurnEnded ended
        ? new SessionEvent.TurnLost(ended.at())
        : event;
  }

  private void decide(SessionCommand command, SessionFold now, List<SessionEvent> events) {
    actAtOnce(command, now);
    events.addAll(SessionDecider.decide(now, command, clock.instant()));
  }

  private void actAtOnce(SessionCommand command, SessionFold now) {
    if (command instanceof SessionCommand.CancelTurn) {
      turn.ifPresent(TurnRun::cancel);
    } else if (command instanceof SessionCommand.RefreshChanges) {
      work.refreshChanges(now.snapshot());
    }
  }

  private void finish(
      SessionFold now,
      List<SessionEvent> events,
      List<CompletableFuture<Void>> acknowledgements,
      SessionLog log) {
    SessionSnapshot before = fold.snapshot();
    boolean effects = events.stream().anyMatch(Session::hasEffect);
    try {
      log.write(events);
      if (effects || !acknowledgements.isEmpty()) {
        log.force();
      }
      fold = now;
      events.forEach(event -> act(event, now));
      acknowledgements.forEach(kept -> kept.complete(null));
    } catch (IOException e) {
      LOG.error("The journal of session {} cannot be written", before.id(), e);
      turn.ifPresent(TurnRun::cancel);
      fold = SessionReducer.reduce(now, List.of(unwritable(e)));
      acknowledgements.forEach(kept -> kept.completeExceptionally(e));
      if (events.stream().anyMatch(SessionEvent.TurnStarted.class::isInstance)) {
        happened(new SessionEvent.TurnEnded(clock.instant(), StopReason.FAILED));
      }
    }
    if (!events.isEmpty()) {
      work.published(before, fold.snapshot());
    }
  }

  private SessionEvent unwritable(IOException e) {
    return new SessionEvent.Failed(
        clock.instant(),
        "The session's journal cannot be written ("
            + e.getMessage()
            + "). Free some space or make the profile writable; then go on.");
  }

  private static boolean hasEffect(SessionEvent event) {
    return event instanceof SessionEvent.TurnStarted
        || event instanceof SessionEvent.PromptQueued
        || event instanceof SessionEvent.PermissionAnswered
        || event instanceof SessionEvent.PreparationStarted
        || event instanceof SessionEvent.Created;
  }

  /// Does what an event that is on disk now brings about.
  private void act(SessionEvent event, SessionFold now) {
    if (event instanceof SessionEvent.TurnStarted) {
      turn = Optional.of(TurnRun.start(mailbox, clock, work, now.snapshot()));
    } else if (event instanceof SessionEvent.TurnEnded || event instanceof SessionEvent.TurnLost) {
      turn = Optional.empty();
    } else if (event instanceof SessionEvent.PermissionAnswered answered) {
      turn.ifPresent(run -> run.answer(answered.requestId(), answered.decision()));
    } else if (event instanceof SessionEvent.PreparationStarted) {
      work.prepare(now.snapshot());
    }
  }

  /// The outermost frame's last act: the failure becomes a state that can be seen.
  private void fail(Throwable e) {
    turn.ifPresent(TurnRun::cancel);
    mailbox.close();
    abandonWaiting(e);
    SessionSnapshot before = fold.snapshot();
    String why = e instanceof UncheckedIOException io ? io.getMessage() : e.toString();
    fold =
        SessionReducer.reduce(
            fold,
            List.of(
                new SessionEvent.Failed(
                    clock.instant(),
                    "The session stopped: " + why + ". Start Coppice again to open it anew.")));
    work.published(before, fold.snapshot());
  }

  private void abandonWaiting(Throwable cause) {
    List<SessionMessage> left = new ArrayList<>();
    try {
      mailbox.drain(left, Duration.ZERO);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    for (SessionMessage message : left) {
      switch (message) {
        case SessionMessage.Announced announced -> announced.kept().completeExceptionally(cause);
        case SessionMessage.Ordered ordered -> ordered.kept().completeExceptionally(cause);
        case SessionMessage.Happened _, SessionMessage.Asked _ -> {}
      }
    }
  }

  /// Ends a running turn, which can be resumed later, writes what is open and closes the journal.
  @Override
  public void close() {
    closing = true;
    stopTurn(Duration.ofSeconds(3));
    mailbox.close();
    try {
      thread.join(Duration.ofSeconds(5));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
