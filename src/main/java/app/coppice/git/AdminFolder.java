package app.coppice.git;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/// The files in `.git/worktrees/<name>` that make a folder a linked worktree, in git's layout, and
/// the one of our own by which we know it again.
final class AdminFolder {
  /// While this stands, neither `git worktree prune` nor `remove` touches the worktree.
  static final String LOCKED = "locked";

  static final String NONCE = "coppice-session";
  private static final String REMOVING = "coppice-removing";

  /// The nonce of an adopted worktree whose session was put away.
  private static final String RELEASED = "coppice-released";

  static final String PREPARING_REASON = "Coppice is preparing this worktree";

  /// Its folder is full of work: nobody but the person's next repair goes on with it.
  static final String MENDING_REASON = "Coppice is mending this worktree";

  private AdminFolder() {}

  /// What a worktree's `.git` file says.
  static String gitFile(Path admin) {
    return "gitdir: " + admin + "\n";
  }

  static void writeNonce(Worktree worktree, boolean madeBranch) throws IOException {
    var lines =
        List.of(
            "session=" + worktree.sessionId(),
            "base=" + escaped(worktree.base()),
            "branch=" + escaped(worktree.branch()),
            "made-branch=" + madeBranch);
    WholeText.write(worktree.adminFolder().resolve(NONCE), String.join("\n", lines) + "\n");
  }

  /// Marks a worktree that was made elsewhere.
  ///
  /// @throws java.nio.file.FileAlreadyExistsException when another session was faster
  static void adopt(Worktree worktree) throws IOException {
    if (read(worktree.adminFolder()).isEmpty()) {
      Files.write(
          worktree.adminFolder().resolve(NONCE), adopted(worktree), StandardOpenOption.CREATE_NEW);
    }
  }

