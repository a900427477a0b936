package app.coppice.git;

import app.coppice.git.CommitOrder.Extent;
import app.coppice.git.CommitResult.Committed;
import app.coppice.git.CommitResult.Failed;
import app.coppice.git.CommitResult.NothingToCommit;
import app.coppice.git.CommitResult.Stopped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.eclipse.jgit.lib.Constants;

/// Commits a session's work in the person's name. The repository's hooks, filters and signing run,
/// because the person asked for it; beside this only filters in [Staging], and the `pre-push` hook
/// in [Push].
public final class Commits {
  private static final String ANOTHER =
      "The last commit is another one by now: look at it, then amend again.";

  private static final String CUT_OFF =
      "It was made before it could be stopped; hooks that run after a commit may be cut off.";

  private final Repository repository;
  private final Worktree worktree;

  public Commits(Repository repository, Worktree worktree) {
    this.repository = repository;
    this.worktree = worktree;
  }

  /// Commits `paths`, or all changes when it is empty.
  ///
  /// @param paths relative; of a renamed file both names, see [WorktreeState#toCommit]
  public CommitResult commit(Collection<String> paths, String message)
      throws IOException, InterruptedException {
    Extent extent = paths.isEmpty() ? Extent.ALL : Extent.FILES;
    return commit(
        new CommitOrder(extent, List.copyOf(paths), message, CommitOrder.Place.ON_TOP), _ -> {});
  }

  /// Commits as ordered. Where it comes to none, the index is what it was.
  ///
  /// @param heard gets what git and the hooks say as they say it, in pieces, on a thread of its own
  public CommitResult commit(CommitOrder order, Consumer<byte[]> heard)
      throws IOException, InterruptedException {
    return commit(order, heard, StopSignal.NEVER);
  }

  /// The same, until the wish to stop comes. A commit that is already made stays: what its last
  /// hooks did not do is said.
  public CommitResult commit(CommitOrder ordered, Consumer<byte[]> heard, StopSignal stop)
      throws IOException, InterruptedException {
    var problem = WorktreeLink.problem(repository, worktree);
    if (problem.isPresent()) {
      return new Failed(problem.get());
    }
    if (ordered.message().isBlank()) {
      return new Failed("A commit needs a message.");
    }
    boolean amends = ordered.place() == CommitOrder.Place.INSTEAD_OF_LAST;
    // Whichever it was at the beginning: adding takes its time.
    CommitOrder order = amends && ordered.instead().isEmpty() ? ordered.insteadOf(head()) : ordered;
    if (amends) {
      var last = new LastCommit(repository, worktree);
      var why = last.isAnother(order.instead()) ? Optional.of(ANOTHER) : last.fixed();
      if (why.isPresent()) {
        return new Failed(why.get());
      }
    }
    if (!amends && !hasAny(order)) {
      return new NothingToCommit();
    }
    if (repository.program().version().isEmpty()) {
      return order.extent() == Extent.ALL && !amends
          ? withoutProgram(order.message())
          : new Failed("To commit some changes only, the git program is needed. Install git.");
    }
    try (var before = IndexCopy.of(worktree)) {
      var stopped = new AtomicBoolean();
      stop.onStop(() -> stopped.set(true));
      String tip = head();
      boolean made = false;
      try {
        var git = new Runs(repository.program().stoppable(stop), worktree.place(), stopped, heard);
        var result = stopped.get() ? new Stopped() : byProgram(order, git);
        if (stopped.get()) {
          result = stopped(result, order, tip);
        }
        made = result instanceof Committed;
        return result;
      } finally {
        // On top of another commit the old index would take that one's changes back.
        if (!made && head().equals(tip)) {
          before.putBack();
        }
      }
    }
  }

  /// What is there once the wish to stop came. Git that was ended cannot tell whether it had made
  /// its commit already, and meanwhile somebody else may have made one.
  private CommitResult stopped(CommitResult told, CommitOrder order, String tip)
      throws IOException {
    if (told instanceof Committed made) {
      return new Committed(made.id(), CUT_OFF);
    }
    String now = head();
    if (now.equals(tip)) {
      return new Stopped();
    }
    return !now.isEmpty() && new LastCommit(repository, worktree).isOf(order, tip)
        ? new Committed(now, CUT_OFF)
        : new Failed(
            "It was stopped, and the branch has another last commit meanwhile, "
                + now.substring(0, Math.min(8, now.length()))
                + ". Look at that commit; what was staged for this one stays so.");
  }

