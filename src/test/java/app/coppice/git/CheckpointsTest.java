package app.coppice.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointsTest {
  @TempDir Path folder;

  @Test
  void aRewindBringsEveryFileBackByteForByteAndForwardAgainTheRest() throws Exception {
    try (var sandbox = new GitSandbox(folder, GitSandbox::varied)) {
      var worktree = sandbox.create("fix");
      Path root = worktree.folder();
      var checkpoints = new Checkpoints(sandbox.repository, worktree);
      GitSandbox.write(root, "src/Cart.java", "class Cart {\r\n  int one;\n}");
      GitSandbox.write(root, "draft.txt", "first\n");
      GitSandbox.write(root, "deep/er/plan.txt", "x\n");
      Files.createSymbolicLink(root.resolve("there"), Path.of("nowhere"));
      GitSandbox.write(root, "tool", "#!/bin/sh\n");
      mode(root.resolve("tool"), "rwx------");
      sandbox.gitIn(root, "add", "draft.txt");
      var first = held(root);
      String firstStatus = sandbox.gitIn(root, "status", "--porcelain");
      checkpoints.take("one");

      GitSandbox.write(root, "src/Cart.java", "class Cart {}\n");
      Files.delete(root.resolve("src/Price.java"));
      Files.delete(root.resolve("there"));
      Files.delete(root.resolve("deep/er/plan.txt"));
      Files.delete(root.resolve("deep/er"));
      GitSandbox.write(root, "deep/er", "a file now\n");
      GitSandbox.write(root, "draft.txt", "second\n");
      GitSandbox.write(root, "new/one.txt", "mine\n");
      mode(root.resolve("tool"), "rw-r-----");
      var second = held(root);
      String secondStatus = sandbox.gitIn(root, "status", "--porcelain");

      assertThat(checkpoints.plan("one").paths())
          .containsExactly(
              "deep/er",
              "deep/er/plan.txt",
              "draft.txt",
              "new/one.txt",
              "src/Cart.java",
              "src/Price.java",
              "there",
              "tool");
      assertThat(held(root)).isEqualTo(second);
      assertThat(checkpoints.rewind("one", "before"))
          .isEqualTo(new RewindResult.Done(checkpoints.plan("before").paths(), List.of()));
      assertThat(held(root)).isEqualTo(first);
      assertThat(sandbox.gitIn(root, "status", "--porcelain")).isEqualTo(firstStatus);
      assertThat(Files.exists(root.resolve("new"))).isFalse();

      assertThat(checkpoints.rewind("before", "again")).isInstanceOf(RewindResult.Done.class);
      assertThat(held(root)).isEqualTo(second);
      assertThat(sandbox.gitIn(root, "status", "--porcelain")).isEqualTo(secondStatus);
      assertThat(checkpoints.all()).extracting(Checkpoint::name).contains("one", "before", "again");
      sandbox.git("fsck", "--strict");
    }
  }

  @Test
  void commitsMadeSinceStayOnTheBranchAndTheFilesGoBack() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var worktree = sandbox.create("fix");
      Path root = worktree.folder();
      var checkpoints = new Checkpoints(sandbox.repository, worktree);
      checkpoints.take("one");
      GitSandbox.write(root, "done.txt", "x\n");
      GitSandbox.write(root, "README.md", "changed\n");
      sandbox.commitAll(root, "done");
      String tip = sandbox.git("rev-parse", "fix");

      assertThat(checkpoints.rewind("one", "before"))
          .isEqualTo(new RewindResult.Done(List.of("README.md", "done.txt"), List.of()));
      assertThat(sandbox.git("rev-parse", "fix")).isEqualTo(tip);
      assertThat(sandbox.gitIn(root, "status", "--porcelain"))
          .isEqualTo(" M README.md\n D done.txt\n");
      assertThat(sandbox.gitIn(root, "diff", "main")).isEmpty();
    }
  }

  @Test
  void theNewestIsTheLastTurnsOrWhatARewindSinceWentToNeverWhatItLeft() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var worktree = sandbox.create("fix");
      Path root = worktree.folder();
      var checkpoints = new Checkpoints(sandbox.repository, worktree);
      assertThat(checkpoints.newest()).isEmpty();
      checkpoints.take("e1");
      GitSandbox.write(root, "made.txt", "1\n");
      checkpoints.take("e5");
      assertThat(newest(checkpoints)).isEqualTo("e5");

      // One that was cut off before it changed anything.
      checkpoints.take("before-a");
      assertThat(newest(checkpoints)).isEqualTo("e5");
      assertThat(checkpoints.rewind("e1", "before-b")).isInstanceOf(RewindResult.Done.class);
      assertThat(newest(checkpoints)).isEqualTo("e1");
      assertThat(checkpoints.rewind("before-b", "before-c")).isInstanceOf(RewindResult.Done.class);
      assertThat(root.resolve("made.txt")).hasContent("1");
      assertThat(newest(checkpoints)).isEqualTo("before-b");
      checkpoints.take("e9");
      assertThat(newest(checkpoints)).isEqualTo("e9");
    }
  }

  @Test
  void aRewindWhoseNoteCannotBeKeptIsDoneAndWarns() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var worktree = sandbox.create("fix");
      Path note = sandbox.main.resolve(".git/" + Checkpoints.PREFIX + GitSandbox.SESSION + "/b");
      Path lock = note.resolveSibling("before-b.lock");
      var program =
          new GitProgram(
              (command, in, variables, input, timeout, limit, mayGoOn) -> {
                if (command.contains("restore")) {
                  Files.writeString(lock, "");
                }
                return GitSandbox.run(command, in, variables, input, timeout, limit, mayGoOn);
              },
              Map.of());
      var opened = (OpenOutcome.Opened) new Repositories(program).open(sandbox.main);
      try (Repository repository = opened.repository()) {
        var checkpoints = new Checkpoints(repository, worktree);
        checkpoints.take("e1");
        GitSandbox.write(worktree.folder(), "README.md", "changed\n");

        RewindResult result = checkpoints.rewind("e1", "before-b");

        assertThat(result)
            .isInstanceOfSatisfying(
                RewindResult.Done.class,
                done -> {
                  assertThat(done.paths()).containsExactly("README.md");
                  assertThat(done.warning()).contains("could not be noted");
                });
        assertThat(worktree.folder().resolve("README.md")).hasContent("# Shop");
        assertThat(checkpoints.find("before-b")).isPresent();
      }
    }
  }

  private static String newest(Checkpoints checkpoints) throws Exception {
    return checkpoints.newest().orElseThrow().name();
  }

  @Test
  void lineEndsOfCommittedFilesComeBackAsACheckoutMakesThem() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      sandbox.git("config", "core.autocrlf", "true");
      var worktree = sandbox.create("fix");
      Path root = worktree.folder();
      Path readme = root.resolve("README.md");
      byte[] before = Files.readAllBytes(readme);
      assertThat(new String(before, java.nio.charset.StandardCharsets.UTF_8)).contains("\r\n");
      var checkpoints = new Checkpoints(sandbox.repository, worktree);
      checkpoints.take("one");
      Files.delete(readme);

      checkpoints.rewind("one", "before");

      assertThat(Files.readAllBytes(readme)).isEqualTo(before);
      assertThat(sandbox.gitIn(root, "status", "--porcelain")).isEmpty();
    }
  }

  @Test
  void anIgnoredFileIsNeitherKeptNorTouchedAndNeverWrittenOver() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var worktree = sandbox.create("fix");
      Path root = worktree.folder();
      var checkpoints = new Checkpoints(sandbox.repository, worktree);
      GitSandbox.write(root, "notes", "mine\n");
      checkpoints.take("one");
      Files.delete(root.resolve("notes"));
      GitSandbox.write(root, ".gitignore", "notes\n.env\n");
      GitSandbox.write(root, "notes", "only here\n");
      GitSandbox.write(root, ".env", "KEY=1\n");

      assertThat(checkpoints.rewind("one", "before"))
          .isInstanceOfSatisfying(
              RewindResult.Refused.class,
              it -> assertThat(it.reason()).startsWith("notes would be lost"));
      assertThat(root.resolve("notes")).hasContent("only here\n");

      Files.move(root.resolve("notes"), root.resolve("../moved-notes"));
      assertThat(checkpoints.rewind("one", "before2")).isInstanceOf(RewindResult.Done.class);
      assertThat(root.resolve("notes")).hasContent("mine\n");
      assertThat(root.resolve(".env")).hasContent("KEY=1\n");
      assertThat(root.resolve(".gitignore")).doesNotExist();
    }
  }

  @Test
  void aCheckpointIsTakenInTheMiddleOfAMergeAndBesideARepositoryWithin() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var worktree = sandbox.create("fix");
      Path root = worktree.folder();
      GitSandbox.write(root, "README.md", "ours\n");
      sandbox.commitAll(root, "ours");
      sandbox.write("README.md", "theirs\n");
      sandbox.commitAll("theirs");
      try {
        sandbox.gitIn(root, "merge", "main");
      } catch (AssertionError | IllegalStateException _) {
        // The conflict is what this is about.
      }
      sandbox.gitIn(root, "init", "-q", "within");
      GitSandbox.write(root, "within/own.txt", "x\n");
      GitSandbox.write(root, "draft.txt", "x\n");
      var checkpoints = new Checkpoints(sandbox.repository, worktree);

      Checkpoint taken = checkpoints.take("one");

      assertThat(sandbox.git("ls-tree", "-r", "--name-only", taken.commit()).lines())
          .contains("draft.txt", "README.md")
          .doesNotContain("within/own.txt");
      assertThat(sandbox.git("show", taken.commit() + ":README.md")).contains("<<<<<<<");
      assertThat(checkpoints.rewind("one", "before"))
          .isInstanceOfSatisfying(
              RewindResult.Refused.class,
              it -> assertThat(it.reason()).contains("in the middle of a merge"));
    }
  }

  @Test
  void whatStaysAsItIsCostsOneCommitAndNoFile() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var worktree = sandbox.create("fix");
      Path root = worktree.folder();
      GitSandbox.write(root, "draft.txt", "x\n");
      var checkpoints = new Checkpoints(sandbox.repository, worktree);
      checkpoints.take("one");
      long before = objects(sandbox);

      checkpoints.take("two");

      assertThat(objects(sandbox) - before).isEqualTo(1);
    }
  }

  @Test
  void whatGitTidiedAwayIsStoredAgain() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var worktree = sandbox.create("fix");
      GitSandbox.write(worktree.folder(), "draft.txt", "mine\n");
      Files.setLastModifiedTime(
          worktree.folder().resolve("draft.txt"),
          java.nio.file.attribute.FileTime.from(java.time.Instant.parse("2026-01-01T00:00:00Z")));
      var checkpoints = new Checkpoints(sandbox.repository, worktree);
      Checkpoint first = checkpoints.take("one");
      sandbox.git("update-ref", "-d", "refs/coppice/checkpoints/" + worktree.sessionId() + "/one");
      sandbox.git("gc", "-q", "--prune=now");

      Checkpoint second = checkpoints.take("two");
      assertThat(second.commit()).isNotEqualTo(first.commit());
      assertThat(sandbox.git("show", second.commit() + ":draft.txt")).contains("mine");
      sandbox.git("fsck", "--connectivity-only");
    }
  }

  @Test
  void deletingForGoodTakesTheCheckpointsAlong() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var worktree = sandbox.create("fix");
      GitSandbox.write(worktree.folder(), "draft.txt", "x\n");
      new Checkpoints(sandbox.repository, worktree).take("one");
      var trash = new Trash(sandbox.manager);
      trash.delete(sandbox.repository, worktree);
      assertThat(sandbox.git("for-each-ref", "refs/coppice/checkpoints")).isNotEmpty();
      assertThat(trash.weigh(sandbox.repository, GitSandbox.SESSION).bytes()).isEqualTo(2);

      trash.forget(sandbox.repository, GitSandbox.SESSION);

      assertThat(sandbox.git("for-each-ref", "refs/coppice")).isEmpty();
    }
  }

  private static long objects(GitSandbox sandbox) throws Exception {
    String count = sandbox.git("count-objects");
    return Long.parseLong(count.substring(0, count.indexOf(' ')));
  }

  private static void mode(Path file, String mode) throws Exception {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
  }

  /// Every file with kind, permissions and bytes.
  static Map<String, String> held(Path root) throws Exception {
    var held = new TreeMap<String, String>();
    try (var files = Files.walk(root)) {
      for (Path file :
          files
              .filter(it -> !Files.isDirectory(it, java.nio.file.LinkOption.NOFOLLOW_LINKS))
              .toList()) {
        String path = root.relativize(file).toString();
        if (path.equals(".git")) {
          continue;
        }
        held.put(
            path,
            Files.isSymbolicLink(file)
                ? "-> " + Files.readSymbolicLink(file)
                : PosixFilePermissions.toString(Files.getPosixFilePermissions(file))
                    + " "
                    + java.util.HexFormat.of().formatHex(Files.readAllBytes(file)));
      }
    }
    return held;
  }
}
