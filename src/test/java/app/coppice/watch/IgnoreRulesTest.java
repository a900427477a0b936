package app.coppice.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IgnoreRulesTest {
  private static final List<String> NAMES =
      List.of(
          "a", "b", "ab", "abc", "a b", "a.c", "é", "[x]", "-", "#x", "!y", "A", ".d", "x]", "\\");
  private static final List<String> PIECES =
      List.of(
          "a",
          "b",
          "ab",
          "c",
          ".",
          "é",
          "x",
          "-",
          "A",
          "*",
          "*",
          "**",
          "/",
          "/",
          "?",
          "**/",
          "/**",
          "/**/",
          "***",
          "[ab]",
          "[!a]",
          "[^b]",
          "[a-c]",
          "[]x]",
          "[[:alpha:]]",
          "[[:space:]x]",
          "[a",
          "[[:nope:]]",
          "[\\]]",
          "[a-]",
          "[!-~]",
          "\\a",
          "\\*",
          "\\#",
          "\\!",
          "\\",
          " ",
          "\\ ",
          "!",
          "#",
          "]");

  @TempDir Path root;

  /// Ten thousand folders go one by one when somebody deletes a tree.
  @Test
  @Timeout(20)
  void foldersAreForgottenInATimeThatGrowsWithWhatIsForgotten() throws IOException {
    Files.createDirectories(root.resolve("kept"));
    IgnoreRules rules = IgnoreRules.of(root);
    int many = 10_000;
    for (int i = 0; i < many; i++) {
      assertThat(rules.ignoresFile("d" + i + "/file")).isFalse();
    }
    assertThat(rules.ignoresFile("kept/file")).isFalse();
    assertThat(rules.ignoresFile("kept-too/file")).isFalse();
    Files.writeString(root.resolve("kept/.gitignore"), "file\n");
    Files.createDirectories(root.resolve("kept-too"));
    Files.writeString(root.resolve("kept-too/.gitignore"), "file\n");
    for (int i = 0; i < many; i++) {
      rules.forget("d" + i);
    }
    rules.forget("kept");

    assertThat(rules.ignoresFile("kept/file")).isTrue();
    assertThat(rules.ignoresFile("kept-too/file")).isFalse();
    assertThat(rules.areCurrent()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void generatedPatternsGetTheAnswersOfGit(long seed) throws IOException {
    Random random = new Random(seed);
    GitProgram.run(root, "", "init", "-q");
    List<String> paths = plantTree(random);
    Files.writeString(root.resolve(".git/info/exclude"), patterns(random, 6));
    int ignored = 0;
    for (int round = 0; round < 6; round++) {
      for (String path : paths) {
        Path folder = root.resolve(path);
        if (Files.isDirectory(folder)) {
          Files.writeString(folder.resolve(".gitignore"), patterns(random, random.nextInt(4)));
        }
      }
      Files.writeString(root.resolve(".gitignore"), patterns(random, 4));
      Set<String> expected = ignoredByGit(paths);
      assertThat(ignoredByUs(paths)).as("seed %d, round %d", seed, round).isEqualTo(expected);
      ignored += expected.size();
    }
    assertThat(ignored).isPositive();
  }

  @Test
  void aFileBelowAnIgnoredFolderCannotBeTakenBackIn() throws IOException {
    write(".gitignore", "build/\n!build/keep.txt\n");
    IgnoreRules rules = IgnoreRules.of(root);
    assertThat(rules.ignoresFolder("build")).isTrue();
    assertThat(rules.ignoresFile("build/keep.txt")).isTrue();
    assertThat(rules.ignoresFile("build")).isFalse();
  }

  @Test
  void aNestedFileOverrulesTheOuterOne() throws IOException {
    write(".gitignore", "*.log\n");
    write("logs/.gitignore", "!kept.log\n");
    IgnoreRules rules = IgnoreRules.of(root);
    assertThat(rules.ignoresFile("a.log")).isTrue();
    assertThat(rules.ignoresFile("logs/a.log")).isTrue();
    assertThat(rules.ignoresFile("logs/kept.log")).isFalse();
  }

  @Test
  void aLinkedWorktreeUsesTheExcludesOfItsRepository() throws IOException {
    Path main = Files.createDirectory(root.resolve("main"));
    GitProgram.run(main, "", "init", "-q");
    GitProgram.run(main, "", "commit", "-q", "--allow-empty", "-m", "start");
    GitProgram.run(main, "", "worktree", "add", "-q", "../linked");
    Files.writeString(main.resolve(".git/info/exclude"), "secret\n");
    assertThat(IgnoreRules.of(root.resolve("linked")).ignoresFile("sub/secret")).isTrue();
  }

  @Test
  void theGlobalExcludesFileIsTheOneTheConfigNames() throws IOException {
    Path home = Files.createDirectory(root.resolve("home"));
    write("home/.gitconfig", "[core]\n\texcludesFile = ~/mine\n\tignoreCase = true\n");
    ExcludeFiles found = ExcludeFiles.of(root, Map.of(), home);
    assertThat(found.files()).containsExactly(home.resolve("mine"));
    assertThat(found.foldCase()).isTrue();
  }

  @Test
  void aLinkedIgnoreFileIsNotFollowed() throws IOException {
    write("elsewhere", "*\n");
    Files.createSymbolicLink(root.resolve(".gitignore"), root.resolve("elsewhere"));
    assertThat(IgnoreRules.of(root).ignoresFile("a")).isFalse();
  }

  @Test
  @Timeout(5)
  void aHostilePatternTakesNoLongTime() throws IOException {
    write(".gitignore", "*a".repeat(40) + "b\n" + "**/a".repeat(30) + "/b\n");
    IgnoreRules rules = IgnoreRules.of(root);
    assertThat(rules.ignoresFile("a".repeat(200))).isFalse();
    assertThat(rules.ignoresFile("a/".repeat(200) + "a")).isFalse();
  }

  private void write(String path, String content) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }

  private List<String> plantTree(Random random) throws IOException {
    Set<String> paths = new TreeSet<>();
    for (int i = 0; i < 60; i++) {
      StringBuilder path = new StringBuilder();
      int depth = 1 + random.nextInt(4);
      for (int part = 0; part < depth; part++) {
        String parent = path.toString();
        path.append(parent.isEmpty() ? "" : "/").append(pick(random, NAMES));
        Path folder = root.resolve(path.toString());
        boolean file = part == depth - 1 && !Files.exists(folder);
        if (Files.isRegularFile(folder)) {
          break;
        }
        if (file) {
          Files.writeString(folder, "");
        } else {
          Files.createDirectories(folder);
        }
        paths.add(path.toString());
      }
    }
    return List.copyOf(paths);
  }

  private static String patterns(Random random, int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append(random.nextInt(3) == 0 ? "!" : "").append(random.nextInt(4) == 0 ? "/" : "");
      int pieces = 1 + random.nextInt(4);
      for (int piece = 0; piece < pieces; piece++) {
        text.append(pick(random, PIECES));
      }
      text.append(random.nextInt(4) == 0 ? "/" : "").append(random.nextInt(8) == 0 ? "\r\n" : "\n");
    }
    return text.toString();
  }

  private static String pick(Random random, List<String> list) {
    return list.get(random.nextInt(list.size()));
  }

  private Set<String> ignoredByGit(List<String> paths) throws IOException {
    String input = String.join("\0", paths);
    String output = GitProgram.run(root, input, "check-ignore", "--no-index", "-z", "--stdin");
    return new TreeSet<>(Arrays.asList(output.isEmpty() ? new String[0] : output.split("\0")));
  }

  private Set<String> ignoredByUs(List<String> paths) {
    IgnoreRules rules = IgnoreRules.of(root);
    List<String> ignored = new ArrayList<>();
    for (String path : paths) {
      boolean hidden =
          Files.isDirectory(root.resolve(path))
              ? rules.ignoresFolder(path)
              : rules.ignoresFile(path);
      Stream.of(path).filter(_ -> hidden).forEach(ignored::add);
    }
    return new TreeSet<>(ignored);
  }
}
