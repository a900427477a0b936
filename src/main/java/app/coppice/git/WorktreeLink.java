package app.coppice.git;

import app.coppice.text.ShellWord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/// The two-way link between a worktree and its administrative folder: the `.git` file names the
/// folder, the folder's `gitdir` names the file, `commondir` the repository, and our nonce the
/// session. An agent could write any of them.
final class WorktreeLink {
  private WorktreeLink() {}

  static Optional<String> problem(Repository repository, Worktree worktree) throws IOException {
    Path folder = worktree.folder();
    Path admin = worktree.adminFolder();
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.of(
          AdminFolder.isLocked(admin) && !AdminFolder.isPreparing(admin)
              ? goneAndLocked(repository, worktree)
              : folder + " is gone. Make it anew, or delete the session.");
    }
    if (!Files.isDirectory(admin, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.of(
          "The repository no longer knows "
              + folder
              + ". Somebody ran git worktree remove or prune.");
    }
    if (!repository.gitFolder().resolve("worktrees").equals(admin.getParent())) {
      return Optional.of(folder + " belongs to another repository.");
    }
    if (AdminFolder.isRemoving(admin)) {
      return Optional.of(
          folder + " was being put away when Coppice ended. Archive the session and restore it.");
    }
    if (AdminFolder.isPreparing(admin)) {
      return Optional.of(folder + " is only half made.");
    }
    if (AdminFolder.isMending(admin)) {
      return Optional.of(folder + " was being repaired when Coppice ended. Repair it again.");
    }
    Path gitFile = folder.resolve(".git");
    if (!Files.isRegularFile(gitFile, LinkOption.NOFOLLOW_LINKS)
        || !admin.equals(GitFolders.target(gitFile))) {
      return Optional.of(
          gitFile + " was changed and no longer points to " + admin + ". Put it back to go on.");
    }
    var known = AdminFolder.read(admin);
    if (known.isEmpty() || !known.get().sessionId().equals(worktree.sessionId())) {
      return Optional.of(folder + " does not carry this session's mark.");
    }
    if (!known.get().folder().equals(folder)) {
      return Optional.of(
          admin.resolve("gitdir") + " was changed and no longer names " + folder + ".");
    }
    Path common = admin.resolve("commondir");
    boolean home =
        Files.isRegularFile(common, LinkOption.NOFOLLOW_LINKS)
            && admin
                .resolve(Files.readString(common).strip())
                .normalize()
                .equals(repository.gitFolder());
    if (!home || !hasConfigurationOfMain(repository, admin)) {
      return Optional.of(
          "The administrative files in " + admin + " were changed. Look at them before going on.");
    }
    return Optional.empty();
  }

  /// Somebody locked it, as for a disk that is not always there: only they know whether it comes
  /// back.
  private static String goneAndLocked(Repository repository, Worktree worktree) throws IOException {
    String reason = AdminFolder.lockReason(worktree.adminFolder());
    return worktree.folder()
        + " is gone, and its entry is locked"
        + (reason.isEmpty() ? "" : " (“" + reason + "”)")
        + ". If it lies on a disk that is away, bring that back. If not, end the lock and try"
        + " again, which makes it anew from its branch: "
        + unlocking(repository, worktree);
  }

  /// The command that ends a lock, for a shell: single quotes hide all but themselves.
  static String unlocking(Repository repository, Worktree worktree) {
    return "git -C "
        + quoted(repository.folder())
        + " worktree unlock "
        + quoted(worktree.folder());
  }

  private static String quoted(Path path) {
    return ShellWord.quoted(path.toString());
  }

  /// Git copies the main worktree's own configuration, of a sparse checkout for example; one that
  /// differs could name programs.
  private static boolean hasConfigurationOfMain(Repository repository, Path admin)
      throws IOException {
    Path copy = admin.resolve("config.worktree");
    Path original = repository.gitFolder().resolve("config.worktree");
    return !Files.exists(copy, LinkOption.NOFOLLOW_LINKS)
        || (Files.isRegularFile(copy, LinkOption.NOFOLLOW_LINKS)
            && Files.isRegularFile(original)
            && Files.mismatch(copy, original) < 0);
  }
}
