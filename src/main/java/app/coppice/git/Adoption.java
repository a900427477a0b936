package app.coppice.git;

import app.coppice.git.Adoptable.Kind;
import app.coppice.git.WorktreeCreation.Created;
import app.coppice.git.WorktreeCreation.Refused;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// Worktrees and branches that were made elsewhere, as sessions take them on. An adopted worktree
/// gets the session's mark in its administrative folder and stays where it is: putting the session
/// away takes the mark off, and no file of the worktree is touched.
public final class Adoption {
  private final Repository repository;
  private final Removal removal;

  Adoption(Repository repository, Removal removal) {
    this.repository = repository;
    this.removal = removal;
  }

  /// What no session has: worktrees first, then the branches that are checked out nowhere.
  public List<Adoptable> list() throws IOException {
    var found = new ArrayList<Adoptable>();
    var taken = new HashSet<String>();
    AdminFolder.branchOf(repository.gitFolder()).ifPresent(taken::add);
    for (Path admin : AdminFolder.all(repository)) {
      AdminFolder.branchOf(admin).ifPresent(taken::add);
      if (AdminFolder.read(admin).isEmpty()) {
        Path folder = AdminFolder.folderOf(admin).orElse(admin);
        String branch = AdminFolder.branchOf(admin).orElse("");
        found.add(new Adoptable(Kind.WORKTREE, branch, folder, obstacle(admin).orElse("")));
      }
    }
    for (String branch : repository.branches()) {
      if (!taken.contains(branch)) {
        found.add(new Adoptable(Kind.BRANCH, branch, repository.folder(), ""));
      }
    }
    return found;
  }

  /// Whether the folder is that of a linked worktree outside of the folders where Coppice makes its
  /// own.
  public boolean concerns(Path folder) throws IOException {
    return !removal.isAtHome(folder) && admin(folder).isPresent();
  }

  /// Whether a session has this worktree without having made it: nothing is put into it.
  ///
  /// @param adminFolder the worktree's own
  public static boolean isAdopted(Path adminFolder) throws IOException {
    return AdminFolder.isAdopted(adminFolder);
  }

  /// Marks a worktree as the session's.
  ///
  /// @param base what it is compared with, and lands in; empty for what is checked out in the main
  ///   worktree
  public WorktreeCreation adopt(Path folder, String sessionId, String base) throws IOException {
    Optional<Path> admin = admin(folder);
    if (admin.isEmpty() || removal.isAtHome(folder)) {
      return new Refused(folder + " is no worktree of this repository that a session can take on.");
    }
    var known = AdminFolder.read(admin.get());
    if (known.isPresent() && !known.get().sessionId().equals(sessionId)) {
      return new Refused(folder + " belongs to another session already.");
    }
    var obstacle = obstacle(admin.get());
    if (obstacle.isPresent()) {
      return new Refused(obstacle.get());
    }
    String start = base.isBlank() ? "HEAD" : base;
    var commit = BaseRef.commit(repository, start);
    if (commit == null) {
      return new Refused(BaseRef.missing(repository, start));
    }
    var worktree =
        new Worktree(
            sessionId,
            AdminFolder.folderOf(admin.get()).orElse(folder),
            admin.get(),
            AdminFolder.branchOf(admin.get()).orElse(""),
            BaseRef.kept(repository, start, commit));
    try {
      AdminFolder.adopt(worktree);
    } catch (FileAlreadyExistsException e) {
      return new Refused(folder + " was taken on by another session meanwhile.");
    }
    return new Created(worktree);
  }

  /// Takes a session's mark off its adopted worktree; it can come back while the worktree is there.
  static void release(Repository repository, Worktree worktree) throws IOException {
    repository.forget(worktree);
    AdminFolder.release(worktree.adminFolder());
  }

  /// Binds a session again to the worktree that it was released from, where that still is what it
  /// was.
  static Optional<Worktree> again(Repository repository, String sessionId) throws IOException {
    for (Path admin : AdminFolder.all(repository)) {
      if (AdminFolder.isReleasedBy(admin, sessionId)
          && AdminFolder.read(admin).isEmpty()
          && obstacle(admin).isEmpty()) {
        AdminFolder.takeBack(admin);
        return AdminFolder.read(admin);
      }
    }
    return Optional.empty();
  }

  private Optional<Path> admin(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    Path real = folder.toRealPath();
    for (Path admin : AdminFolder.all(repository)) {
      var named = AdminFolder.folderOf(admin);
      if (named.isPresent()
          && Files.isDirectory(named.get())
          && named.get().toRealPath().equals(real)) {
        return Optional.of(admin);
      }
    }
    return Optional.empty();
  }

  private static Optional<String> obstacle(Path admin) throws IOException {
    var named = AdminFolder.folderOf(admin);
    if (named.isEmpty()) {
      return Optional.of(admin.resolve("gitdir") + " names no folder. Try: git worktree repair");
    }
    Path folder = named.get();
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.of(
          AdminFolder.isLocked(admin)
              ? folder + " is gone, and its entry is locked. It may lie on a disk that is away."
              : folder + " is gone. If it was moved, try in its new place: git worktree repair");
    }
    Path gitFile = folder.resolve(".git");
    if (!folder.toRealPath().equals(folder)
        || !Files.isRegularFile(gitFile, LinkOption.NOFOLLOW_LINKS)
        || !admin.equals(GitFolders.target(gitFile))) {
      return Optional.of(folder + " is not linked both ways. Try: git worktree repair");
    }
    if (!Ownership.ofThisProcess().owns(folder)) {
      return Optional.of(folder + " belongs to another user.");
    }
    return AdminFolder.branchOf(admin).isEmpty()
        ? Optional.of(
            "No branch is checked out in " + folder + ". Check one out there: git switch BRANCH")
        : Optional.empty();
  }
}
