package app.coppice.git;

import app.coppice.git.ShelveResult.Refused;
import app.coppice.git.ShelveResult.Shelved;
import app.coppice.git.WorktreeCreation.Created;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.errors.UnmergedPathException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefUpdate;

/// Where snapshots of worktrees that were put away are kept: refs of one prefix.
///
/// Putting away has two phases. The snapshot is written first; then the worktree is marked as being
/// removed, and goes. A crash before the mark leaves the worktree whole, a crash after it leaves
/// what [WorktreeManager#reconcile] finishes.
record Shelf(String prefix, WorktreeManager manager) {

  ShelveResult put(Repository repository, Worktree worktree)
      throws IOException, InterruptedException {
    return put(repository, worktree, Set.of());
  }

  /// @param keep of what [IgnoredFiles] leaves out, what is to be kept all the same
  ShelveResult put(Repository repository, Worktree worktree, Set<String> keep)
      throws IOException, InterruptedException {
    boolean adopted = AdminFolder.isAdopted(worktree.adminFolder());
    var refusal = refusal(repository, worktree);
    if (refusal.isEmpty()) {
      refusal = Hindrance.of(repository, worktree);
    }
    if (refusal.isPresent()) {
      return new Refused(refusal.get());
    }
    ObjectId snapshot;
    try {
      var proven = new ProvenSnapshot(repository, worktree).write(keep);
      if (!proven.differences().isEmpty()) {
        return new Refused(proven.sentence());
      }
      snapshot = proven.id();
    } catch (UnmergedPathException e) {
      return new Refused(
          worktree.folder() + " is in the middle of a merge. Finish or abort it first.");
    } catch (Snapshot.NestedRepositoryException e) {
      return new Refused(
          worktree.folder().resolve(e.path())
              + " is a repository of its own, which a snapshot cannot hold. Move it away first.");
    }
    String ref = prefix + worktree.sessionId();
    if (!move(repository, ref, snapshot)) {
      return new Refused("The snapshot " + ref + " could not be written. Nothing was removed.");
    }
    if (adopted) {
      // Whoever made it keeps it.
      Adoption.release(repository, worktree);
      return new Shelved(ref);
    }
    AdminFolder.markRemoving(worktree.adminFolder());
    var _ = manager.removal().finish(repository, worktree);
    return new Shelved(ref);
  }

  /// Why a worktree cannot be put away as it is, and what to do first, in a sentence; empty where
  /// it can be tried. Reads only, and asks nothing that passes by itself.
  Optional<String> refusal(Repository repository, Worktree worktree)
      throws IOException, InterruptedException {
    boolean adopted = AdminFolder.isAdopted(worktree.adminFolder());
    var refusal =
        adopted ? Optional.<String>empty() : manager.removal().refusal(repository, worktree);
    if (refusal.isEmpty()) {
      refusal = WorktreeLink.problem(repository, worktree);
    }
    // An adopted one stays where it is, as its lock asks, and its submodules with it.
    if (refusal.isEmpty() && !adopted) {
      refusal = PersonsLock.sentence(repository, worktree);
    }
    if (refusal.isPresent()) {
      return refusal;
    }
    var lost = adopted ? List.<String>of() : new Submodules(repository, worktree).losses();
    if (!lost.isEmpty()) {
      return Optional.of(String.join(" ", lost) + " Nothing was removed.");
    }
    var odd = OddNames.notCommitted(repository, worktree);
    return odd.isEmpty() ? Optional.empty() : Optional.of(OddNames.sentence(odd));
  }

  boolean holds(Repository repository, String sessionId) throws IOException {
    return repository.jgit().exactRef(prefix + sessionId) != null;
  }

  WorktreeCreation take(Repository repository, String sessionId, CheckoutProgress progress)
      throws IOException, InterruptedException {
    var jgit = repository.jgit();
    Ref ref = jgit.exactRef(prefix + sessionId);
    ObjectId id = ref == null ? null : ref.getObjectId();
    if (id == null) {
      return new WorktreeCreation.Refused("There is no snapshot of this session any more.");
    }
    var adopted = Adoption.again(repository, sessionId);
    if (adopted.isPresent()) {
      delete(repository, prefix + sessionId);
      // Its folder was never touched.
      IgnoredArchive.of(repository, sessionId).delete();
      return new Created(adopted.get());
    }
    var snapshot = Snapshot.read(jgit, id);
    var archive = IgnoredArchive.of(repository, sessionId);
    if (snapshot.archived() && !archive.isThere()) {
      return new WorktreeCreation.Refused(
          archive.file() + " is gone, which holds ignored files of this session. Put it back.");
    }
    // Else it would hold the branch.
    manager.clearHalfMade(repository, sessionId, progress);
    String branch = branchFor(repository, snapshot);
    if (repository.tip(branch) == null
        && !move(repository, Constants.R_HEADS + branch, snapshot.head())) {
      return new WorktreeCreation.Refused("The branch “" + branch + "” could not be made again.");
    }
    var creation =
        manager.create(
            repository,
            new WorktreeRequest(sessionId, branch, snapshot.base()),
            progress,
            worktree -> {
              if (snapshot.madeBranch()) {
                AdminFolder.writeNonce(worktree, true);
              }
              snapshot.apply(repository.jgit(worktree), worktree.folder());
              if (snapshot.archived()) {
                archive.restore(worktree.folder(), archive.paths());
              }
            });
    if (creation instanceof Created) {
      // Only now: as long as the snapshot stands, a restore that was cut off can be repeated.
      delete(repository, prefix + sessionId);
      archive.delete();
    }
    return creation;
  }

  /// The old name where it still fits, else a free one beside it.
  private static String branchFor(Repository repository, Snapshot snapshot) throws IOException {
    String branch = snapshot.branch();
    for (int n = 2; !fits(repository, branch, snapshot.head()); n++) {
      branch = snapshot.branch() + "-" + n;
    }
    return branch;
  }

  private static boolean fits(Repository repository, String branch, ObjectId head)
      throws IOException {
    ObjectId tip = repository.tip(branch);
    return (tip == null || tip.equals(head)) && Heads.whereCheckedOut(repository, branch).isEmpty();
  }

  static boolean move(Repository repository, String name, ObjectId id) throws IOException {
    RefUpdate update = repository.jgit().updateRef(name);
    update.setNewObjectId(id);
    update.setForceUpdate(true);
    update.disableRefLog();
    return RefMove.done(update) || update.getResult() == RefUpdate.Result.NO_CHANGE;
  }

  /// Makes a ref; false, and nothing moved, when there is one of that name.
  static boolean create(Repository repository, String name, ObjectId id) throws IOException {
    RefUpdate update = repository.jgit().updateRef(name);
    update.setExpectedOldObjectId(ObjectId.zeroId());
    update.setNewObjectId(id);
    update.disableRefLog();
    return RefMove.done(update);
  }

  static void delete(Repository repository, String name) throws IOException {
    RefUpdate update = repository.jgit().updateRef(name);
    update.setForceUpdate(true);
    update.delete();
  }
}
