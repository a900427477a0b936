package app.coppice.git;

import app.coppice.diff.Resolution;
import app.coppice.git.ProgramRunner.Finished;
import app.coppice.text.ShellWord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.revwalk.RevWalk;

/// The branch that a session's branch is pushed to, and what others have put there: it is fetched
/// as the person, with their ssh and credential helpers, but with no hook and no program that the
/// repository's configuration names; then it comes into the session's branch as its base would, see
/// {@link BranchUpdate}. Blocking.
public final class Upstream {
  private final Repository repository;
  private final Worktree worktree;

  public Upstream(Repository repository, Worktree worktree) {
    this.repository = repository;
    this.worktree = worktree;
  }

  /// What it is called here, as `origin/fix`; empty where there is no remote.
  public Optional<String> name() {
    return remote().map(remote -> remote + "/" + worktree.branch());
  }

  private Optional<String> remote() {
    return new Push(repository, worktree).remote(worktree.branch());
  }

  /// The session's worktree with the upstream in the place of its base: by its whole ref, since a
  /// tag or a branch may be called `origin/fix`, too.
  ///
  /// @throws IOException with what to do, where there is no remote
  public Worktree asBase() throws IOException {
    return worktree.landingIn(
        Constants.R_REMOTES
            + name()
                .orElseThrow(() -> new IOException("The repository has no remote to fetch from.")));
  }

  /// Fetches it and brings it in.
  ///
  /// @param message of the merge commit; blank for git's usual one
  /// @param progress hears how far it is, a few words at a time, on a thread of git's
  public LandResult update(BranchUpdate.Style style, String message, Consumer<String> progress)
      throws IOException, InterruptedException {
    Optional<String> problem = fetch(progress);
    if (problem.isPresent()) {
      return refused(problem.get());
    }
    Worktree based = asBase();
    ObjectId theirs = BaseRef.commit(repository, based.base());
    if (theirs == null) {
      return refused(
          "What “" + based.baseName() + "” stands for is no commit. Look at it with git show.");
    }
    LandResult result = new BranchUpdate(repository, based).update(style, Resolution.NONE, message);
    String remote = remote().orElseThrow();
    return result instanceof LandResult.Refused(String reason, List<String> _)
            && hasAll(theirs)
            && PushAddresses.areApart(repository, remote)
        ? refused(reason + " " + new PushWords(worktree.branch(), remote, "").apart())
        : result;
  }

  private boolean hasAll(ObjectId theirs) throws IOException {
    try (var walk = new RevWalk(repository.jgit())) {
      ObjectId tip = repository.tip(worktree.branch());
      return tip != null && StandingLanding.isWithin(walk, theirs, tip);
    }
  }

  private static LandResult refused(String reason) {
    return new LandResult.Refused(reason, List.of());
  }

  /// Why it could not be fetched, and what to do; empty when it was.
  private Optional<String> fetch(Consumer<String> progress)
      throws IOException, InterruptedException {
    var broken = WorktreeLink.problem(repository, worktree);
    if (broken.isPresent()) {
      return broken;
    }
    if (repository.program().version().isEmpty()) {
      return Optional.of("Fetching needs the git program. Install git.");
    }
    var remote = remote();
    if (remote.isEmpty()) {
      return Optional.of(
          "The repository has no remote to fetch from. Add one: git remote add origin URL");
    }
    String name = remote.get() + "/" + worktree.branch();
    if (repository.tip(name) != null) {
      return Optional.of(
          "A local branch is called “" + name + "”, as the fetched one would be. Rename it.");
    }
    String fetched = Constants.R_REMOTES + name;
    Ref there = repository.jgit().exactRef(fetched);
    if (there != null && there.isSymbolic()) {
      // Git would write through it.
      return Optional.of(
          fetched
              + " stands for "
              + there.getTarget().getName()
              + ", which a fetch would overwrite. Take it out: git symbolic-ref -d "
              + ShellWord.of(fetched));
    }
    var addresses = PushAddresses.toFetch(repository, remote.get());
    var unsafe = addresses.fetchProblem();
    if (unsafe.isPresent()) {
      return unsafe;
    }
    var arguments = new ArrayList<>(List.of("-c", "core.hooksPath=/dev/null", "fetch"));
    arguments.addAll(List.of("--progress", "--no-tags", "--no-prune", "--no-auto-maintenance"));
    arguments.addAll(List.of("--no-recurse-submodules", "--no-write-fetch-head"));
    // Else git fetches into what the remote's configured refspecs name as well.
    arguments.add("--refmap=");
    arguments.add("--upload-pack=" + addresses.uploadPack());
    arguments.addAll(List.of("--", remote.get()));
    arguments.add("+refs/heads/" + worktree.branch() + ":" + fetched);
    Finished finished =
        repository
            .program()
            .toRemote(
                repository.place(), arguments, addresses.variables(), new PushProgress(progress));
    return finished.exitStatus() == 0
        ? Optional.empty()
        : Optional.of(new PushWords(worktree.branch(), remote.get(), "").unfetched(finished));
  }
}
