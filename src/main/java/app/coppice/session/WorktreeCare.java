package app.coppice.session;

import app.coppice.git.Adoptable;
import app.coppice.git.Remedy;
import app.coppice.git.Trouble;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// Worktrees that others made, moved or broke. Thread-safe; nothing blocks.
public interface WorktreeCare {
  /// The repository of a folder, for looking: it is not kept as one that the person opened.
  CompletableFuture<OpenResult> find(Path folder);

  /// What was made elsewhere in a repository and a session could take on.
  CompletableFuture<List<Adoptable>> adoptable(Path repository);

  /// Makes a session of it; the session is in {@link Engine#sessions()} when this returns. An
  /// adopted worktree stays where it is and is never deleted with the session.
  SessionId adopt(NewSession request, Adoptable what);

  /// What is wrong with a session's worktree, and what can be done about it.
  CompletableFuture<Trouble> troubleOf(SessionId id);

  /// Does what the person chose.
  ///
  /// @param at where the worktree's folder is, for a repair; else not used
  CompletableFuture<ActionResult> mend(SessionId id, Remedy remedy, Path at);

  /// Where there is no git to ask.
  WorktreeCare NONE =
      new WorktreeCare() {
        @Override
        public CompletableFuture<OpenResult> find(Path folder) {
          return CompletableFuture.completedFuture(new OpenResult.NotARepository(folder));
        }

        @Override
        public CompletableFuture<List<Adoptable>> adoptable(Path repository) {
          return CompletableFuture.completedFuture(List.of());
        }

        @Override
        public SessionId adopt(NewSession request, Adoptable what) {
          throw new IllegalStateException("There is no git to ask");
        }

        @Override
        public CompletableFuture<Trouble> troubleOf(SessionId id) {
          return CompletableFuture.completedFuture(new Trouble("", List.of(), Path.of("")));
        }

        @Override
        public CompletableFuture<ActionResult> mend(SessionId id, Remedy remedy, Path at) {
          return CompletableFuture.completedFuture(new ActionResult.Refused("There is no git."));
        }
      };
}
