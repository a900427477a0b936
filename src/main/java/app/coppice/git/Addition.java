package app.coppice.git;

import app.coppice.git.ProgramRunner.Finished;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/// Makes an index hold what lies in the worktree, as `git add -A` does, but never enters a filled
/// submodule: git would run its own `status` there, and with it the filters which that repository's
/// configuration names. Of those the commit that is checked out is noted, which is all that git
/// adds of them anyway.
record Addition(FilledSubmodules submodules, Run run) {
  /// Makes git read paths from its input, a zero behind each.
  static final List<String> FROM_INPUT = List.of("--pathspec-from-file=-", "--pathspec-file-nul");

  /// Stages the files that its input names, as they are: deleted ones as gone.
  static final List<String> OF_NAMES = with(List.of("add", "-A"), FROM_INPUT);

  /// What leaves the hooks out of any command that comes behind.
  static final List<String> WITHOUT_HOOKS = List.of("-c", "core.hooksPath=/dev/null");

  private static final List<String> OTHERS =
      List.of("ls-files", "-z", "-o", "--exclude-standard", "--directory", "--no-empty-directory");
  private static final Finished NOTHING = new Finished(0, new byte[0], new byte[0]);

  /// A name that is another one in disguise, of a submodule perhaps.
  private static final Pattern ROUNDABOUT = Pattern.compile("(^|/)\\.{0,2}(/|$)");

  /// Runs git over what the input names.
  interface Run {
    Finished on(List<String> arguments, byte[] input) throws IOException, InterruptedException;
  }

  /// All that has changed.
  ///
  /// @return what git said to the last that it was asked
  Finished all() throws IOException, InterruptedException {
    if (submodules.paths().isEmpty()) {
      return run.on(List.of("add", "-A"), new byte[0]);
    }
    var added = around(List.of(":(top)"), List.of());
    return added.exitStatus() == 0 ? note(submodules.noted()) : added;
  }

  /// @param paths relative; one that is neither in the worktree nor in the index is git's refusal
  Finished named(List<String> paths) throws IOException, InterruptedException {
    var files = new ArrayList<String>();
    var folders = new ArrayList<String>();
    for (String path : paths) {
      if (ROUNDABOUT.matcher(path).find() || submodules.liesAny(path)) {
        folders.add(path);
      } else if (!submodules.paths().contains(path)) {
        files.add(path);
      }
    }
    var added = files.isEmpty() ? NOTHING : run.on(OF_NAMES, lines(files, ""));
    if (added.exitStatus() == 0 && !folders.isEmpty()) {
      added = around(folders.stream().map(it -> ":(top,literal)" + it).toList(), folders);
    }
    return added.exitStatus() == 0 ? note(submodules.notedWithin(paths)) : added;
  }

  /// What is known first, then what is new: with a submodule below an ignored folder git takes the
  /// pattern that leaves it out for a wish to add what is ignored, but only where it looks for new
  /// files.
  ///
  /// @param patterns what is added but for all submodules
  /// @param folders the same as names; none for all
  private Finished around(List<String> patterns, List<String> folders)
      throws IOException, InterruptedException {
    var input = new ByteArrayOutputStream();
    input.writeBytes(lines(patterns, ""));
    input.writeBytes(lines(submodules.paths(), ":(top,exclude,literal)"));
    var known =
        run.on(
            with(List.of("--no-literal-pathspecs", "add", "-u"), FROM_INPUT), input.toByteArray());
    if (known.exitStatus() != 0) {
      return known;
    }
    var listed = run.on(with(with(OTHERS, List.of("--")), folders), new byte[0]);
    return listed.exitStatus() != 0 || listed.output().length == 0
        ? listed
        : run.on(OF_NAMES, listed.output());
  }

  private Finished note(Collection<String> paths) throws IOException, InterruptedException {
    return paths.isEmpty()
        ? NOTHING
        : run.on(List.of("update-index", "--remove", "-z", "--stdin"), lines(paths, ""));
  }

  static List<String> with(List<String> arguments, Collection<String> more) {
    var all = new ArrayList<>(arguments);
    all.addAll(more);
    return List.copyOf(all);
  }

  private static byte[] lines(Collection<String> paths, String before) {
    var lines = new ByteArrayOutputStream();
    for (String path : paths) {
      lines.writeBytes(RawPath.bytes(before + path));
      lines.write(0);
    }
    return lines.toByteArray();
  }
}
