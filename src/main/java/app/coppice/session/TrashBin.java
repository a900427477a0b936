package app.coppice.session;

import app.coppice.session.SessionEvent.ActionAsked.Action;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The deleted sessions: what they weigh, and their end for good. Blocking but for {@link #list};
/// thread-safe.
final class TrashBin {
  private final OpenSessions sessions;
  private final SessionActions actions;
  private final SessionGit git;
  private final ActionRecords records;
  private final Clock clock;

  TrashBin(OpenSessions sessions, SessionActions actions, SessionGit git, Clock clock) {
    this.sessions = sessions;
    this.actions = actions;
    this.git = git;
    this.records = new ActionRecords(clock);
    this.clock = clock;
  }

  /// The newest first.
  List<DeletedSession> list() {
    return sessions.own().stream()
        .map(Session::fold)
        .filter(SessionFold::deleted)
        .map(DeletedSession::of)
        .sorted(Comparator.comparing(DeletedSession::deletedAt).reversed())
        .toList();
  }

  /// What would be gone for good with those of `ids` that are in the trash.
  TrashWeight weigh(Collection<SessionId> ids) throws IOException {
    TrashWeight weight = TrashWeight.NOTHING;
    for (SessionId id : ids) {
      Optional<Session> session = sessions.get(id).filter(it -> it.fold().deleted());
      if (session.isPresent()) {
        SessionSnapshot snapshot = session.get().snapshot();
        weight = weight.plus(new TrashWeight(1, 0, 0, sessions.size(id)));
        if (Files.exists(snapshot.repository())) {
          weight = weight.plus(git.weigh(snapshot));
        }
      }
    }
    return weight;
  }

  /// Deletes those of `ids` that are in the trash for good: snapshots, refs and transcripts. Each
  /// is in its own journal before it is done; one that is cut off is brought to its end at the next
  /// start.
  ActionResult empty(Collection<SessionId> ids) throws IOException, InterruptedException {
    int done = 0;
    List<String> stay = new ArrayList<>();
    for (SessionId id : ids) {
      try {
        done += sessions.alone(id, this::forget).orElse(0);
      } catch (IOException e) {
        stay.add(Background.reason(e));
      }
    }
    if (!stay.isEmpty()) {
      return new ActionResult.Refused(
          String.join(" ", stay) + (done == 0 ? "" : " Of the others, " + done + " are deleted."));
    }
    return done == 0
        ? new ActionResult.Refused("The session is not in the trash. Delete it first.")
        : new ActionResult.Done(
            done == 1 ? "Deleted for good." : "Deleted " + done + " sessions for good.");
  }

  /// How many sessions are gone by it: none when it is not in the trash any more.
  private int forget(Session session) throws IOException, InterruptedException {
    if (!session.fold().deleted()) {
      return 0;
    }
    SessionEvent.ActionAsked asked = records.asked(Action.FORGET, "", "");
    ActionRecords.keep(session, asked);
    try {
      sessions.forget(session, actions::forget);
      return 1;
    } catch (IOException | RuntimeException e) {
      session.happened(
          new SessionEvent.ActionEnded(
              clock.instant(), asked.id(), Action.FORGET, "It failed: " + Background.reason(e)));
      throw e;
    }
  }
}
