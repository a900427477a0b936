package app.coppice.sandbox;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// A child process somebody wants.
///
/// @param additions variables on top of the clean environment
public record LaunchRequest(List<String> command, Path folder, Map<String, String> additions) {
  public LaunchRequest {
    command = List.copyOf(command);
    additions = Map.copyOf(additions);
  }
}
