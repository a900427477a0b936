package app.coppice.agent.tool;

import app.coppice.agent.PlannedCall;
import app.coppice.agent.Tool;
import app.coppice.agent.ToolFailure;
import app.coppice.agent.ToolInput;
import app.coppice.agent.ToolKind;
import app.coppice.agent.ToolSpec;
import java.io.IOException;

/// Creates a file or replaces all of it.
final class WriteFile implements Tool {
  private static final ToolSpec SPEC =
      new ToolSpec(
          "write_file",
          "Creates a file with this content, folders included, or replaces a file's whole content. "
              + "To change a part of a file use edit_file.",
          """
          {"type":"object","required":["path","content"],"properties":{
           "path":{"type":"string","description":"relative to the worktree"},
           "content":{"type":"string","description":"the whole new content"}}}\
          """);

  private final Workspace workspace;

  WriteFile(Workspace workspace) {
    this.workspace = workspace;
  }

  @Override
  public ToolSpec spec() {
    return SPEC;
  }

  @Override
  public ToolKind kind() {
    return ToolKind.EDIT;
  }

  @Override
  public String subject(ToolInput input) {
    return input.text("path", "");
  }

  @Override
  public PlannedCall plan(ToolInput input) throws ToolFailure, IOException {
    String path = input.text("path");
    String content = input.text("content");
    if (!workspace.exists(path)) {
      return PlannedEdit.creates(workspace, path, content);
    }
    TextFile before = TextFile.read(workspace, path);
    if (before.content().equals(content)) {
      throw new ToolFailure("\"%s\" already has this content.".formatted(path));
    }
    return PlannedEdit.changes(workspace, before, content);
  }
}