  /// Keeps that another branch is checked out now, which is nobody's but the person's to delete.
  static void onBranch(Worktree worktree) throws IOException {
    Path admin = worktree.adminFolder();
    var lines = new ArrayList<>(adopted(worktree));
    if (!isAdopted(admin)) {
      lines.removeLast();
    }
    Path fresh = Files.createTempFile(admin, NONCE, null);
    Files.write(fresh, lines);
    Files.move(
        fresh,
        admin.resolve(NONCE),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  private static List<String> adopted(Worktree worktree) {
    return List.of(
        "session=" + worktree.sessionId(),
        "base=" + escaped(worktree.base()),
        "branch=" + escaped(worktree.branch()),
        "made-branch=false",
        "adopted=true");
  }

  /// Whether somebody else made the worktree: its files are never ours to delete.
  static boolean isAdopted(Path admin) throws IOException {
    return Boolean.parseBoolean(nonce(admin).getProperty("adopted"));
  }

  static void release(Path admin) throws IOException {
    Files.move(admin.resolve(NONCE), admin.resolve(RELEASED), StandardCopyOption.REPLACE_EXISTING);
  }

  static boolean isReleasedBy(Path admin, String sessionId) throws IOException {
    return sessionId.equals(properties(admin.resolve(RELEASED)).getProperty("session"));
  }

  static void takeBack(Path admin) throws IOException {
    Files.move(admin.resolve(RELEASED), admin.resolve(NONCE));
  }

  /// Whether the branch was made for the session, rather than one that was there before.
  static boolean madeBranch(Path admin) throws IOException {
    return Boolean.parseBoolean(nonce(admin).getProperty("made-branch"));
  }

  static void ready(Path admin) throws IOException {
    Files.deleteIfExists(admin.resolve(LOCKED));
  }

  static boolean isPreparing(Path admin) throws IOException {
    return isLockedBecause(admin, PREPARING_REASON);
  }

  /// Whether its repair never came to an end: its index may be missing.
  static boolean isMending(Path admin) throws IOException {
    return isLockedBecause(admin, MENDING_REASON);
  }

  private static boolean isLockedBecause(Path admin, String reason) throws IOException {
    Path lock = admin.resolve(LOCKED);
    return Files.isRegularFile(lock, LinkOption.NOFOLLOW_LINKS)
        && Files.readString(lock).strip().equals(reason);
  }

  static boolean isLocked(Path admin) {
    return Files.exists(admin.resolve(LOCKED), LinkOption.NOFOLLOW_LINKS);
  }

  /// What whoever locked it said; may be empty.
  static String lockReason(Path admin) throws IOException {
    return Files.readString(admin.resolve(LOCKED)).strip();
  }

  static void markRemoving(Path admin) throws IOException {
    Files.writeString(admin.resolve(REMOVING), Instant.now() + "\n");
  }

  /// Whether the last step of making it, the index, was never reached.
  static boolean isUnfinished(Path admin) throws IOException {
    return isPreparing(admin) && !Files.exists(admin.resolve("index"));
  }

  static boolean isRemoving(Path admin) {
    return Files.exists(admin.resolve(REMOVING));
  }

  /// Whether a crash caught it while it was made, filled or removed, unless that still goes on.
  static boolean isHalf(Path admin) throws IOException {
    return isRemoving(admin) || isPreparing(admin);
  }

  /// Every administrative folder of the repository, ours or not.
  static List<Path> all(Repository repository) throws IOException {
    Path home = repository.gitFolder().resolve("worktrees");
    if (!Files.isDirectory(home)) {
      return List.of();
    }
    var folders = new ArrayList<Path>();
    try (var entries = Files.newDirectoryStream(home)) {
      for (Path entry : entries) {
        if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
          folders.add(entry);
        }
      }
    }
    folders.sort(null);
    return folders;
  }

  /// Reads a worktree back; empty when the folder does not carry our nonce.
  static Optional<Worktree> read(Path admin) throws IOException {
    if (!Files.isRegularFile(admin.resolve(NONCE), LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    var values = nonce(admin);
    @Nullable String id = values.getProperty("session");
    Path folder = folderOf(admin).orElse(null);
    return id == null || folder == null
        ? Optional.empty()
        : Optional.of(
            new Worktree(
                id,
                folder,
                admin,
                values.getProperty("branch", ""),
                values.getProperty("base", "")));
  }

  /// The worktree's folder as `gitdir` names it, by a whole path or, as newer versions of git can,
  /// by one from the administrative folder; links above it are resolved where they lead somewhere.
  static Optional<Path> folderOf(Path admin) throws IOException {
    Path gitdir = admin.resolve("gitdir");
    if (!Files.isRegularFile(gitdir, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    String text = Files.readString(gitdir).strip();
    try {
      @Nullable Path named = text.isEmpty() ? null : admin.resolve(text).getParent();
      return named == null ? Optional.empty() : Optional.of(resolved(named));
    } catch (InvalidPathException e) {
      // Whoever wrote that, it names no folder.
      return Optional.empty();
    }
  }

  /// A folder that somebody replaced by a link stays one.
  private static Path resolved(Path folder) throws IOException {
    @Nullable Path parent = folder.getParent();
    @Nullable Path name = folder.getFileName();
    return parent == null
            || name == null
            || name.toString().equals("..")
            || !Files.isDirectory(parent)
        ? folder.normalize()
        : parent.toRealPath().resolve(name).normalize();
  }

  /// The short name of the branch that a HEAD file names; empty when detached or unreadable.
  static Optional<String> branchOf(Path gitFolder) throws IOException {
    Path head = gitFolder.resolve("HEAD");
    if (!Files.isRegularFile(head)) {
      return Optional.empty();
    }
    String text = Files.readString(head).strip();
    String prefix = "ref: refs/heads/";
    return text.startsWith(prefix)
        ? Optional.of(text.substring(prefix.length()))
        : Optional.empty();
  }

  private static Properties nonce(Path admin) throws IOException {
    return properties(admin.resolve(NONCE));
  }

  private static Properties properties(Path file) throws IOException {
    var values = new Properties();
    if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      values.load(new StringReader(Files.readString(file)));
    }
    return values;
  }

  private static String escaped(String value) {
    return value.replace("\\", "\\\\");
  }
}
