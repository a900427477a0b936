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
    if (repository.gitFolder().startsWith(folder)) {
      return Optional.of(folder + " holds the repository's git folder. It was left alone.");
    }
    var within = within(repository, worktree);
    if (within.isPresent()) {
      return Optional.of(
          "Another worktree lies in "
              + within.get()
              + ". Move it out first (git worktree move). Nothing was removed.");
    }
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    boolean sound =
        isWhereItWasMade(worktree)
            ? namesItsAdminFolder(worktree) || isHalf(worktree)
            : isOursElsewhere(repository, worktree);
    return sound && folder.toRealPath().equals(folder)
        ? Optional.empty()
        : Optional.of(folder + " is not the worktree it was. It was left alone.");
  }

  /// Another worktree that would go with the folder.
  private static Optional<Path> within(Repository repository, Worktree worktree)
      throws IOException {
    for (Path admin : AdminFolder.all(repository)) {
      var other = AdminFolder.folderOf(admin);
      if (!admin.equals(worktree.adminFolder())
          && other.isPresent()
          && other.get().startsWith(worktree.folder())
          && Files.exists(other.get(), LinkOption.NOFOLLOW_LINKS)) {
        return other;
      }
    }
    return Optional.empty();
  }

  /// An agent can write the administrative files, and with them name any folder; it cannot make one
  /// look as if it had been made here under this very name. Elsewhere only the folder's own word
  /// counts.
  private boolean isWhereItWasMade(Worktree worktree) throws IOException {
    return isAtHome(worktree.folder())
        && worktree.folder().getFileName().equals(worktree.adminFolder().getFileName());
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
      // While anything is left, its `.git` file proves whose it is.
      FolderRemoval.removeAllBut(worktree.folder(), ".git");
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

  /// Whether somebody moved one of ours, and nothing but a removal that began with a snapshot is
  /// half done on it.
  private static boolean isOursElsewhere(Repository repository, Worktree worktree)
      throws IOException {
    Path admin = worktree.adminFolder();
    String id = worktree.sessionId();
    return admin.toString().endsWith(WorktreeManager.ending(id))
        && !AdminFolder.isAdopted(admin)
        && !AdminFolder.isPreparing(admin)
        && (!AdminFolder.isRemoving(admin) || isShelved(repository, id))
        && (namesItsAdminFolder(worktree) || isEmptied(worktree));
  }

  /// Whether a snapshot of the session's worktree lies on one of the shelves.
  static boolean isShelved(Repository repository, String session) throws IOException {
    return repository.jgit().exactRef(Archive.PREFIX + session) != null
        || repository.jgit().exactRef(Trash.PREFIX + session) != null;
  }

  private static boolean namesItsAdminFolder(Worktree worktree) throws IOException {
    Path gitFile = worktree.folder().resolve(".git");
    return Files.isRegularFile(gitFile, LinkOption.NOFOLLOW_LINKS)
        && worktree.adminFolder().equals(GitFolders.target(gitFile));
  }

  /// Whether a half-done removal took the `.git` file, or a half-done making has not written it
  /// whole.
  private static boolean isHalf(Worktree worktree) throws IOException {
    Path admin = worktree.adminFolder();
    Path gitFile = worktree.folder().resolve(".git");
    if (!Files.exists(gitFile, LinkOption.NOFOLLOW_LINKS)) {
      return AdminFolder.isRemoving(admin) || AdminFolder.isUnfinished(admin);
    }
    return Files.isRegularFile(gitFile, LinkOption.NOFOLLOW_LINKS)
        && AdminFolder.isUnfinished(admin)
        && AdminFolder.gitFile(admin).startsWith(Files.readString(gitFile));
  }

  /// Whether a removal was cut off before its very last step.
  private static boolean isEmptied(Worktree worktree) throws IOException {
    if (!AdminFolder.isRemoving(worktree.adminFolder())
        || !Files.isDirectory(worktree.folder(), LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    try (var entries = Files.newDirectoryStream(worktree.folder())) {
      return !entries.iterator().hasNext();
    }
  }
}
