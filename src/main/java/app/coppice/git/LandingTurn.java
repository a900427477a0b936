package app.coppice.git;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.ReentrantLock;

/// The right to land in a repository, which one thread of one process has at a time. It ends with
/// the process, so that what a landing left behind is known to be nobody's any more.
final class LandingTurn implements AutoCloseable {
  private final ReentrantLock threads;
  private final FileChannel channel;
  private final FileLock processes;

  private LandingTurn(ReentrantLock threads, FileChannel channel, FileLock processes) {
    this.threads = threads;
    this.channel = channel;
    this.processes = processes;
  }

  /// Waits for it.
  static LandingTurn await(Repository repository) throws IOException, InterruptedException {
    Path home = Files.createDirectories(LandingRecord.home(repository));
    ReentrantLock threads = repository.turns().landing();
    threads.lockInterruptibly();
    boolean held = false;
    try {
      FileChannel channel =
          FileChannel.open(
              home.resolve("landing.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      try {
        var turn = new LandingTurn(threads, channel, channel.lock());
        held = true;
        return turn;
      } finally {
        if (!held) {
          channel.close();
        }
      }
    } finally {
      if (!held) {
        threads.unlock();
      }
    }
  }

  /// Whether somebody has it at this moment, in this process or in another.
  static boolean isTaken(Repository repository) throws IOException {
    Path file = LandingRecord.home(repository).resolve("landing.lock");
    ReentrantLock threads = repository.turns().landing();
    // No thread may take its turn meanwhile: a process has one lock on a file, which ends with any
    // channel of its to that file.
    if (threads.isHeldByCurrentThread() || !threads.tryLock()) {
      return true;
    }
    try {
      return Files.exists(file) && isLocked(file);
    } finally {
      threads.unlock();
    }
  }

  private static boolean isLocked(Path file) throws IOException {
    try (var channel = FileChannel.open(file, StandardOpenOption.WRITE);
        var lock = channel.tryLock()) {
      return lock == null;
    } catch (OverlappingFileLockException e) {
      return true;
    }
  }

  @Override
  public void close() throws IOException {
    try {
      processes.release();
      channel.close();
    } finally {
      threads.unlock();
    }
  }
}
