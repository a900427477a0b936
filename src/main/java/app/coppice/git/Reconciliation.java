package app.coppice.git;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// Brings worktrees that a crash caught half made or half removed to an end.
final class Reconciliation {
  private Reconciliation() {}

  static List<String> run(Repository repository, Removal removal, Predicate<String> abandoned)
      throws IOException {
    SpareWorktrees.settle(repository, removal, abandoned);
    var report = new ArrayList<String>();
    for (Path admin : AdminFolder.all(repository)) {
      var worktree = AdminFolder.read(admin);
      if (worktree.isEmpty()) {
        continue;
      }
      boolean removing = AdminFolder.isRemoving(admin);
      boolean halfDone = removing || AdminFolder.isPreparing(admin);
      if (!halfDone || !abandoned.test(worktree.get().sessionId())) {
        continue;
      }
      var refusal = removal.refusal(repository, worktree.get());
      if (refusal.isPresent()) {
        report.add(refusal.get());
        continue;
      }
      // When one is being removed, its snapshot was written before the mark was set.
      var aside = removal.finish(repository, worktree.get());
      report.add(
          (removing ? "Finished removing " : "Took away the half-made ")
              + worktree.get().folder()
              + aside.map(kept -> "; what was made in it meanwhile lies in " + kept).orElse(""));
    }
    return report;
  }
}
