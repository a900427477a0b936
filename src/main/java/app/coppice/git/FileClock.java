package app.coppice.git;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;

/// The clock of the file system that a file lies on: what it says is comparable with when others
/// there changed, which nobody can set. It goes in steps, of some milliseconds mostly.
///
/// @param file ours, whose times tell nothing; never followed where it is a link
record FileClock(Path file) {
  private static final Duration STEP = Duration.ofMillis(20);
  private static final Duration PAUSE = Duration.ofNanos(200_000);

  /// Whether files here have a time at which they changed.
  static boolean isKept() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("unix");
  }

  /// When a file was last changed in any way: its content, its name or what is known of it.
  static FileTime changed(Path file) throws IOException {
    return (FileTime) Files.getAttribute(file, "unix:ctime", LinkOption.NOFOLLOW_LINKS);
  }

  FileTime now() throws IOException {
    Files.getFileAttributeView(file, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
        .setTimes(FileTime.from(Instant.now()), null, null);
    return changed(file);
  }

  /// Waits until it says something later, so that what changes from then on is known from what
  /// changed before.
  ///
  /// @return false where that takes longer than nobody would notice
  boolean passes(FileTime time) throws IOException {
    long start = System.nanoTime();
    while (now().compareTo(time) <= 0) {
      if (System.nanoTime() - start > STEP.toNanos()) {
        return false;
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
    return true;
  }
}
