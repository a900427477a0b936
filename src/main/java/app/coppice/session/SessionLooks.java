package app.coppice.session;

import app.coppice.diff.Dispute;
import app.coppice.git.Trouble;
import app.coppice.session.SessionGit.Place;
import app.coppice.text.ProgramName;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Looks at sessions now, whoever has them open: what a command prints and is done. Every method
/// blocks; thread-safe.
public final class SessionLooks {
  private final SessionGit git;
  private final LandingPlans plans;
  private final DiskUses uses;

  SessionLooks(SessionGit git, LandingPlans plans, DiskUses uses) {
    this.git = git;
    this.plans = plans;
    this.uses = uses;
  }

  /// A session's changes.
  public Changes changes(SessionSnapshot session) throws IOException {
    return switch (git.find(session)) {
      case Place.Found _ -> git.look(session).changes();
      case Place.Unusable(String problem) -> throw new IOException(problem);
    };
  }

  /// What can be seen of a session's changes: of an archived one what was put away, of one without
  /// its worktree what its branch has committed, as the window shows them.
  ///
  /// @throws IOException when nothing can, with what to do
  public SeenChanges seen(SessionSnapshot session) throws IOException {
    if (session.state() == SessionState.ARCHIVED) {
      return new SeenChanges(
          git.shelvedChanges(session),
          "The session is archived: shown is what was put away. To go on: "
              + again("restore", session));
    }
    return switch (git.find(session)) {
      case Place.Found _ -> new SeenChanges(git.look(session).changes(), "");
      case Place.Unusable(String problem) ->
          new SeenChanges(
              git.branchChanges(session).orElseThrow(() -> new IOException(problem)),
              problem
                  + " Shown is what its branch has committed over its base, without what was not"
                  + " committed. To go on: "
                  + again("mend", session));
    };
  }

  private static String again(String verb, SessionSnapshot session) {
    return ProgramName.command(verb) + " " + session.id().toString().substring(0, 8);
  }

  /// What is wrong with a session's worktree, and what can be done about it.
  public Trouble trouble(SessionSnapshot session) throws IOException, InterruptedException {
    return git.mending().troubleOf(session);
  }

  /// Compares two states of a session's files.
  public Compared compare(SessionSnapshot session, Comparison what) throws IOException {
    if (session.state() == SessionState.ARCHIVED) {
      return new Compared.Refused(
          "The session is archived, so its states cannot be compared. Restore it first: "
              + again("restore", session));
    }
    return switch (git.find(session)) {
      case Place.Found _ -> git.comparisons().compare(session, what);
      case Place.Unusable(String problem) -> new Compared.Refused(problem);
    };
  }

  /// What a landing of a session would bring, and where it would conflict.
  ///
  /// @param into a local branch; empty for the base
  public LandPreview preview(SessionSnapshot session, LandHow how, String into) throws IOException {
    return switch (git.find(session)) {
      case Place.Found _ -> git.landing().preview(session, how, into);
      case Place.Unusable(String problem) -> throw new IOException(problem);
    };
  }

  /// What a session and its base disagree about.
  public Dispute conflicts(SessionSnapshot session) throws IOException {
    return switch (git.find(session)) {
      case Place.Found _ -> git.landing().conflicts(session, UpdateFrom.BASE);
      case Place.Unusable(String problem) -> throw new IOException(problem);
    };
  }

  /// The plan of these sessions of a repository.
  public LandingPlan plan(Path repository, List<SessionSnapshot> sessions)
      throws IOException, InterruptedException {
    return plans.of(repository, sessions);
  }

  /// What these sessions take on the disk, whoever has them open; the largest first.
  public List<DiskUse> diskUse(List<SessionSnapshot> live, List<SessionSnapshot> removed)
      throws IOException {
    return uses.of(
        Stream.concat(
                live.stream().map(it -> new DiskUses.Subject(it, false)),
                removed.stream().map(it -> new DiskUses.Subject(it, true)))
            .toList());
  }
}
