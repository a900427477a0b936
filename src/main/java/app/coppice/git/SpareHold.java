package app.coppice.git;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The right to work on what is kept ready in a repository, which one holder among all processes
/// has at a time: on one spare worktree, or on the keeping of a profile's. A lock on a file in the
/// folder that all worktrees share; it ends with the process, so that what nobody holds is known to
/// be what a crash left. Nobody waits for it.
final class SpareHold implements AutoCloseable {
  private static final String FOLDER = "coppice-spares";

  /// What a worktree is called that a hold can be on. The name is read from a file that an agent
  /// can write, and becomes a path.
  private static final Pattern ID =
      Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

  private static final Set<OpenOption> MADE =
      Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  private static final Set<OpenOption> THERE = Set.of(StandardOpenOption.WRITE);

  /// Where the lock lies: on some systems, what is locked cannot be read.
  private static final long BEYOND = 1L << 40;

  private final Repository repository;
  private final String id;
  private final FileChannel channel;
  private final FileLock lock;

  private SpareHold(Repository repository, String id, FileChannel channel, FileLock lock) {
    this.repository = repository;
    this.id = id;
    this.channel = channel;
    this.lock = lock;
  }

  /// Whether there can be a hold on what is called so; of no other name a file is ever touched.
  static boolean canBeOn(String id) {
    return ID.matcher(id).matches();
  }

  /// On one spare worktree; empty while somebody else is at work on it.
  ///
  /// @param id its own, which it has until a session takes it
  static Optional<SpareHold> of(Repository repository, String id) throws IOException {
    return canBeOn(id) ? ofNamed(repository, id) : Optional.empty();
  }

  private static Optional<SpareHold> ofNamed(Repository repository, String id) throws IOException {
    Files.createDirectories(file(repository, id).resolveSibling(""));
    return taken(repository, id, MADE);
  }

  /// On the making and renewing of those that lie below a folder.
  static Optional<SpareHold> ofKeeping(Repository repository, Path home) throws IOException {
    return ofNamed(repository, "keeping-" + Integer.toHexString(home.toString().hashCode()));
  }

  /// Whether anybody, this process included, is at work on it at this moment.
  static boolean isHeld(Repository repository, String id) throws IOException {
    if (!canBeOn(id)) {
      return false;
    }
    try {
      Optional<SpareHold> hold = taken(repository, id, THERE);
      if (hold.isPresent()) {
        hold.get().close();
      }
      return hold.isEmpty();
    } catch (NoSuchFileException _) {
      // Whoever works on it has made the file first.
      return false;
    }
  }

  private static Path file(Repository repository, String id) {
    return repository.gitFolder().resolve(FOLDER).resolve(id + ".lock");
  }

  /// A second channel of this process on the file would end the lock when it closes, so that the
  /// list of what this process holds is asked first.
  private static Optional<SpareHold> taken(
      Repository repository, String id, Set<OpenOption> options) throws IOException {
    if (!repository.turns().spareHolds().add(id)) {
      return Optional.empty();
    }
    SpareHold hold = null;
    try {
      hold = locked(repository, id, options);
      return Optional.ofNullable(hold);
    } finally {
      if (hold == null) {
        repository.turns().spareHolds().remove(id);
      }
    }
  }

  private static @Nullable SpareHold locked(
      Repository repository, String id, Set<OpenOption> options) throws IOException {
    Path file = file(repository, id);
    FileChannel channel = FileChannel.open(file, options);
    boolean held = false;
    try {
      FileLock lock = channel.tryLock(BEYOND, 1, false);
      held = lock != null;
      return lock == null ? null : new SpareHold(repository, id, channel, lock);
    } catch (OverlappingFileLockException _) {
      // By somebody in this process who does not ask the list.
      return null;
    } finally {
      if (!held) {
        channel.close();
      }
    }
  }

  /// What it was on is no more: the file goes with it. Who opened it before has nothing to claim.
  void last() throws IOException {
    Files.deleteIfExists(file(repository, id));
  }

  /// Takes away what a holder left that was killed.
  static void clear(Repository repository, String id) throws IOException {
    if (canBeOn(id)) {
      Files.deleteIfExists(file(repository, id));
    }
  }

  @Override
  public void close() throws IOException {
    try {
      lock.release();
      channel.close();
    } finally {
      repository.turns().spareHolds().remove(id);
    }
  }
}
