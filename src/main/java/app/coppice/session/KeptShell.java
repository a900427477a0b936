package app.coppice.session;

import app.coppice.terminal.StyledText;
import java.nio.file.Path;

/// What is kept of a shell that is open, for the next start.
///
/// @param folder it worked in, absolute
/// @param text its last lines
/// @param columns of its screen, 0 when they aren't known
/// @param rows of its screen, 0 when they aren't known
record KeptShell(String name, Path folder, StyledText text, int columns, int rows) {
  /// One whose size isn't known.
  KeptShell(String name, Path folder, StyledText text) {
    this(name, folder, text, 0, 0);
  }

  /// The columns it comes back with where there is room for `most`.
  int columns(int most) {
    return columns > 0 ? Math.min(columns, most) : most;
  }

  /// The rows it comes back with where there is room for `most`.
  int rows(int most) {
    return rows > 0 ? Math.min(rows, most) : most;
  }
}
