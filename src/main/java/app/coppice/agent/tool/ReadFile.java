package app.coppice.agent.tool;

import app.coppice.agent.Cancellation;
import app.coppice.agent.PlannedCall;
import app.coppice.agent.Tool;
import app.coppice.agent.ToolAnswer;
import app.coppice.agent.ToolFailure;
import app.coppice.agent.ToolInput;
import app.coppice.agent.ToolKind;
import app.coppice.agent.ToolSpec;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/// Reads lines of a text file, numbered as in an editor.
final class ReadFile implements Tool {
  private static final int DEFAULT_LINES = 2000;

  private static final ToolSpec SPEC =
      new ToolSpec(
          "read_file",
          "Reads a text file of the worktree. Each line comes with its number and a tab in front. "
              + "Long files come in parts: use offset and limit.",
          """
          {"type":"object","required":["path"],"properties":{
           "path":{"type":"string","description":"relative to the worktree"},
           "offset":{"type":"integer","description":"first line, from 1"},
           "limit":{"type":"integer","description":"number of lines, 2000 if missing"}}}\
          """);

  private final Workspace workspace;

  ReadFile(Workspace workspace) {
    this.workspace = workspace;
  }

  @Override
  public ToolSpec spec() {
    return SPEC;
  }

  @Override
  public ToolKind kind() {
    return ToolKind.READ;
  }

  @Override
  public String subject(ToolInput input) {
    String path = input.text("path", "");
    try {
      int offset = input.number("offset", 1);
      int limit = input.number("limit", 0);
      return limit > 0 ? "%s:%d-%d".formatted(path, offset, offset + limit - 1) : path;
    } catch (ToolFailure _) {
      return path;
    }
  }

  @Override
  public PlannedCall plan(ToolInput input) throws ToolFailure {
    String path = input.text("path");
    int offset = Math.max(1, input.number("offset", 1));
    int limit = Math.clamp(input.number("limit", DEFAULT_LINES), 1, DEFAULT_LINES);
    return new PlannedCall() {
      @Override
      public String exact() {
        return path;
      }

      @Override
      public ToolAnswer carryOut(Consumer<String> output, Cancellation cancellation)
          throws ToolFailure, IOException {
        return ToolAnswer.succeeded(
            numbered(TextFile.read(workspace, path).content(), offset, limit));
      }
    };
  }

  private static String numbered(String content, int offset, int limit) throws ToolFailure {
    List<String> lines = content.lines().toList();
    if (lines.isEmpty()) {
      return "(the file is empty)";
    }
    if (offset > lines.size()) {
      throw new ToolFailure(
          "The file has %d lines; there is no line %d.".formatted(lines.size(), offset));
    }
    BoundedText text = new BoundedText();
    int end = Math.min(lines.size(), offset - 1 + limit);
    int next = offset - 1;
    while (next < end && text.addLine((next + 1) + "\t" + BoundedText.shortened(lines.get(next)))) {
      next++;
    }
    if (next < lines.size()) {
      text.note(
          "(lines %d to %d of %d; go on with offset %d)"
              .formatted(offset, next, lines.size(), next + 1));
    }
    return text.toString();
  }
}
