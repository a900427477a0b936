package app.coppice.git;

import app.coppice.git.ProgramRunner.Finished;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Makes an index hold what lies in the worktree, as `git add -A` does, but never enters a filled
/// submodule: git would run its own `status` there, and with it the filters which that repository's
/// configuration names. Of those the commit that is checked out is noted, which is all that git
/// adds of them anyway.
record Addition(FilledSubmodules submodules, Run run) {
  private static final byte[] NO_INPUT = new byte[0];
  private static final List<String> FROM_INPUT =
      List.of("--pathspec-from-file=-", "--pathspec-file-nul");

  /// Runs git over what the input names.
  interface Run {
    Finished on(List<String> arguments, byte[] input) throws IOException, InterruptedException;
  }

  /// All that has changed.
  ///
  /// @return what git said to the last that it was asked
  Finished all() throws IOException, InterruptedException {
    return submodules.paths().isEmpty()
        ? run.on(List.of("add", "-A"), NO_INPUT)
        : around(List.of(":(top)"), submodules);
  }

  /// @param paths relative; one that is neither in the worktree nor in the index is git's refusal
  Finished named(List<String> paths) throws IOException, InterruptedException {
    if (submodules.paths().isEmpty()) {
      var arguments = new ArrayList<>(List.of("add", "-A"));
      arguments.addAll(FROM_INPUT);
      return run.on(arguments, lines(paths, ""));
    }
    var others = new ArrayList<>(paths);
    others.removeAll(submodules.paths());
    return around(
        others.stream().map(path -> ":(top,literal)" + path).toList(), submodules.within(paths));
  }

  /// @param patterns what is added but for all submodules
  /// @param noted the submodules of which the commit counts
  private Finished around(List<String> patterns, FilledSubmodules noted)
      throws IOException, InterruptedException {
    var added = new Finished(0, NO_INPUT, NO_INPUT);
    if (!patterns.isEmpty()) {
      var arguments = new ArrayList<>(List.of("--no-literal-pathspecs", "add", "-A"));
      arguments.addAll(FROM_INPUT);
      var input = new ByteArrayOutputStream();
      input.writeBytes(lines(patterns, ""));
      input.writeBytes(lines(submodules.paths(), ":(top,exclude,literal)"));
      added = run.on(arguments, input.toByteArray());
    }
    return added.exitStatus() != 0 || noted.paths().isEmpty()
        ? added
        : run.on(List.of("update-index", "--remove", "-z", "--stdin"), lines(noted.paths(), ""));
  }

  private static byte[] lines(List<String> paths, String before) {
    var lines = new ByteArrayOutputStream();
    for (String path : paths) {
      lines.writeBytes(RawPath.bytes(before + path));
      lines.write(0);
    }
    return lines.toByteArray();
  }
}
