package app.coppice.agent.tool;

import app.coppice.agent.Tool;
import java.util.List;

/// The tools of a session.
public final class Tools {
  private Tools() {}

  /// All of them, always in the same order: the provider's prompt cache goes by it.
  public static List<Tool> of(Workspace workspace, CommandRunner runner) {
    return List.of(
        new ReadFile(workspace),
        new ListFiles(workspace),
        new SearchFiles(workspace),
        new EditFile(workspace),
        new WriteFile(workspace),
        new RunCommand(runner));
  }
}
