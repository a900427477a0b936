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
import java.nio.file.NoSuchFileException;
import java.util.function.Consumer;

/// Lists a folder, or all files below it that no ignore rule hides.
final class ListFiles implements Tool {
  private static final ToolSpec SPEC =
      new ToolSpec(
          "list_files",
          "Lists the direct children of a folder (folders end in \"/\"), or with recursive all "
              + "files below it that are not ignored.",
          """
          {"type":"object","properties":{
           "path":{"type":"string","description":"relative folder; the worktree if missing"},
           "recursive":{"type":"boolean"}}}\
          """);

  private final Workspace workspace;

  ListFiles(Workspace workspace) {
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
    String folder = folder(input);
    return folder.isEmpty() ? "." : folder;
  }

  /// Models write the worktree itself as "." or "./".
  static String folder(ToolInput input) {
    String path = input.text("path", "");
    String bare = path.startsWith("./") ? path.substring(2) : path;
    bare = bare.length() > 1 && bare.endsWith("/") ? bare.substring(0, bare.length() - 1) : bare;
    return bare.equals(".") ? "" : bare;
  }

  @Override
  public PlannedCall plan(ToolInput input) {
    String folder = folder(input);
    return new PlannedCall() {
      @Override
      public String exact() {
        return folder;
      }

      @Override
      public ToolAnswer carryOut(Consumer<String> output, Cancellation cancellation)
          throws ToolFailure, IOException {
        try {
          return ToolAnswer.succeeded(
              input.flag("recursive") ? below(folder, cancellation) : children(folder));
        } catch (NoSuchFileException _) {
          throw new ToolFailure("There is no folder \"%s\".".formatted(folder));
        }
      }
    };
  }

  private String children(String folder) throws IOException {
    BoundedText text = new BoundedText();
    for (String child : workspace.list(folder)) {
      if (!text.addLine(child)) {
        text.note("(there are more)");
        break;
      }
    }
    return text.isEmpty() ? "(the folder is empty)" : text.toString();
  }

  private String below(String folder, Cancellation cancellation) throws IOException {
    BoundedText text = new BoundedText();
    boolean[] cut = {false};
    workspace.walk(
        folder,
        path -> {
          cut[0] = cancellation.isCancelled() || !text.addLine(path);
          return !cut[0];
        });
    if (cut[0]) {
      text.note("(there are more; list a folder further down)");
    }
    return text.isEmpty() ? "(no files)" : text.toString();
  }
}
