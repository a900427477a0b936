package app.coppice.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/// The deletion of a worktree's files and administrative folder, of which only what is provably
/// ours is ever touched.
///
/// @param homes the folders below which all worktrees of ours lie
record Removal(WorktreeHomes homes) {

  /// Why a worktree must not be removed, in a sentence; empty when it may.
  Optional<String> refusal(Repository repository, Worktree worktree) throws IOException {
    Path folder = worktree.folder();
    Path admin = worktree.adminFolder();
    if (folder.equals(repository.folder()) || repository.folder().startsWith(folder)) {
      return Optional.of(folder + " holds the repository itself. It was left alone.");
    }
    var known = AdminFolder.read(admin);
    if (known.isEmpty() || !known.get().equals(worktree)) {
      return Optional.of(folder + " does not carry this session's mark. It was left alone.");
    }
    // An agent can write the administrative files; it cannot make a folder elsewhere look like one
    // that was made here under this very name.
    if (!isAtHome(folder) || !folder.getFileName().equals(admin.getFileName())) {
      return Optional.of(folder + " is not where Coppice keeps worktrees. It was left alone.");
    }
    if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)
        && (!folder.toRealPath().equals(folder) || !pointsTo(worktree))) {
      return Optional.of(folder + " is not the worktree it was. It was left alone.");
    }
    return Optional.empty();
  }

  boolean isAtHome(Path folder) throws IOException {
    for (Path home : homes.all()) {
      if (Files.isDirectory(home) && folder.startsWith(home.toRealPath())) {
        return true;
      }
    }
    return false;
  }

  /// Deletes; may be repeated after a crash. Files first, the folder with the nonce last.
  ///
  /// @return where the folder of a half-made one is now that held what no checkout wrote
  Optional<Path> finish(Repository repository, Worktree worktree) throws IOException {
    boolean preparing =
        AdminFolder.isPreparing(worktree.adminFolder())
            && !AdminFolder.isRemoving(worktree.adminFolder());
    Optional<Path> aside = Optional.empty();
    if (preparing) {
      aside = new HalfMade(repository, worktree).takeAway();
    } else {
      repository.forget(worktree);
      FolderRemoval.remove(worktree.folder());
      FolderRemoval.remove(worktree.adminFolder());
    }
    Path worktrees = worktree.adminFolder().getParent();
    if (AdminFolder.all(repository).isEmpty()) {
      // As git does when the last one goes.
      Files.deleteIfExists(worktrees);
    }
    return aside;
  }

  /// Whether the `.git` file names the administrative folder, or a half-done removal took it, or a
  /// half-done making has not written it whole.
  private static boolean pointsTo(Worktree worktree) throws IOException {
    Path admin = worktree.adminFolder();
    Path gitFile = worktree.folder().resolve(".git");
    if (!Files.exists(gitFile, LinkOption.NOFOLLOW_LINKS)) {
      return AdminFolder.isRemoving(admin) || AdminFolder.isUnfinished(admin);
    }
    return Files.isRegularFile(gitFile, LinkOption.NOFOLLOW_LINKS)
        && (admin.equals(GitFolders.target(gitFile))
            || (AdminFolder.isUnfinished(admin)
                && AdminFolder.gitFile(admin).startsWith(Files.readString(gitFile))));
  }
}
