package app.coppice.sandbox;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// A child process as it will be started: the exact argument vector, the whole environment.
public record LaunchPlan(List<String> command, Map<String, String> environment, Path folder) {
  public LaunchPlan {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
  }
}
