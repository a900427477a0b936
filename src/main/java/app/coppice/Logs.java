package app.coppice;

import app.coppice.settings.Profile;
import app.coppice.text.Redactor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.ConsoleHandler;
import java.util.logging.FileHandler;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/// Where log records go: warnings to standard error in one line each, and for the window all of
/// them to files in the profile too.
final class Logs {
  private static final int MOST_BYTES = 1 << 20;
  private static final int FILES = 3;

  private Logs() {}

  /// Replaces the Java runtime's own handler.
  static void toStandardError(Redactor redactor) {
    Logger root = Logger.getLogger("");
    for (Handler handler : root.getHandlers()) {
      root.removeHandler(handler);
    }
    ConsoleHandler console = new ConsoleHandler();
    console.setLevel(Level.WARNING);
    console.setFormatter(new WithoutKeys(new OneLine(), redactor));
    root.addHandler(console);
  }

  /// Has an exception that ends a thread go where the other records go.
  static void withUncaught() {
    Thread.setDefaultUncaughtExceptionHandler((thread, fault) ->
        Logger.getLogger(Logs.class.getName())
            .log(Level.SEVERE, "The thread " + thread.getName() + " failed", fault));
  }

  /// Writes into `logs` of the profile as well; a megabyte each, three files.
  static void toFiles(Profile profile, Redactor redactor) throws IOException {
    Path folder = Files.createDirectories(profile.folder().resolve("logs"));
    FileHandler files =
        new FileHandler(folder.resolve("coppice.%g.log").toString(), MOST_BYTES, FILES, true);
    files.setFormatter(new WithoutKeys(new SimpleFormatter(), redactor));
    Logger.getLogger("").addHandler(files);
  }

  /// What another formatter says, without known secrets and what has the shape of a key.
  static final class WithoutKeys extends Formatter {
    private final Formatter formatter;
    private final Redactor redactor;

    WithoutKeys(Formatter formatter, Redactor redactor) {
      this.formatter = formatter;
      this.redactor = redactor;
    }

    @Override
    public String format(LogRecord logged) {
      return redactor.redact(formatter.format(logged));
    }
  }

  /// What happened, and of the cause only its first line.
  private static final class OneLine extends Formatter {
    @Override
    public String format(LogRecord logged) {
      Throwable cause = logged.getThrown();
      return "coppice: "
          + formatMessage(logged)
          + (cause == null ? "" : " (" + cause.toString().lines().findFirst().orElse("") + ")")
          + System.lineSeparator();
    }
  }
}
