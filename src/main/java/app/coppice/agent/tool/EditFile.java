package app.coppice.agent.tool;

import app.coppice.agent.PlannedCall;
import app.coppice.agent.Tool;
import app.coppice.agent.ToolFailure;
import app.coppice.agent.ToolInput;
import app.coppice.agent.ToolKind;
import app.coppice.agent.ToolSpec;
import java.io.IOException;

/// Replaces an exact text that occurs once in a file.
final class EditFile implements Tool {
  private static final ToolSpec SPEC =
      new ToolSpec(
          "edit_file",
          "Replaces old_text by new_text in a file. old_text must match exactly, white space and "
              + "line breaks included, and occur once: add lines around it until it does, or set "
              + "replace_all. Leave out the line numbers that read_file shows.",
          """
          {"type":"object","required":["path","old_text","new_text"],"properties":{
           "path":{"type":"string","description":"relative to the worktree"},
           "old_text":{"type":"string"},
           "new_text":{"type":"string"},
           "replace_all":{"type":"boolean","description":"replace every occurrence"}}}\
          """);

  private final Workspace workspace;

  EditFile(Workspace workspace) {
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
    String oldText = input.text("old_text");
    String newText = input.text("new_text");
    if (oldText.isEmpty()) {
      throw new ToolFailure("old_text is empty. Use write_file to create a file.");
    }
    if (oldText.equals(newText)) {
      throw new ToolFailure("old_text and new_text are the same.");
    }
    TextFile before = TextFile.read(workspace, input.text("path"));
    String content = before.content();
    if (content.contains("\r\n") && !content.contains(oldText)) {
      // Models write line feeds; the file keeps the line ends it has.
      oldText = withCarriageReturns(oldText);
      newText = withCarriageReturns(newText);
    }
    int count = count(content, oldText);
    if (count == 0) {
      throw new ToolFailure(
          "old_text does not occur in \"%s\". Read the file again and copy it exactly."
              .formatted(before.path()));
    }
    if (count > 1 && !input.flag("replace_all")) {
      throw new ToolFailure(
          "old_text occurs %d times in \"%s\". Add lines around it, or set replace_all."
              .formatted(count, before.path()));
    }
    return PlannedEdit.changes(workspace, before, content.replace(oldText, newText));
  }

  private static String withCarriageReturns(String text) {
    return text.replace("\r\n", "\n").replace("\n", "\r\n");
  }

  private static int count(String content, String part) {
    int count = 0;
    for (int at = content.indexOf(part); at >= 0; at = content.indexOf(part, at + 1)) {
      count++;
    }
    return count;
  }
}
