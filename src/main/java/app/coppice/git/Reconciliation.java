package app.coppice.git;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings worktrees that a crash caught half made or half removed to an end.
final class Reconciliation {
  /// After this nobody is still about to write the nonce of a worktree.
  private static final Duration SETTLED = Duration.ofMinutes(1);

  private static final Logger LOG = LoggerFactory.getLogger(Reconciliation.class);

  private Reconciliation() {}

  /// Takes away archives of ignored files that were brought back, or never came to belong to a
  /// snapshot: then the files are still in their worktree.
  private static void clearArchives(Repository repository, Predicate<String> abandoned)
      throws IOException {
    Path folder = IgnoredArchive.folder(repository);
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (var archives = Files.newDirectoryStream(folder, "*.zip*")) {
      for (Path file : archives) {
        String name = String.valueOf(file.getFileName());
        String session = name.substring(0, name.indexOf(".zip"));
        if (abandoned.test(session) && !Removal.isShelved(repository, session)) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  private static void clearBegun(Path admin) throws IOException {
    try {
      // Somebody may be about to say whose it is.
      if (Files.getLastModifiedTime(admin).toInstant().isBefore(Instant.now().minus(SETTLED))) {
        AdminFolderMaking.clearBegun(admin);
      }
    } catch (NoSuchFileException | DirectoryNotEmptyException e) {
      // Another process took it away meanwhile, or goes on with it: it is none of ours, and what
      // the others were caught in is still brought to an end.
      LOG.debug("{} is somebody else's by now", admin, e);
    }
  }

  static List<String> run(Repository repository, Removal removal, Predicate<String> abandoned)
      throws IOException {
    SpareWorktrees.settle(repository, removal, abandoned);
    var report = new ArrayList<String>();
    for (Path admin : AdminFolder.all(repository)) {
      var worktree = AdminFolder.read(admin);
      if (worktree.isEmpty()) {
        clearBegun(admin);
        continue;
      }
      if (abandoned.test(worktree.get().sessionId())) {
        SnapshotProof.clear(admin);
      }
      boolean removing = AdminFolder.isRemoving(admin);
      boolean halfDone = removing || AdminFolder.isPreparing(admin);
      if (!halfDone
          || !abandoned.test(worktree.get().sessionId())
          || SpareHold.isHeld(repository, worktree.get().sessionId())) {
        continue;
      }
      var refusal = removal.refusal(repository, worktree.get());
      if (refusal.isPresent()) {
        report.add(refusal.get());
        continue;
      }
      // When one is being removed, its snapshot was written before the mark was set.
      var aside = removal.finish(repository, worktree.get());
      SpareHold.clear(repository, worktree.get().sessionId());
      report.add(
          (removing ? "Finished removing " : "Took away the half-made ")
              + worktree.get().folder()
              + aside.map(kept -> "; what was made in it meanwhile lies in " + kept).orElse(""));
    }
    clearArchives(repository, abandoned);
    return report;
  }
}
