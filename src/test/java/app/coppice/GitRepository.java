package app.coppice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A repository made and looked at by the git program alone.
record GitRepository(Path folder) {

  /// Makes one with a README of three lines on `main`.
  static GitRepository make(Path folder) throws IOException, InterruptedException {
    Files.createDirectories(folder);
    GitRepository made = new GitRepository(folder.toRealPath());
    made.git("init", "-q", "-b", "main");
    made.git("config", "user.name", "Robin");
    made.git("config", "user.email", "robin@example.invalid");
    made.git("config", "commit.gpgsign", "false");
    Files.writeString(made.folder.resolve("README.md"), "# Shop\none\ntwo\n");
    made.commitAll("Start");
    return made;
  }

  void commitAll(String message) throws IOException, InterruptedException {
    git("add", "-A");
    git("commit", "-qm", message);
  }

  String git(String... arguments) throws IOException, InterruptedException {
    return git(folder, arguments);
  }

  /// What git prints, both streams; it must exit with 0.
  static String git(Path where, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(where.toFile()).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
    Process process = builder.start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as("%s%n%s", command, said).isZero();
    return said;
  }

  /// Checks that git finds nothing odd, and exactly these worktrees beside the main one.
  void agreesOn(Path... worktrees) throws IOException, InterruptedException {
    List<String> listed =
        git("worktree", "list", "--porcelain")
            .lines()
            .filter(line -> line.startsWith("worktree "))
            .map(line -> line.substring("worktree ".length()))
            .toList();
    List<String> expected = new ArrayList<>(List.of(folder.toString()));
    for (Path worktree : worktrees) {
      expected.add(worktree.toString());
    }
    assertThat(listed).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(git("worktree", "list", "--porcelain")).doesNotContain("prunable", "locked");
    assertThat(git("worktree", "prune", "--dry-run", "--verbose")).isEmpty();
    assertThat(git("fsck", "--no-progress").lines().filter(l -> !l.startsWith("dangling ")))
        .isEmpty();
  }
}
