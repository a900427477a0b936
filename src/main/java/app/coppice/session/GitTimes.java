package app.coppice.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

/// Tells the files that git wrote from others by the times that the file system keeps: git writes
/// its index after the files, with their times in it. Blocking.
///
/// @param root of the main checkout
/// @param gitFolder its own
/// @param moved whether git moved something about the time, for files that are gone
record GitTimes(Path root, Path gitFolder, boolean moved) {
  /// What moves last when git brings files.
  private static final List<String> LAST = List.of("index", "HEAD", "logs/HEAD");

  /// Which of the relative paths git may have written.
  Predicate<String> wrote() {
    long latest = latest();
    return path -> {
      try {
        return CommandSpan.changed(root.resolve(path)).toMillis() <= latest + CommandSpan.ROUNDING
            && moved;
      } catch (IOException _) {
        return moved;
      }
    };
  }

  /// In milliseconds; of a folder that is none of git's, when it was made.
  private long latest() {
    long latest = 0;
    for (String name : LAST) {
      Path file = gitFolder.resolve(name);
      try {
        if (Files.isRegularFile(file)) {
          latest = Math.max(latest, CommandSpan.changed(file).toMillis());
        }
      } catch (IOException _) {
        // It moves at this moment: the next look at it is as good.
        latest = Math.max(latest, System.currentTimeMillis());
      }
    }
    return latest;
  }
}
