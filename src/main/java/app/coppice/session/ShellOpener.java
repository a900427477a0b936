package app.coppice.session;

import app.coppice.terminal.StyledText;
import app.coppice.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Path;

/// Opens the person's login shell in a folder. Blocking.
public interface ShellOpener {
  Terminal open(Path folder, int columns, int rows) throws IOException;

  /// Opens a shell below the text of one that was open before.
  default Terminal reopen(Path folder, StyledText text, int columns, int rows) throws IOException {
    return open(folder, columns, rows);
  }
}
