package app.coppice.agent.tool;

import app.coppice.agent.Cancellation;
import app.coppice.agent.PlannedCall;
import app.coppice.agent.ToolAnswer;
import app.coppice.agent.ToolFailure;
import app.coppice.diff.FileDiff;
import app.coppice.diff.LineDiff;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// A change of one file, worked out and shown before it is made. It is made only if the file still
/// is what the change was worked out on: a permission binds to the diff that was shown.
final class PlannedEdit implements PlannedCall {
  private final Workspace workspace;
  private final String path;

  private final TextFile before;

  private final String after;
  private final FileDiff diff;

  private PlannedEdit(Workspace workspace, String path, Optional<TextFile> before, String after) {
    this.workspace = workspace;
    this.path = path;
    this.before = before.orElse(new TextFile(path, ""));
    this.after = after;
    this.diff =
        before.isPresent()
            ? LineDiff.between(path, this.before.content(), after)
            : LineDiff.added(path, after);
  }

  static PlannedEdit creates(Workspace workspace, String path, String content) {
    return new PlannedEdit(workspace, path, Optional.empty(), content);
  }

  static PlannedEdit changes(Workspace workspace, TextFile before, String after) {
    return new PlannedEdit(workspace, before.path(), Optional.of(before), after);
  }

  @Override
  public String exact() {
    return path;
  }

  @Override
  public List<FileDiff> diffs() {
    return List.of(diff);
  }

  @Override
  public ToolAnswer carryOut(Consumer<String> output, Cancellation cancellation)
      throws ToolFailure, IOException {
    boolean added = diff.change() == FileDiff.Change.ADDED;
    String now = workspace.exists(path) ? TextFile.read(workspace, path).content() : "";
    if ((added && workspace.exists(path)) || !now.equals(before.content())) {
      throw new ToolFailure("\"%s\" has changed in the meantime. Read it again.".formatted(path));
    }
    workspace.write(path, after.getBytes(StandardCharsets.UTF_8));
    return ToolAnswer.succeeded(
        "%s %s: +%d -%d lines."
            .formatted(added ? "Created" : "Changed", path, diff.added(), diff.removed()));
  }
}
