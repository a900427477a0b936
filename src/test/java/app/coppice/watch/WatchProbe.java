package app.coppice.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// A program of its own that watches one worktree and prints a line a batch and a notice: its
/// process can be stopped and limited. Ends when its standard input does.
final class WatchProbe {
  private WatchProbe() {}

  public static void main(String[] arguments) throws IOException {
    Path root = Path.of(arguments[0]);
    try (var watcher =
        new DirectoryWorktreeWatcher(
            notice -> tell("NOTICE " + notice),
            TrackedFiles.NONE,
            Files::newDirectoryStream,
            Duration.ofMillis(300))) {
      watcher.watch(root, root.resolve(".git"), WatchProbe::tell);
      while (System.in.read() >= 0) {
        // Until the test has seen enough.
      }
    }
  }

  private static void tell(ChangeBatch batch) {
    tell(batch.extent() + " " + String.join(" ", batch.paths()));
  }

  private static synchronized void tell(String line) {
    System.out.println(line);
    System.out.flush();
  }
}
