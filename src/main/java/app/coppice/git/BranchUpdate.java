package app.coppice.git;

import app.coppice.diff.Resolution;
import app.coppice.git.LandResult.Conflicts;
import app.coppice.git.LandResult.Landed;
import app.coppice.git.LandResult.Refused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;

/// Brings what its base has gained into a session's branch. It is worked out in memory; branch and
/// files change together, and only when it is known to work. Uncommitted edits of other files stay
/// as they are; one that would be overwritten refuses it. Blocking.
public final class BranchUpdate {
  /// How the base comes in.
  public enum Style {
    /// A merge commit, or a fast-forward where the branch has nothing of its own.
    MERGE,
    /// The branch's commits, made anew on the base.
    REBASE
  }

  private final Repository repository;
  private final Worktree worktree;

  public BranchUpdate(Repository repository, Worktree worktree) {
    this.repository = repository;
    this.worktree = worktree;
  }

  /// Waits while another session of the repository lands.
  ///
  /// @param resolved for a merge only; refused when either side has moved since it was made
  /// @param message of the merge commit; blank for git's usual one
  public LandResult update(Style style, Resolution resolved, String message)
      throws IOException, InterruptedException {
    try (var _ = LandingTurn.await(repository)) {
      var refusal = BranchReady.refusal(repository, worktree);
      if (refusal.isPresent()) {
        return refused(refusal.get());
      }
      var own = AdminFolder.branchOf(worktree.adminFolder());
      if (!own.equals(Optional.of(worktree.branch()))) {
        return refused(
            "The worktree has not “"
                + worktree.branch()
                + "” checked out. Check it out to update it.");
      }
      var distance = Distance.between(repository, worktree);
      if (!resolved.isOf(distance.head().name(), distance.base().name())) {
        return refused(
            "“"
                + worktree.baseName()
                + "” or “"
                + worktree.branch()
                + "” has moved on since these conflicts were shown. Open them again: what you"
                + " decided is kept for files that conflict as before.");
      }
      if (distance.behind() == 0) {
        return refused("The branch has all of “" + worktree.baseName() + "” already.");
      }
      if (distance.isWithinBase()) {
        return bring(distance, distance.base());
      }
      return switch (style) {
        case MERGE -> merge(distance, resolved, message);
        case REBASE -> rebase(distance);
      };
    }
  }

  private LandResult rebase(Distance distance) throws IOException, InterruptedException {
    return switch (Rebase.of(repository.jgit(), distance)) {
      case Rebase.Refused(String reason) -> refused(reason);
      case Rebase.Conflicts(String _, List<String> files) -> new Conflicts(files);
      case Rebase.Done(ObjectId tip) -> bring(distance, tip);
    };
  }

  private LandResult merge(Distance distance, Resolution resolved, String written)
      throws IOException, InterruptedException {
    var jgit = repository.jgit();
    try (var inserter = jgit.newObjectInserter()) {
      var merge = new ResolvedMerge(jgit, inserter, distance);
      var tree = merge.tree(resolved.files());
      if (tree.isEmpty()) {
        return new Conflicts(merge.conflicts());
      }
      String message = (written.isBlank() ? usualMessage() : written.strip()) + "\n";
      var parents = List.of(distance.head(), distance.base());
      ObjectId id = NewCommit.insert(jgit, inserter, tree.get(), parents, message);
      return bring(distance, id);
    }
  }

  /// As git words it for a merge of what the base names.
  private String usualMessage() throws IOException {
    return "Merge " + BaseRef.described(repository, worktree.base()) + " into " + worktree.branch();
  }

  private LandResult bring(Distance distance, ObjectId tip)
      throws IOException, InterruptedException {
    var refusal =
        new BranchMove(repository, _ -> {})
            .move(
                worktree.branch(),
                distance.head(),
                tip,
                LandingRecord.UPDATE + worktree.baseName());
    if (refusal.isPresent()) {
      return refusal.get();
    }
    return new Landed(
        tip.name(), "“" + worktree.branch() + "” has all of “" + worktree.baseName() + "”.");
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Refused refused(String reason) {
    return new Refused(reason, List.of());
  }
}
