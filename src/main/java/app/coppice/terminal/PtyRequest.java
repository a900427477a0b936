package app.coppice.terminal;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// What to run in a pseudo-terminal. The environment is whole: nothing is inherited.
public record PtyRequest(
    String name,
    List<String> command,
    Map<String, String> environment,
    Path folder,
    int columns,
    int rows) {
  public PtyRequest {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
  }
}
