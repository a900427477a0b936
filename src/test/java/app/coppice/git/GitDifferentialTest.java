package app.coppice.git;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.diff.FileDiff;
import app.coppice.diff.FileDiff.Change;
import app.coppice.diff.FileDiff.Content;
import app.coppice.git.GeneratedShape.Filling;
import app.coppice.watch.IgnoreRules;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Status, ignore and diff beside C git's answers, on repositories shaped like real ones. Larger
/// and longer: `-Dcoppice.differential.files=5000 -Dcoppice.differential.rounds=100`.
class GitDifferentialTest {
  private static final int FILES = Integer.getInteger("coppice.differential.files", 120);
  private static final int ROUNDS = Integer.getInteger("coppice.differential.rounds", 8);
  private static final int EDITS = 8;

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(GeneratedShape.class)
  void statusIgnoreAndDiffAreGitsOwn(GeneratedShape shape) throws Exception {
    try (var sandbox = new GitSandbox(folder, s -> fill(s, shape))) {
      Worktree worktree = sandbox.create("fix");
      Path root = worktree.folder();
      shape.litter(new Filling(root, FILES, new Random(2)));
      var changes = new WorktreeChanges(sandbox.repository, worktree);
      var named = new WorktreeChanges(sandbox.repository, worktree, 0);
      var disturbance = new Disturbance(sandbox, root, new Random(3));
      for (int round = 0; round < ROUNDS; round++) {
        List<String> done = disturbance.some(EDITS);
        String what = "round " + round + " after " + done;
        WorktreeState state = changes.compute();

        assertThat(named.compute()).as(what).isEqualTo(state);
        var git = new GitsAnswers(sandbox, worktree);
        assertThat(new TreeSet<>(state.uncommitted())).as(what).isEqualTo(git.uncommitted());
        assertThat(new TreeSet<>(state.untracked())).as(what).isEqualTo(git.untracked());
        assertThat(new TreeSet<>(state.staged())).as(what).isEqualTo(git.staged());
        assertThat(new TreeSet<>(state.unstaged())).as(what).isEqualTo(git.unstaged());
        assertThat(kinds(state.files())).as(what).isEqualTo(git.kinds());
        assertThat(ignored(root, git.everyPath())).as(what).isEqualTo(git.ignored());
        assertThat(contents(state.files(), git)).as(what).isEmpty();
      }
    }
  }

  private static void fill(GitSandbox sandbox, GeneratedShape shape) throws Exception {
    shape.fill(new Filling(sandbox.main, FILES, new Random(1)));
    sandbox.git("add", "-A", "-f");
    sandbox.git("commit", "-qm", "start");
  }

  /// A renamed file is git's deleted and added one.
  static Map<String, String> kinds(List<FileDiff> files) {
    var kinds = new TreeMap<String, String>();
    for (FileDiff file : files) {
      switch (file.change()) {
        case ADDED -> kinds.put(file.path(), "A");
        case DELETED -> kinds.put(file.path(), "D");
        case MODIFIED, MODE_CHANGED -> kinds.put(file.path(), "M");
        case COPIED -> kinds.put(file.path(), "A");
        case RENAMED -> {
          kinds.put(file.path(), "A");
          kinds.put(file.oldPath(), "D");
        }
      }
    }
    return kinds;
  }

  static Set<String> ignored(Path root, List<String> paths) {
    IgnoreRules rules = IgnoreRules.of(root);
    var ignored = new TreeSet<String>();
    for (String path : paths) {
      boolean isFolder = Files.isDirectory(root.resolve(path), LinkOption.NOFOLLOW_LINKS);
      if (isFolder ? rules.ignoresFolder(path) : rules.ignoresFile(path)) {
        ignored.add(path);
      }
    }
    return ignored;
  }

  /// Names the files whose hunks don't turn git's old text into git's new one.
  static List<String> contents(List<FileDiff> files, GitsAnswers git) throws Exception {
    return files.stream()
        .filter(file -> !isRight(file, git.before(file.oldPath()), git.after(file.path())))
        .map(file -> file.path() + " " + file.change() + " " + file.content())
        .toList();
  }

  private static boolean isRight(FileDiff file, byte[] before, byte[] after) {
    if (file.change() == Change.MODE_CHANGED) {
      return Arrays.equals(before, after);
    }
    boolean binary = hasNul(before) || hasNul(after);
    if (file.content() != Content.TEXT) {
      return binary == (file.content() == Content.BINARY);
    }
    return !binary && Arrays.equals(HunkReplay.apply(file, before, after), after);
  }

  private static boolean hasNul(byte[] bytes) {
    for (byte b : bytes) {
      if (b == 0) {
        return true;
      }
    }
    return false;
  }
}
