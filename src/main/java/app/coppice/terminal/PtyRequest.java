package app.coppice.terminal;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// What to run in a pseudo-terminal. The environment is whole: nothing is inherited.
///
/// @param history text that stands above what the program writes, such as what a terminal showed
///   before it was closed; may be empty
public record PtyRequest(
    String name,
    List<String> command,
    Map<String, String> environment,
    Path folder,
    int columns,
    int rows,
    StyledText history) {
  public PtyRequest {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
  }

  /// A request without history.
  public PtyRequest(
      String name,
      List<String> command,
      Map<String, String> environment,
      Path folder,
      int columns,
      int rows) {
    this(name, command, environment, folder, columns, rows, StyledText.NONE);
  }
}
