package app.coppice.session;

import app.coppice.agent.Entry;
import app.coppice.agent.TurnEvent;
import app.coppice.git.IndexLock;
import app.coppice.git.LandingOutcome;
import app.coppice.session.SessionEvent.ActionAsked;
import app.coppice.session.SessionFold.Standing;
import app.coppice.session.SessionGit.Place;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What comes after an action that was cut off with the app: git is asked what is true, the session
/// is brought in line with it, and the person is told. Blocking; thread-safe.
final class Aftermath {
  private static final Logger LOG = LoggerFactory.getLogger(Aftermath.class);

  /// A notice that is among this many last entries is not said again.
  private static final int RECENT = 5;

  private final SessionGit git;
  private final Rewinds rewinds;
  private final Clock clock;

  Aftermath(SessionGit git, Rewinds rewinds, Clock clock) {
    this.git = git;
    this.rewinds = rewinds;
    this.clock = clock;
  }

  /// Brings a session whose journal was just opened in line with git.
  ///
  /// @param underWay the actions whose end the journal does not tell
  void settle(Session session, List<ActionAsked> underWay) {
    underWay.forEach(asked -> settle(session, asked));
  }

  private void settle(Session session, ActionAsked asked) {
    Finding finding;
    try {
      finding =
          switch (asked.action()) {
            case COMMIT -> commit(session.snapshot(), asked);
            case LAND -> land(session, asked);
            case DISCARD ->
                Finding.open("Look at the changes: what was taken back can be brought back.");
            case UNDO_LAND, UPDATE -> moved(session, asked);
            case PUSH -> Finding.open("Whether it reached the remote is not known. Push again.");
            case UNDO_DISCARD ->
                Finding.open("Look at the changes; what was not brought back still can be.");
            case ARCHIVE, DELETE -> putAway(session, asked);
            case RESTORE, UNDELETE -> bringBack(session, asked);
            case REWIND -> rewind(session, asked);
            case MEND -> Finding.open("Look at the worktree again; it can be repeated.");
            case FORGET -> Finding.open("It was not done. Delete it from the trash again.");
          };
    } catch (IOException | RuntimeException e) {
      LOG.warn("What {} came to cannot be told", asked, e);
      finding = Finding.open("Whether it was done cannot be told: " + Background.reason(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    String text = what(asked) + " was under way when Coppice ended. " + finding.text();
    tell(session, new TurnEvent.Notice(finding.kind(), text));
    session.happened(
        new SessionEvent.ActionEnded(clock.instant(), asked.id(), asked.action(), finding.text()));
  }

  private static String what(ActionAsked asked) {
    return switch (asked.action()) {
      case COMMIT -> "A commit on “" + asked.branch() + "”";
      case LAND -> "Landing in “" + asked.branch() + "”";
      case ARCHIVE -> "Archiving this session";
      case DELETE -> "Moving this session to the trash";
      case DISCARD -> "Discarding changes";
      case UNDO_LAND -> "Undoing the landing in “" + asked.branch() + "”";
      case UPDATE -> "Updating “" + asked.branch() + "” from its base";
      case PUSH -> "Pushing “" + asked.branch() + "”";
      case UNDO_DISCARD -> "Bringing discarded changes back";
      case REWIND -> "Rewinding this session";
      case MEND -> "Mending this session's worktree";
      case FORGET -> "Deleting this session for good";
      case RESTORE -> "Restoring this session";
      case UNDELETE -> "Bringing this session back from the trash";
    };
  }

  /// What is true of an action that was cut off.
  private record Finding(Entry.Notice.Kind kind, String text) {
    static Finding done(String text) {
      return new Finding(Entry.Notice.Kind.NOTE, text);
    }

    static Finding open(String text) {
      return new Finding(Entry.Notice.Kind.WARNING, text);
    }
  }

  private Finding commit(SessionSnapshot session, ActionAsked asked) throws IOException {
    String now = git.tip(session, asked.branch());
    if (!now.equals(asked.tip())) {
      return Finding.done("It was made: the branch stands at " + shortened(now) + ".");
    }
    String lock = "";
    if (git.find(session) instanceof Place.Found found) {
      lock =
          new IndexLock(found.folder(), found.gitFolder()).problem().map(it -> " " + it).orElse("");
    }
    return Finding.open("It was not made; the changes are as they were. Commit again." + lock);
  }

  private static String shortened(String commit) {
    return commit.substring(0, Math.min(8, commit.length()));
  }

  private Finding land(Session session, ActionAsked asked)
      throws IOException, InterruptedException {
    for (LandingOutcome outcome : git.settleLandings(session.snapshot().repository())) {
      if (outcome.branch().equals(session.snapshot().branch()) && !outcome.settled()) {
        return Finding.open(outcome.sentence());
      }
    }
    return git.isLanded(session.snapshot(), asked.branch(), asked.tip())
        ? landed(session, asked.branch())
        : Finding.open("It was not done; nothing is changed. Land again.");
  }

  /// A branch that git brings to one of two ends.
  private Finding moved(Session session, ActionAsked asked)
      throws IOException, InterruptedException {
    for (LandingOutcome outcome : git.settleLandings(session.snapshot().repository())) {
      if (outcome.branch().equals(session.snapshot().branch()) && !outcome.settled()) {
        return Finding.open(outcome.sentence());
      }
    }
    if (git.tip(session.snapshot(), asked.branch()).equals(asked.tip())) {
      return Finding.open("It was not done; nothing is changed.");
    }
    if (asked.action() == ActionAsked.Action.UNDO_LAND) {
      String earlier = git.landing().undoable(session.snapshot());
      session.happened(SessionEvent.Landed.in(clock.instant(), earlier));
    }
    return Finding.done("It is done.");
  }

  private Finding landed(Session session, String into) {
    session.happened(SessionEvent.Landed.in(clock.instant(), into));
    return Finding.done("It is done.");
  }

  private Finding rewind(Session session, ActionAsked asked)
      throws IOException, InterruptedException {
    return switch (rewinds.finish(session, asked)) {
      case DONE -> Finding.done("It is done now.");
      case NOT_DONE -> Finding.open("It was not done; nothing is changed. Rewind again.");
      case EDITED ->
          Finding.open(
              "Some files are neither as they were nor as it makes them, perhaps edited since: all"
                  + " stay as they are. Rewind again, or go forward to what was there before.");
    };
  }

  private Finding putAway(Session session, ActionAsked asked)
      throws IOException, InterruptedException {
    SessionSnapshot snapshot = session.snapshot();
    boolean delete = asked.action() == SessionEvent.ActionAsked.Action.DELETE;
    if (delete ? session.fold().deleted() : session.fold().standing() == Standing.ARCHIVED) {
      return Finding.done("It is done.");
    }
    git.reconcile(snapshot.repository(), snapshot.id()::equals);
    if (git.find(snapshot) instanceof Place.Found) {
      return Finding.open("It was not done; the worktree is as it was.");
    }
    String receipt = git.receipt(snapshot);
    if (receipt.isEmpty()) {
      return Finding.open("It was not done.");
    }
    ActionRecords.keep(
        session,
        delete
            ? new SessionEvent.Deleted(clock.instant(), receipt)
            : new SessionEvent.Archived(clock.instant(), receipt));
    return Finding.done("It is done now; files and transcript are kept.");
  }

  private Finding bringBack(Session session, ActionAsked asked)
      throws IOException, InterruptedException {
    SessionSnapshot snapshot = session.snapshot();
    if (session.fold().standing() != Standing.ARCHIVED) {
      return Finding.done("It is done.");
    }
    git.reconcile(snapshot.repository(), snapshot.id()::equals);
    if (git.find(snapshot) instanceof Place.Found found) {
      ActionRecords.keep(
          session,
          asked.action() == SessionEvent.ActionAsked.Action.UNDELETE
              ? new SessionEvent.Undeleted(clock.instant(), found.folder())
              : new SessionEvent.Restored(clock.instant(), found.folder()));
      return Finding.done("It is done now.");
    }
    return Finding.open("It was not done; what was put away is still there. Restore it again.");
  }

  /// Tells the sessions of a repository what became of landings that were cut off.
  void tell(List<LandingOutcome> outcomes, List<Session> sessions) {
    for (LandingOutcome outcome : outcomes) {
      LOG.warn("{}", outcome.sentence());
      Entry.Notice.Kind kind =
          outcome.settled() ? Entry.Notice.Kind.NOTE : Entry.Notice.Kind.WARNING;
      sessions.stream()
          .filter(session -> session.snapshot().branch().equals(outcome.branch()))
          .forEach(session -> tell(session, new TurnEvent.Notice(kind, outcome.sentence())));
    }
  }

  /// At each start the same may be true; it is said once.
  private void tell(Session session, TurnEvent.Notice notice) {
    List<Entry> entries = session.snapshot().transcript().entries();
    boolean said =
        entries.subList(Math.max(0, entries.size() - RECENT), entries.size()).stream()
            .anyMatch(
                entry -> entry instanceof Entry.Notice old && old.text().contains(notice.text()));
    if (!said) {
      session.happened(new SessionEvent.Noted(clock.instant(), notice));
    }
  }
}
