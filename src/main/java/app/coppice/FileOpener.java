package app.coppice;

import app.coppice.sandbox.Launcher;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Shows a file in the desktop's editor. Where the desktop chooses the program, only plain text is
/// handed to it: what it might run instead of show is left alone. Thread-safe; returns at once.
///
/// @param problem told on any thread, in a sentence, when a file was not opened
record FileOpener(Launcher launcher, Consumer<String> problem) implements Consumer<Path> {
  private static final Logger LOG = LoggerFactory.getLogger(FileOpener.class);
  private static final int LOOKED_AT = 8_192;

  /// Endings of texts that a desktop starts, or opens with what runs what is in them.
  private static final Set<String> RUN =
      Set.of(
          "appimage",
          "bat",
          "cmd",
          "desktop",
          "flatpakref",
          "flatpakrepo",
          "hta",
          "htm",
          "html",
          "jar",
          "jnlp",
          "lnk",
          "mht",
          "mhtml",
          "reg",
          "run",
          "shtml",
          "svg",
          "svgz",
          "url",
          "vbs",
          "webloc",
          "xht",
          "xhtml",
          "xml",
          "xsl",
          "xslt");

  @Override
  public void accept(Path file) {
    Thread.ofVirtual().name("file-opener").start(() -> open(file));
  }

  private void open(Path file) {
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    if (system.startsWith("mac")) { // as text, whatever it is
      new DesktopProgram(launcher, problem).start(List.of("open", "-t", file.toString()));
    } else if (system.startsWith("windows")) {
      new DesktopProgram(launcher, problem).start(List.of("notepad.exe", file.toString()));
    } else if (isPlainText(file)) {
      new DesktopProgram(launcher, problem).start(List.of("xdg-open", file.toString()));
    } else {
      LOG.info("A file that the desktop might run was not opened");
      problem.accept("The file was not opened: the desktop might run it instead of showing it.");
    }
  }

  /// Whether a file is text, by its beginning, that no program runs. Reads the file.
  static boolean isPlainText(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    if (RUN.contains(name.substring(name.lastIndexOf('.') + 1)) || Files.isExecutable(file)) {
      return false;
    }
    try (InputStream in = Files.newInputStream(file)) {
      for (byte each : in.readNBytes(LOOKED_AT)) {
        if (each == 0) {
          return false;
        }
      }
      return true;
    } catch (IOException cannotBeRead) {
      return false;
    }
  }
}
