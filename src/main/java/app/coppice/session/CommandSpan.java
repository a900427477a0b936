package app.coppice.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;

/// From when to when a session's commands ran, in milliseconds of the system's clock, which is the
/// files' too.
///
/// @param to `Long.MAX_VALUE` while one runs
record CommandSpan(long from, long to) {
  /// Commands that follow each other within this time are one.
  private static final long GAP = 2_000;

  /// How far file systems round times, in milliseconds.
  static final long ROUNDING = 20;

  /// What is known after one more look at the session; null while none has run.
  static @Nullable CommandSpan after(@Nullable CommandSpan before, boolean runs, long now) {
    if (before == null) {
      return runs ? new CommandSpan(now, Long.MAX_VALUE) : null;
    }
    boolean ran = before.to == Long.MAX_VALUE;
    if (runs == ran) {
      return before;
    }
    if (!runs) {
      return new CommandSpan(before.from, now);
    }
    return new CommandSpan(now - before.to < GAP ? before.from : now, Long.MAX_VALUE);
  }

  /// Whether a file was changed then; of one that is gone nobody can tell, so it counts while a
  /// command runs.
  boolean covers(Path file) {
    try {
      long changed = changed(file).toMillis();
      return changed >= from - ROUNDING && (to == Long.MAX_VALUE || changed <= to + ROUNDING);
    } catch (IOException e) {
      // Gone.
      return to == Long.MAX_VALUE;
    }
  }

  /// The time that no program can set, where the system has one.
  static FileTime changed(Path file) throws IOException {
    return file.getFileSystem().supportedFileAttributeViews().contains("unix")
            && Files.getAttribute(file, "unix:ctime", LinkOption.NOFOLLOW_LINKS)
                instanceof FileTime at
        ? at
        : Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS);
  }
}