  private boolean hasAny(CommitOrder order) throws IOException {
    var state = new WorktreeChanges(repository, worktree).compute();
    return switch (order.extent()) {
      case ALL -> !state.uncommitted().isEmpty();
      case FILES -> state.uncommitted().stream().anyMatch(order.paths()::contains);
      case STAGED -> !state.staged().isEmpty();
      case NONE -> false;
    };
  }

  private CommitResult byProgram(CommitOrder order, Runs git)
      throws IOException, InterruptedException {
    var jgit = repository.jgit(worktree);
    var submodules = FilledSubmodules.of(jgit.readDirCache(), worktree.folder());
    var addition = new Addition(submodules, git::run);
    var add =
        switch (order.extent()) {
          case ALL -> addition.all();
          case FILES -> addition.named(order.paths());
          case STAGED, NONE -> new ProgramRunner.Finished(0, new byte[0], new byte[0]);
        };
    if (add.exitStatus() != 0) {
      return failed(add);
    }
    if (!submodules.paths().isEmpty() && !new Committable(jgit, order).holds()) {
      return new NothingToCommit();
    }
    if (new LastCommit(repository, worktree).isAnother(order.instead())) {
      // Adding takes its time, and so do the person's filters. Git itself refuses from here on.
      return new Failed(ANOTHER);
    }
    byte[] input = String.join("\0", order.paths()).getBytes(StandardCharsets.UTF_8);
    Path file = Files.createTempFile(worktree.adminFolder(), "coppice-message", null);
    try {
      Files.writeString(file, order.message());
      var arguments = new ArrayList<String>();
      arguments.add("commit");
      if (order.place() == CommitOrder.Place.INSTEAD_OF_LAST) {
        arguments.add("--amend");
      }
      if (order.extent() == Extent.FILES || order.extent() == Extent.NONE) {
        arguments.add("--only");
      }
      arguments.add("--cleanup=whitespace");
      arguments.add("--file=" + file);
      if (order.extent() == Extent.FILES) {
        arguments.addAll(Addition.FROM_INPUT);
      }
      var commit = git.run(arguments, input);
      if (commit.exitStatus() != 0) {
        return failed(commit);
      }
    } finally {
      Files.deleteIfExists(file);
    }
    return new Committed(head(), "");
  }

  /// The runs of git that one commit takes; none begins any more once it is to stop.
  private record Runs(
      GitProgram program, GitProgram.Place place, AtomicBoolean stopped, Consumer<byte[]> heard) {
    ProgramRunner.Finished run(List<String> arguments, byte[] input)
        throws IOException, InterruptedException {
      if (stopped.get()) {
        return new ProgramRunner.Finished(1, new byte[0], new byte[0]);
      }
      return program.asPerson(
          place,
          arguments,
          input,
          Map.of(),
          said -> {
            heard.accept(said);
            return true;
          });
    }
  }

  /// Without git nobody can run its hooks, so this says that they were not run.
  private CommitResult withoutProgram(String message) throws IOException {
    var jgit = repository.jgit(worktree);
    if (jgit.getConfig().getBoolean("commit", "gpgsign", false)) {
      return new Failed("Your commits are signed, which needs the git program. Install git.");
    }
    try (var git = new org.eclipse.jgit.api.Git(jgit)) {
      git.add().addFilepattern(".").call();
      git.add().setUpdate(true).addFilepattern(".").call();
    } catch (org.eclipse.jgit.api.errors.GitAPIException e) {
      throw new IOException("Cannot add the files", e);
    }
    new AddedLinks(jgit).correct();
    try (var inserter = jgit.newObjectInserter()) {
      var tree = jgit.readDirCache().writeTree(inserter);
      var parent = jgit.resolve(Constants.HEAD);
      var id = NewCommit.insert(jgit, inserter, tree, List.of(parent), message.strip() + "\n");
      var update = jgit.updateRef(Constants.HEAD);
      update.setExpectedOldObjectId(parent);
      update.setNewObjectId(id);
      update.setRefLogMessage("commit: " + message.lines().findFirst().orElse(""), false);
      return RefMove.done(update)
          ? new Committed(id.name(), "git is not installed: hooks were not run.")
          : new Failed("The branch moved meanwhile. Try again.");
    }
  }

  private String head() throws IOException {
    var id = repository.jgit(worktree).resolve(Constants.HEAD);
    return id == null ? "" : id.name();
  }

  private static Failed failed(ProgramRunner.Finished finished) {
    String said = GitProgram.text(finished.output()) + GitProgram.text(finished.error());
    if (finished.exitStatus() == -1) {
      said = said + "\nIt took more than ten minutes and was ended.";
    }
    return new Failed(said.isBlank() ? "git said nothing, but failed." : said.strip());
  }
}
