package app.coppice.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import app.coppice.diff.FileDiff;
import app.coppice.diff.FileDiff.Content;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Repositories whose configuration or files are rare: status, diff and ignore as C git has them.
class OddRepositoriesTest {
  @TempDir Path folder;

  @Test
  void linesThatEndAsTheConfigurationAsks() throws Exception {
    try (var sandbox =
        new GitSandbox(
            folder,
            s -> {
              s.git("config", "core.autocrlf", "true");
              s.write("unix.txt", "a\nb\n");
              s.write("dos.txt", "a\r\nb\r\n");
              s.write("mixed.txt", "a\r\nb\n");
              s.write("as-is.txt", "a\r\nb\r\n");
              s.write(".gitattributes", "as-is.txt -text\n*.sh eol=lf\n");
              s.write("x.sh", "a\n");
              s.commitAll("ends");
            })) {
      Worktree worktree = sandbox.create("fix");
      agrees(sandbox, worktree);
      for (String name : new String[] {"unix.txt", "dos.txt", "mixed.txt", "as-is.txt", "x.sh"}) {
        Path file = worktree.folder().resolve(name);
        Files.writeString(file, Files.readString(file) + "more\r\nmore\n");
      }
      GitSandbox.write(worktree.folder(), "new.txt", "a\r\n");
      agrees(sandbox, worktree);
    }
  }

  @Test
  void carriageReturnsThatWereCommittedStay() throws Exception {
    try (var sandbox =
        new GitSandbox(
            folder,
            s -> {
              s.write("dos.txt", "a\r\nb\r\n");
              s.commitAll("as they are");
              s.git("config", "core.autocrlf", "input");
            })) {
      Worktree worktree = sandbox.create("fix");
      GitSandbox.write(worktree.folder(), "dos.txt", "a\r\nb\r\nc\r\n");
      GitSandbox.write(worktree.folder(), "planned.txt", "a\r\nb\r\n");
      sandbox.gitIn(worktree.folder(), "add", "-N", "planned.txt");
      agrees(sandbox, worktree);
    }
  }

  @Test
  void executableBitsThatDoNotCount() throws Exception {
    try (var sandbox =
        new GitSandbox(
            folder,
            s -> {
              GitSandbox.plain(s);
              s.git("config", "core.fileMode", "false");
            })) {
      Worktree worktree = sandbox.create("fix");
      assertThat(worktree.folder().resolve("README.md").toFile().setExecutable(true)).isTrue();
      agrees(sandbox, worktree);
    }
  }

  @Test
  void namesThatDifferInCaseAlone() throws Exception {
    try (var sandbox =
        new GitSandbox(
            folder,
            s -> {
              GitSandbox.plain(s);
              s.git("config", "core.ignoreCase", "true");
              s.write(".gitignore", "*.LOG\n/Build/\n");
              s.write("readme.md", "other\n");
              s.git("add", "-A");
              s.git("-c", "core.ignoreCase=false", "add", "-A");
              s.git("commit", "-qm", "case");
            })) {
      Worktree worktree = sandbox.create("fix");
      GitSandbox.write(worktree.folder(), "a.log", "x\n");
      GitSandbox.write(worktree.folder(), "build/x", "x\n");
      GitSandbox.write(worktree.folder(), "kept.txt", "x\n");
      agrees(sandbox, worktree);
    }
  }

