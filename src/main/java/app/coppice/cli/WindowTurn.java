package app.coppice.cli;

import app.coppice.agent.PermissionRequest;
import app.coppice.session.ActionResult;
import app.coppice.session.GrowingReport;
import app.coppice.session.SessionSnapshot;
import app.coppice.settings.Profile;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/// A prompt that the profile's window takes: its turn runs there, and is told here as the session's
/// journal tells it. Permissions are the window's to give. One thread.
///
/// @param before the session as it was
record WindowTurn(Services services, Profile profile, Output output, SessionSnapshot before) {
  /// Between two looks at a journal, of which nobody tells that it has grown.
  private static final Duration PAUSE = Duration.ofMillis(300);

  /// Reading a long journal again and again takes at most one part in this many.
  private static final int SHARE = 8;

  /// As many looks, and it is asked whether the window is still there.
  private static final int ROUND = 10;

  /// As often in a row a window may be late with its answer.
  private static final int UNANSWERED = 5;

  /// What becomes of the command once the prompt is sent.
  enum Patience {
    UNTIL_THE_END,
    NONE
  }

  /// Empty when no window is open.
  Optional<Integer> send(String prompt, Patience patience, Execution.Ending ending)
      throws IOException, InterruptedException {
    var send = new HandOver.Act(before.id(), new SessionAction.Send(prompt));
    TranscriptWriter writer = new TranscriptWriter(output);
    TurnReport report = TurnReport.after(before, prompt, output, writer, ending);
    Optional<ActionResult> answer = services.handOver(profile, send);
    if (answer.isEmpty()) {
      return Optional.empty();
    }
    if (patience == Patience.NONE || !(answer.get() instanceof ActionResult.Done)) {
      return Optional.of(Acting.report(output, answer.get()));
    }
    return Optional.of(follow(report, writer));
  }

  private int follow(TurnReport report, TranscriptWriter writer)
      throws IOException, InterruptedException {
    Set<String> asked = new HashSet<>();
    GrowingReport journal = services.follow(profile, before.id());
    int unanswered = 0;
    for (int look = 1; true; look++) {
      long start = System.nanoTime();
      Optional<SessionSnapshot> news = journal.news();
      if (news.isPresent()) {
        SessionSnapshot now = news.get();
        writer.show(now);
        now.pending().stream()
            .filter(pending -> asked.add(pending.id()))
            .forEach(pending -> writer.note(question(pending)));
        if (report.isOver(now) || report.isTakenBack(now)) {
          return report.tell(now, false, false);
        }
      }
      if (look % ROUND == 0) {
        unanswered = isThere() ? 0 : unanswered + 1;
        if (unanswered == UNANSWERED) {
          throw new IOException("The window gives no answer; the turn goes on there.");
        }
      }
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      long took = (System.nanoTime() - start) * SHARE;
      LockSupport.parkNanos(Math.max(took, PAUSE.toNanos()));
    }
  }

  /// Whether the window answers; a busy one may be late.
  ///
  /// @throws IOException when there is none any more
  private boolean isThere() throws IOException {
    Optional<ActionResult> answer;
    try {
      answer = services.handOver(profile, new HandOver.Notice(before.id()));
    } catch (IOException late) {
      return false;
    }
    if (answer.isEmpty()) {
      throw new IOException(
          "The window has ended. What it has not sent is queued; what it ran can be resumed.");
    }
    return true;
  }

  private static String question(PermissionRequest pending) {
    return "? Asked in the window:  " + pending.call().name() + " " + pending.exact();
  }
}
