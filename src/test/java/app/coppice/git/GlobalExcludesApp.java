package app.coppice.git;

import app.coppice.watch.IgnoreRules;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Says what a worktree has untracked, and what of its files the watching ignores, in a process
/// whose environment names somebody's configuration. Arguments are the repository, the worktree's
/// folder and its administrative folder.
final class GlobalExcludesApp {
  private GlobalExcludesApp() {}

  public static void main(String[] arguments) throws Exception {
    Path root = Path.of(arguments[1]);
    var program = new GitProgram(GitSandbox::run, Map.of());
    var opened = (OpenOutcome.Opened) new Repositories(program).open(Path.of(arguments[0]));
    var worktree = new Worktree(GitSandbox.SESSION, root, Path.of(arguments[2]), "fix", "main");
    try (var repository = opened.repository()) {
      for (int large : new int[] {WholeLook.LARGE, 0}) {
        var state = new WorktreeChanges(repository, worktree, large).compute();
        System.out.println("untracked " + new TreeSet<>(state.untracked()));
      }
    }
    var ignored = new TreeSet<String>();
    IgnoreRules rules = IgnoreRules.of(root);
    try (Stream<Path> all = Files.walk(root)) {
      all.filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
          .map(path -> root.relativize(path).toString())
          .filter(path -> !path.equals(".git") && rules.ignoresFile(path))
          .forEach(ignored::add);
    }
    System.out.println("ignored " + ignored);
  }
}
