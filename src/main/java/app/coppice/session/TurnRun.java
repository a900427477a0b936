package app.coppice.session;

import app.coppice.agent.Cancellation;
import app.coppice.agent.Entry;
import app.coppice.agent.PermissionDecision;
import app.coppice.agent.PermissionRequest;
import app.coppice.agent.StopReason;
import app.coppice.agent.TurnEvent;
import app.coppice.agent.TurnListener;
import app.coppice.concurrent.Mailbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One running turn: its thread, and the listener that carries what it reports into the mailbox.
/// Thread-safe.
final class TurnRun implements TurnListener {
  private static final Logger LOG = LoggerFactory.getLogger(TurnRun.class);

  /// How long a cancelled turn may take to end by itself before its thread is interrupted.
  private static final Duration POLITE = Duration.ofMillis(700);

  private final Mailbox<SessionMessage> mailbox;
  private final Clock clock;
  private final RedactedTurn redacted;
  private final Cancellation cancellation = new Cancellation();
  private final Map<String, CompletableFuture<PermissionDecision>> waiting =
      new ConcurrentHashMap<>();
  private final Thread thread;

  private TurnRun(
      Mailbox<SessionMessage> mailbox, Clock clock, SessionWork work, SessionSnapshot session) {
    this.mailbox = mailbox;
    this.clock = clock;
    this.redacted = new RedactedTurn(work.redactor());
    this.thread =
        Thread.ofVirtual().name("turn-" + session.id()).unstarted(() -> run(work, session));
  }

  static TurnRun start(
      Mailbox<SessionMessage> mailbox, Clock clock, SessionWork work, SessionSnapshot session) {
    TurnRun run = new TurnRun(mailbox, clock, work, session);
    run.cancellation.onCancel(run::denyAll);
    run.thread.start();
    return run;
  }

  private void run(SessionWork work, SessionSnapshot session) {
    StopReason reason;
    try {
      reason = work.runTurn(session, this, cancellation);
    } catch (InterruptedException e) {
      reason = StopReason.CANCELLED;
    } catch (Exception | VirtualMachineError e) {
      // Out of memory or of stack, too, is the end of this turn alone: without its end the session
      // would wait for ever.
      LOG.warn("A turn of session {} failed", session.id(), e);
      post(
          new TurnEvent.Notice(
              Entry.Notice.Kind.ERROR,
              "The turn failed unexpectedly: " + e + ". Resume tries it again."));
      reason = StopReason.FAILED;
    }
    if (cancellation.isCancelled()) {
      reason = StopReason.CANCELLED;
    }
    redacted.end().forEach(this::tell);
    mailbox.push(new SessionMessage.Happened(new SessionEvent.TurnEnded(clock.instant(), reason)));
  }

  @Override
  public void post(TurnEvent event) {
    redacted.events(event).forEach(this::tell);
  }

  private void tell(TurnEvent event) {
    send(new SessionMessage.Happened(sessionEvent(event)));
  }

  private SessionEvent sessionEvent(TurnEvent event) {
    return event instanceof TurnEvent.ToolCallOutput output
        ? new SessionEvent.OutputArrived(clock.instant(), output.callId(), output.chunk())
        : new SessionEvent.TurnReported(clock.instant(), event);
  }

  @Override
  public void announce(TurnEvent event) {
    try {
      List<TurnEvent> events = redacted.events(event);
      events.subList(0, events.size() - 1).forEach(this::tell);
      awaitKept(sessionEvent(events.getLast()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(
          new IOException("Interrupted before the record was on disk", e));
    }
  }

  private void awaitKept(SessionEvent event) throws InterruptedException {
    CompletableFuture<Void> kept = new CompletableFuture<>();
    if (!mailbox.put(new SessionMessage.Announced(event, kept))) {
      throw new UncheckedIOException(new IOException("The session is closed"));
    }
    try {
      kept.get();
    } catch (ExecutionException e) {
      throw new UncheckedIOException(new IOException("The journal could not be written", e));
    }
  }

  @Override
  public PermissionDecision ask(PermissionRequest request) throws InterruptedException {
    CompletableFuture<PermissionDecision> answer = new CompletableFuture<>();
    waiting.put(request.id(), answer);
    try {
      if (cancellation.isCancelled()) {
        return new PermissionDecision.Deny("The turn was cancelled");
      }
      awaitKept(
          new SessionEvent.PermissionAsked(clock.instant(), redacted.whole().request(request)));
      return answer.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } finally {
      waiting.remove(request.id());
    }
  }

  void answer(String requestId, PermissionDecision decision) {
    CompletableFuture<PermissionDecision> answer = waiting.get(requestId);
    if (answer != null) {
      answer.complete(decision);
    }
  }

  private void denyAll() {
    waiting
        .values()
        .forEach(answer -> answer.complete(new PermissionDecision.Deny("The turn was cancelled")));
  }

  /// Asks the turn to stop; interrupts its thread when it does not within 0.7 s. Returns at once.
  void cancel() {
    if (cancellation.isCancelled()) {
      return;
    }
    Thread.ofVirtual()
        .name("cancel-" + thread.getName())
        .start(() -> {
          cancellation.cancel();
          if (!ended(POLITE)) {
            thread.interrupt();
          }
        });
  }

  /// Waits for the turn's end; false when it still runs after `patience`.
  boolean ended(Duration patience) {
    try {
      return thread.join(patience);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return !thread.isAlive();
    }
  }

  private void send(SessionMessage message) {
    try {
      mailbox.put(message);
    } catch (InterruptedException e) {
      mailbox.push(message);
      Thread.currentThread().interrupt();
    }
  }
}
