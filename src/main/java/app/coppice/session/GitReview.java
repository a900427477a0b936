package app.coppice.session;

import app.coppice.diff.LineChoice;
import app.coppice.diff.LineChoice.Side;
import app.coppice.git.ChosenPatch;
import app.coppice.git.CommitOrder;
import app.coppice.git.CommitResult;
import app.coppice.git.Commits;
import app.coppice.git.DiscardResult;
import app.coppice.git.Discards;
import app.coppice.git.LastCommit;
import app.coppice.git.Repository;
import app.coppice.git.ShownLines;
import app.coppice.git.Staging;
import app.coppice.git.StagingResult;
import app.coppice.git.StopSignal;
import app.coppice.git.Worktree;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/// Git as a review uses it. Blocking; thread-safe.
record GitReview(OpenRepositories repositories, GitWorktrees places) {
  private static final int MOST_OUTPUT = 4_000;

  /// Work on the session's own worktree.
  private interface Work<T> {
    T of(Repository repository, Worktree worktree) throws IOException, InterruptedException;
  }

  private <T> T at(SessionSnapshot session, Work<T> work) throws IOException, InterruptedException {
    Repository repository = repositories.at(session.repository());
    return work.of(repository, places.require(repository, session));
  }

  ActionResult stage(SessionSnapshot session, List<String> paths)
      throws IOException, InterruptedException {
    return at(
        session,
        (repository, worktree) ->
            said(
                "Staged ",
                new Staging(repository, worktree)
                    .stage(GitWorktrees.uncommitted(repository, worktree, paths))));
  }

  ActionResult unstage(SessionSnapshot session, List<String> paths)
      throws IOException, InterruptedException {
    return at(
        session,
        (repository, worktree) ->
            said(
                "Unstaged ",
                new Staging(repository, worktree)
                    .unstage(GitWorktrees.uncommitted(repository, worktree, paths))));
  }

  ActionResult stage(SessionSnapshot session, LineChoice lines)
      throws IOException, InterruptedException {
    return at(
        session,
        (repository, worktree) ->
            said("Staged lines of ", new Staging(repository, worktree).stage(lines)));
  }

  ActionResult unstage(SessionSnapshot session, LineChoice lines)
      throws IOException, InterruptedException {
    return at(
        session,
        (repository, worktree) ->
            said("Unstaged lines of ", new Staging(repository, worktree).unstage(lines)));
  }

  private static ActionResult said(String what, StagingResult result) {
    return switch (result) {
      case StagingResult.Done(List<String> paths) -> done(what, paths);
      case StagingResult.Refused(String reason) -> new ActionResult.Refused(reason);
    };
  }

  private static ActionResult done(String what, List<String> paths) {
    return new ActionResult.Done(
        what + (paths.size() == 1 ? paths.getFirst() : paths.size() + " files") + ".");
  }

  ActionResult discard(SessionSnapshot session, LineChoice lines)
      throws IOException, InterruptedException {
    return at(
        session,
        (repository, worktree) ->
            switch (new Discards(repository, worktree).discard(lines)) {
              case DiscardResult.Done(List<String> paths) -> done("Discarded lines of ", paths);
              case DiscardResult.Refused(String reason) -> new ActionResult.Refused(reason);
            });
  }

  ActionResult commit(
      SessionSnapshot session, CommitRequest request, Consumer<byte[]> heard, StopSignal stop)
      throws IOException, InterruptedException {
    return at(
        session,
        (repository, worktree) -> {
          List<String> chosen = GitWorktrees.uncommitted(repository, worktree, request.paths());
          if (request.extent() == CommitRequest.Extent.FILES && chosen.isEmpty()) {
            return new ActionResult.Refused("None of these files has anything to commit.");
          }
          CommitOrder order =
              new CommitOrder(
                  extent(request.extent()),
                  chosen,
                  request.message(),
                  switch (request.place()) {
                    case ON_TOP -> CommitOrder.Place.ON_TOP;
                    case INSTEAD_OF_LAST -> CommitOrder.Place.INSTEAD_OF_LAST;
                  },
                  request.instead());
          return said(request, new Commits(repository, worktree).commit(order, heard, stop));
        });
  }

  private static CommitOrder.Extent extent(CommitRequest.Extent extent) {
    return switch (extent) {
      case ALL -> CommitOrder.Extent.ALL;
      case FILES -> CommitOrder.Extent.FILES;
      case STAGED -> CommitOrder.Extent.STAGED;
      case NONE -> CommitOrder.Extent.NONE;
    };
  }

  private static ActionResult said(CommitRequest request, CommitResult result) {
    boolean amends = request.place() == CommitRequest.Place.INSTEAD_OF_LAST;
    return switch (result) {
      case CommitResult.Committed(String id, String notice) ->
          new ActionResult.Done(
              (amends ? "Amended; the last commit is " : "Committed ")
                  + id.substring(0, 8)
                  + "."
                  + (notice.isEmpty() ? "" : " " + notice));
      case CommitResult.NothingToCommit _ ->
          new ActionResult.Refused(
              request.extent() == CommitRequest.Extent.STAGED
                  ? "Nothing is staged."
                  : "There is nothing to commit.");
      case CommitResult.Stopped _ -> Reviewing.COMMIT_STOPPED;
      case CommitResult.Failed(String output) ->
          new ActionResult.Refused("git did not commit: " + end(output.strip()));
    };
  }

  /// The last lines of what hooks say tell what is wrong.
  private static String end(String output) {
    return output.length() <= MOST_OUTPUT
        ? output
        : "\u2026" + output.substring(output.length() - MOST_OUTPUT);
  }

  Amendable lastCommit(SessionSnapshot session) throws IOException, InterruptedException {
    return at(
        session,
        (repository, worktree) -> {
          LastCommit last = new LastCommit(repository, worktree);
          var fixed = last.fixed();
          if (fixed.isPresent()) {
            return new Amendable.No(fixed.get());
          }
          var written = last.written();
          return new Amendable.Yes(written.id(), written.message());
        });
  }

  String patch(SessionSnapshot session, CommitRequest.Extent extent, List<String> paths)
      throws IOException, InterruptedException {
    return at(
        session,
        (repository, worktree) ->
            new ChosenPatch(repository, worktree)
                .of(extent(extent), GitWorktrees.uncommitted(repository, worktree, paths)));
  }

  /// @param path on that side of the comparison with the base
  List<String> lines(SessionSnapshot session, String path, Side side)
      throws IOException, InterruptedException {
    return at(
        session, (repository, worktree) -> new ShownLines(repository, worktree).of(path, side));
  }
}
