package app.coppice.session;

import app.coppice.git.LandingOutcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// What sessions need of git. Every method blocks; thread-safe.
interface SessionGit extends AutoCloseable {
  OpenResult open(Path folderOrFile) throws IOException;

  OpenResult init(Path folder) throws IOException;

  List<String> branches(Path repository) throws IOException;

  String proposeBranch(Path repository, String prompt) throws IOException;

  /// Why a session cannot be made as it is asked for, in sentences; empty when it can.
  List<String> problemsOf(NewSession request) throws IOException;

  /// The commit of a local branch in hexadecimal; empty when there is no such branch.
  String tip(SessionSnapshot session, String branch) throws IOException;

  /// Makes branch and worktree of a session.
  Place prepare(SessionSnapshot session, Making making) throws IOException, InterruptedException;

  /// Brings worktrees that a crash left half made or half removed to an end.
  ///
  /// @param abandoned whether nobody else may be at work on a session's worktree at this moment
  void reconcile(Path repository, Predicate<SessionId> abandoned) throws IOException;

  /// Brings landings that a crash cut off to an end, forward or back, where that can be done.
  List<LandingOutcome> settleLandings(Path repository) throws IOException, InterruptedException;

  /// Whether a landing that began when the branch `into` stood at `tip` has come to its end.
  boolean isLanded(SessionSnapshot session, String into, String tip) throws IOException;

  /// Finds a session's worktree and proves that it is the session's own.
  Place find(SessionSnapshot session) throws IOException;

  /// Looks at all of a session's worktree.
  Look look(SessionSnapshot session) throws IOException;

  /// What {@link #look} would give, from an earlier look at the same session and what changed
  /// since.
  ///
  /// @param paths files or folders that may differ now, relative, `/`-separated
  Look lookAgain(SessionSnapshot session, Look earlier, Collection<String> paths)
      throws IOException;

  /// What a session's branch has over its base, from its commits alone; empty where one of both is
  /// gone.
  Optional<Changes> branchChanges(SessionSnapshot session) throws IOException;

  /// Other states of a session's files than those that {@link #look} compares.
  GitComparisons comparisons();

  ActionResult land(SessionSnapshot session, LandRequest request)
      throws IOException, InterruptedException;

  /// What goes beyond one landing.
  default LandingGit landing() {
    throw new UnsupportedOperationException("no landing");
  }

  /// Which of these live sessions of a repository go together, uncommitted edits included. Writes
  /// nothing.
  default LandingPlan plan(Path repository, List<SessionSnapshot> sessions)
      throws IOException, InterruptedException {
    return LandingPlan.empty(repository);
  }

  /// A repository left the list: nothing needs to be remembered for it. Never blocks.
  default void forgotten(Path repository) {}

  /// Makes files what HEAD has of them, all that is uncommitted when `paths` is empty; what they
  /// held is kept first.
  ActionResult discard(SessionSnapshot session, List<String> paths)
      throws IOException, InterruptedException;

  /// Brings back what the last {@link #discard} took away.
  ActionResult undoDiscard(SessionSnapshot session) throws IOException, InterruptedException;

  /// What a review needs beyond this.
  GitReview review();

  CheckpointGit checkpoints();

  /// Why neither {@link #archive} nor {@link #trash} can do it as the worktree is, in a sentence;
  /// empty where it can be tried.
  default Optional<String> unshelvable(SessionSnapshot session)
      throws IOException, InterruptedException {
    return Optional.empty();
  }

  /// Takes a snapshot of the worktree and then the worktree away; the branch stays.
  ///
  /// @param keep of {@link #ignored}, what is to be kept, too
  Shelved archive(SessionSnapshot session, Set<String> keep)
      throws IOException, InterruptedException;

  /// As {@link #archive}; a branch that holds nothing of its own goes too.
  Shelved trash(SessionSnapshot session, Set<String> keep) throws IOException, InterruptedException;

  /// Brings a shelved worktree back as it was.
  Place unshelve(SessionSnapshot session, String receipt, Making making)
      throws IOException, InterruptedException;

  /// Ignored files that neither keeps unless they are chosen.
  List<IgnoredChoice> ignored(SessionSnapshot session) throws IOException;

  /// What {@link #unshelve} needs of a worktree that is shelved; empty when it is not.
  String receipt(SessionSnapshot session) throws IOException;

  List<String> losses(SessionSnapshot session) throws IOException;

  /// What an archiving would not keep, in sentences.
  List<String> archiveLosses(SessionSnapshot session) throws IOException;

  /// The changes of a session whose worktree is on the shelf; none where it is not.
  Changes shelvedChanges(SessionSnapshot session) throws IOException;

  /// What a shelved worktree holds that would be gone with it.
  TrashWeight weigh(SessionSnapshot session) throws IOException;

  /// Takes all away that the repository keeps for a deleted session. May be repeated.
  void forget(SessionSnapshot session) throws IOException;

  /// What worktrees get beyond the files of their commit.
  GitOutfit outfit();

  /// What others made, moved or broke.
  GitMending mending();

  @Override
  void close();

  /// Hears how the making of a worktree goes. Called on any thread; must not block, but for {@link
  /// #givenUp}.
  interface Making {
    /// @param done 0 to 1
    void advanced(double done);

    /// The folder is there; its files come one by one.
    void placed(Path folder);

    /// The folder goes when this returns: what works in it has to end now. May block.
    default void givenUp() {}

    /// Files that no checkout wrote were left in `folder` when a half-made worktree went.
    default void setAside(Path folder) {}

    /// What was left for the person to do, in a sentence.
    default void leftOut(String sentence) {}
  }

  /// What a worktree was found to hold.
  interface Look {
    Changes changes();
  }

  /// Where a session's worktree stands.
  sealed interface Place {
    /// @param gitFolder the worktree's own administrative folder
    record Found(String branch, String base, Path folder, Path gitFolder) implements Place {}

    /// @param problem what happened and what to do next
    record Unusable(String problem) implements Place {}
  }

  /// What came of shelving.
  sealed interface Shelved {
    /// @param receipt what {@link #unshelve} needs
    record Done(String receipt) implements Shelved {}

    record Refused(String reason) implements Shelved {}
  }
}
