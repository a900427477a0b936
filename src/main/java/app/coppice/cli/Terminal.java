package app.coppice.cli;

import java.io.InputStream;
import java.io.PrintStream;

/// The three standard streams of the process, or a test's.
public record Terminal(InputStream in, PrintStream out, PrintStream err, Input input) {
  /// What standard input is.
  public enum Input {
    /// A person at the process's console: secrets are read from it without echo.
    CONSOLE,
    STREAM
  }
}
