package app.coppice;

import app.coppice.sandbox.Launcher;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Shows a file in the desktop's editor. What the desktop might run instead of show is left alone.
/// Thread-safe; returns at once.
record FileOpener(Launcher launcher) implements Consumer<Path> {
  private static final Logger LOG = LoggerFactory.getLogger(FileOpener.class);

  /// Endings of files that a desktop starts, or opens with what runs them.
  private static final Set<String> STARTED =
      Set.of("desktop", "appimage", "jar", "exe", "msi", "url", "deb", "rpm", "flatpakref", "run");

  @Override
  public void accept(Path file) {
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    if (system.startsWith("mac")) { // as text, whatever it is
      new DesktopProgram(launcher).start(List.of("open", "-t", file.toString()));
    } else if (system.startsWith("windows")) {
      new DesktopProgram(launcher).start(List.of("notepad.exe", file.toString()));
    } else if (mayBeStarted(file)) {
      LOG.info("A file that the desktop might run was not opened");
    } else {
      new DesktopProgram(launcher).start(List.of("xdg-open", file.toString()));
    }
  }

  private static boolean mayBeStarted(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return Files.isExecutable(file) || STARTED.contains(name.substring(name.lastIndexOf('.') + 1));
  }
}
