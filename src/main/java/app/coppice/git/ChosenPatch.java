package app.coppice.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// What a commit would hold, as git writes a patch. Blocking; reads only, runs no person's program.
public record ChosenPatch(Repository repository, Worktree worktree) {

  /// @param extent which changes; `NONE` is the last commit's own
  /// @param paths of the files, relative; for `FILES` only
  /// @return with a line for each new file that git does not know yet
  public String of(CommitOrder.Extent extent, List<String> paths)
      throws IOException, InterruptedException {
    var state = new WorktreeChanges(repository, worktree).compute();
    return switch (extent) {
      case STAGED -> diff(List.of("--cached"), List.of());
      case NONE -> diff(List.of("HEAD~1", "HEAD"), List.of());
      case ALL -> withNew(diff(List.of("HEAD"), List.of()), state.untracked().stream().toList());
      case FILES ->
          withNew(
              diff(List.of("HEAD"), paths),
              paths.stream().filter(state.untracked()::contains).toList());
    };
  }

  private String diff(List<String> of, List<String> paths)
      throws IOException, InterruptedException {
    var arguments =
        new ArrayList<>(List.of("diff", "--no-color", "--no-ext-diff", "--no-textconv"));
    // By their commits: a look into their files, or a patch of these that the configuration asks
    // for, could run what a submodule's own configuration names.
    arguments.addAll(List.of("--ignore-submodules=dirty", "--submodule=short"));
    arguments.addAll(of);
    arguments.add("--");
    arguments.addAll(paths);
    var ended = repository.program().quiet(worktree.place(), arguments);
    if (ended.exitStatus() != 0) {
      throw new IOException(
          "git could not tell the changes: " + GitProgram.text(ended.error()).strip());
    }
    return new String(ended.output(), StandardCharsets.UTF_8);
  }

  private String withNew(String patch, List<String> untracked) throws IOException {
    var all = new StringBuilder(patch);
    var shown = new ShownLines(repository, worktree);
    for (String path : untracked) {
      all.append("new file ").append(path).append('\n');
      for (String line : shown.of(path, app.coppice.diff.LineChoice.Side.NEW)) {
        all.append('+').append(line).append('\n');
      }
    }
    return all.toString();
  }
}
