package app.coppice.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Set;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;

/// The making of an [AdminFolder], whole or once more, and the clearing of one that never came
/// further than its beginning. Blocking; stateless.
final class AdminFolderMaking {
  private AdminFolderMaking() {}

  /// Makes the folder and all files but the index, then the worktree's, which must not be there.
  static void create(Worktree worktree, ObjectId tip, PersonIdent person, boolean madeBranch)
      throws IOException {
    Path admin = worktree.adminFolder();
    Files.createDirectories(admin.getParent());
    Files.createDirectory(admin);
    // First of all the lock and the nonce: whatever else is missing after a crash, these tell whose
    // it is.
    Files.writeString(admin.resolve(AdminFolder.LOCKED), AdminFolder.PREPARING_REASON + "\n");
    fill(worktree, tip, person, madeBranch);
    Files.createDirectory(worktree.folder());
    Files.writeString(worktree.folder().resolve(".git"), AdminFolder.gitFile(admin));
  }

  /// Takes away one whose making was cut off before it could say where its worktree is to be:
  /// nothing in it but our lock and the nonce, whole or half written. Any other is left alone. Call
  /// it only where nobody makes one of that name.
  static void clearBegun(Path admin) throws IOException {
    if (!isBegun(admin)) {
      return;
    }
    try (var entries = Files.newDirectoryStream(admin)) {
      for (Path entry : entries) {
        Files.delete(entry);
      }
    }
    Files.delete(admin);
  }

  private static boolean isBegun(Path admin) throws IOException {
    if (!Files.isDirectory(admin, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    var own =
        Set.of(
            AdminFolder.LOCKED,
            AdminFolder.NONCE,
            AdminFolder.NONCE + WholeText.SUFFIX,
            "gitdir" + WholeText.SUFFIX);
    try (var entries = Files.newDirectoryStream(admin)) {
      for (Path entry : entries) {
        if (!own.contains(entry.getFileName().toString())) {
          return false;
        }
      }
    }
    return !AdminFolder.isLocked(admin)
        || AdminFolder.PREPARING_REASON.startsWith(AdminFolder.lockReason(admin));
  }

  /// Makes the folder and all files but the index for a worktree that lost them and still names it,
  /// or goes on where an earlier try was cut off.
  static void createAgain(Worktree worktree, ObjectId tip, PersonIdent person) throws IOException {
    Path admin = worktree.adminFolder();
    Files.createDirectories(admin.getParent());
    if (!Files.isDirectory(admin, LinkOption.NOFOLLOW_LINKS)) {
      Files.createDirectory(admin);
    }
    WholeText.write(admin.resolve(AdminFolder.LOCKED), AdminFolder.MENDING_REASON + "\n");
    fill(worktree, tip, person, false);
  }

  /// What is there of HEAD and its log stays.
  private static void fill(Worktree worktree, ObjectId tip, PersonIdent person, boolean madeBranch)
      throws IOException {
    Path admin = worktree.adminFolder();
    AdminFolder.writeNonce(worktree, madeBranch);
    WholeText.write(admin.resolve("gitdir"), worktree.folder().resolve(".git") + "\n");
    WholeText.write(admin.resolve("commondir"), "../..\n");
    WholeText.write(admin.resolve("ORIG_HEAD"), tip.name() + "\n");
    Path logs = admin.resolve("logs");
    if (!Files.exists(logs, LinkOption.NOFOLLOW_LINKS)) {
      Files.createDirectory(logs);
      Files.writeString(
          logs.resolve("HEAD"),
          ObjectId.zeroId().name() + " " + tip.name() + " " + person.toExternalString() + "\t\n");
    }
    // Without it, git takes the folder for none of its own.
    if (!Files.exists(admin.resolve("HEAD"), LinkOption.NOFOLLOW_LINKS)) {
      WholeText.write(admin.resolve("HEAD"), "ref: refs/heads/" + worktree.branch() + "\n");
    }
  }
}
