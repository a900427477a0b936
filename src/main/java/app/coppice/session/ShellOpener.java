package app.coppice.session;

import app.coppice.terminal.StyledText;
import app.coppice.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Opens the person's login shell in a folder. Blocking.
public interface ShellOpener {
  Terminal open(Path folder, int columns, int rows) throws IOException;

  /// Opens a shell below the text of one that was open before.
  default Terminal reopen(Path folder, StyledText text, int columns, int rows) throws IOException {
    return open(folder, columns, rows);
  }

  /// The same with more variables in the environment of what it opens.
  default ShellOpener with(Map<String, String> variables) {
    return this;
  }

  /// Runs a script of the person's in a terminal of its own.
  ///
  /// @param name of the terminal
  /// @param script lines for the system's shell
  default Terminal run(String name, String script, Path folder) throws IOException {
    throw new IOException("No scripts can be run here");
  }

  /// Starts a program of the person's in a terminal of its own, by no shell.
  ///
  /// @param name of the terminal
  /// @param command the program and its words
  default Terminal program(String name, List<String> command, Path folder, int columns, int rows)
      throws IOException {
    throw new IOException("No programs can be started here");
  }
}
