package app.coppice.git;

import app.coppice.git.ProgramRunner.Finished;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.StoredConfig;

/// Pushes a session's branch under its own name and makes that its upstream. Runs as the person:
/// their ssh and credential helpers and the `pre-push` hook, but no program that the configuration
/// of the repository names, and of a receiving repository on this disk only hooks that the person
/// lets run. Blocking.
public final class Push {
  private final Repository repository;
  private final Worktree worktree;

  public Push(Repository repository, Worktree worktree) {
    this.repository = repository;
    this.worktree = worktree;
  }

  /// Never forces; what a rejected push has to say comes in the refusal.
  ///
  /// @param agreed the fingerprint of the {@link ReceivingHooks} that the person lets run; empty
  ///   for none
  /// @param progress hears how far it is, a few words at a time, on a thread of git's
  public PushResult push(String agreed, Consumer<String> progress)
      throws IOException, InterruptedException {
    var problem = WorktreeLink.problem(repository, worktree);
    if (problem.isPresent()) {
      return new PushResult.Refused(problem.get());
    }
    if (repository.program().version().isEmpty()) {
      return new PushResult.Refused("Pushing needs the git program. Install git.");
    }
    String branch = worktree.branch();
    ObjectId tip = repository.tip(branch);
    if (tip == null) {
      return new PushResult.Refused("The branch “" + branch + "” is gone.");
    }
    var remote = remote(branch);
    if (remote.isEmpty()) {
      return new PushResult.Refused(
          "The repository has no remote to push to. Add one: git remote add origin URL");
    }
    var addresses = PushAddresses.of(repository, remote.get());
    var hooks = addresses.hooks();
    var unsafe = addresses.problem(hooks, agreed);
    if (unsafe.isPresent()) {
      return new PushResult.Refused(unsafe.get());
    }
    String ref = "refs/heads/" + branch;
    var arguments = new ArrayList<>(List.of("push", "--porcelain", "--progress"));
    arguments.addAll(List.of("--set-upstream", "--receive-pack=" + addresses.receivePack(hooks)));
    arguments.addAll(List.of("--recurse-submodules=no", "--no-signed"));
    arguments.addAll(List.of("--", remote.get(), ref + ":" + ref));
    var reported = new PushProgress(progress);
    Finished finished =
        repository
            .program()
            .toRemote(repository.place(), arguments, addresses.variables(), reported);
    var words = new PushWords(branch, remote.get(), tip.name());
    PushResult result = words.result(finished);
    return result instanceof PushResult.Behind(String reason, String _)
            && PushAddresses.areApart(repository, remote.get())
        ? new PushResult.Refused(words.lacking() + " " + words.apart())
        : result;
  }

  /// The hooks that a push would have to run; empty where the remote is elsewhere or has none.
  public Optional<ReceivingHooks> hooks() throws IOException, InterruptedException {
    Optional<String> remote = remote(worktree.branch());
    return remote.isPresent()
        ? PushAddresses.of(repository, remote.get()).hooks()
        : Optional.empty();
  }

  /// Where the branch is set to go, else where all go, else the only one or `origin`.
  Optional<String> remote(String branch) {
    StoredConfig config = repository.jgit().getConfig();
    var known = config.getSubsections("remote");
    for (String set :
        new @org.jspecify.annotations.Nullable String[] {
          config.getString("branch", branch, "pushRemote"),
          config.getString("remote", null, "pushDefault"),
          config.getString("branch", branch, "remote")
        }) {
      if (set != null && known.contains(set)) {
        return Optional.of(set);
      }
    }
    return known.size() == 1 || !known.contains("origin")
        ? known.stream().sorted().findFirst()
        : Optional.of("origin");
  }
}