  @Test
  void anEditThatKeepsSizeAndTime() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      Worktree worktree = sandbox.create("fix");
      Path file = worktree.folder().resolve("README.md");
      FileTime time = FileTime.fromMillis(1_600_000_000_000L);
      Files.setLastModifiedTime(file, time);
      sandbox.gitIn(worktree.folder(), "status");
      Files.writeString(file, "# Shep\n");
      Files.setLastModifiedTime(file, time);
      agrees(sandbox, worktree);
    }
  }

  @Test
  void rulesOfEveryKindOfFile() throws Exception {
    try (var sandbox =
        new GitSandbox(
            folder,
            s -> {
              GitSandbox.plain(s);
              s.write(".gitignore", "*.log\n");
              Files.createDirectories(s.main.resolve("linked"));
              Files.createSymbolicLink(
                  s.main.resolve("linked/.gitignore"), Path.of("../.gitignore"));
              s.git("add", "-f", "-A");
              s.commitAll("rules");
              Files.createDirectories(s.main.resolve(".git/info"));
              Files.writeString(s.main.resolve(".git/info/exclude"), "secret\n!keep.log\n");
            })) {
      Worktree worktree = sandbox.create("fix");
      for (String path : new String[] {"a.log", "keep.log", "secret", "linked/b.log", "x/secret"}) {
        GitSandbox.write(worktree.folder(), path, "x\n");
      }
      GitSandbox.write(worktree.folder(), "forced.log", "x\n");
      sandbox.gitIn(worktree.folder(), "add", "-f", "forced.log");
      agrees(sandbox, worktree);
    }
  }

  @Test
  void aDiffOfFiftyMegabytesIsCapped() throws Exception {
    String line = "a line of a very long text, as programs write them into their logs\n";
    String text = line.repeat(25 * 1024 * 1024 / line.length());
    byte[] binary = new byte[25 * 1024 * 1024];
    try (var sandbox =
        new GitSandbox(
            folder,
            s -> {
              GitSandbox.plain(s);
              s.write("long.txt", text);
              Files.write(s.main.resolve("big.bin"), binary);
              s.commitAll("large");
            })) {
      Worktree worktree = sandbox.create("fix");
      GitSandbox.write(worktree.folder(), "long.txt", text.replace("very", "quite"));
      GitSandbox.write(worktree.folder(), "new.txt", text);
      binary[0] = 1;
      Files.write(worktree.folder().resolve("big.bin"), binary);

      var state = new WorktreeChanges(sandbox.repository, worktree).compute();

      assertThat(state.files())
          .extracting(FileDiff::path, FileDiff::content, file -> file.hunks().size())
          .containsExactly(
              tuple("big.bin", Content.BINARY, 0),
              tuple("long.txt", Content.TOO_LARGE, 0),
              tuple("new.txt", Content.TOO_LARGE, 0));
    }
  }

  /// A difference to git: Java cannot reach such a file again, so it is left out, changed or not.
  @Test
  void namesThatAreNoUnicode() throws Exception {
    try (var sandbox =
        new GitSandbox(
            folder,
            s -> {
              GitSandbox.plain(s);
              shell(s.main, "printf 'a\\n' > \"$(printf 'caf\\351.txt')\"");
              s.commitAll("latin");
            })) {
      Worktree worktree = sandbox.create("fix");
      shell(worktree.folder(), "printf 'n\\n' > \"$(printf 'new\\351.txt')\"");
      GitSandbox.write(worktree.folder(), "README.md", "changed\n");
      for (int large : new int[] {0, WholeLook.LARGE}) {
        var state = new WorktreeChanges(sandbox.repository, worktree, large).compute();
        assertThat(state.uncommitted()).containsExactly("README.md");
        assertThat(state.files()).hasSize(1);
      }
    }
  }

  static void shell(Path folder, String command) throws Exception {
    var ended =
        GitSandbox.run(
            List.of("sh", "-c", command),
            folder,
            Map.of(),
            new byte[0],
            Duration.ofSeconds(20),
            65_536);
    assertThat(ended.exitStatus()).isZero();
  }

  static void agrees(GitSandbox sandbox, Worktree worktree) throws Exception {
    agrees(sandbox, worktree, new GitsAnswers(sandbox, worktree));
  }

  static void agrees(GitSandbox sandbox, Worktree worktree, GitsAnswers git) throws Exception {
    WorktreeState state = new WorktreeChanges(sandbox.repository, worktree).compute();
    assertThat(new WorktreeChanges(sandbox.repository, worktree, 0).compute()).isEqualTo(state);
    assertThat(new TreeSet<>(state.uncommitted())).isEqualTo(git.uncommitted());
    assertThat(new TreeSet<>(state.untracked())).isEqualTo(git.untracked());
    assertThat(new TreeSet<>(state.staged())).isEqualTo(git.staged());
    assertThat(new TreeSet<>(state.unstaged())).isEqualTo(git.unstaged());
    assertThat(GitDifferentialTest.kinds(state.files())).isEqualTo(git.kinds());
    assertThat(GitDifferentialTest.contents(state.files(), git)).isEmpty();
    assertThat(GitDifferentialTest.ignored(worktree.folder(), git.everyPath()))
        .isEqualTo(git.ignored());
  }
}
