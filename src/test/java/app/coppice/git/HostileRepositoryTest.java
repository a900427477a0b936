package app.coppice.git;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.diff.FileDiff;
import app.coppice.git.OpenOutcome.NotARepository;
import app.coppice.git.OpenOutcome.Opened;
import app.coppice.git.OpenOutcome.Refused;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostileRepositoryTest {
  @TempDir Path folder;

  @Test
  void nothingThatTheConfigurationNamesRunsButForTheCommit() throws Exception {
    Path pwned = folder.toRealPath().resolve("pwned");
    try (var sandbox = new GitSandbox(folder, s -> plant(s, pwned))) {
      var worktree = sandbox.create("fix");
      GitSandbox.write(worktree.folder(), "a.txt", "changed\n");
      GitSandbox.write(worktree.folder(), "b.txt", "new\n");
      new WorktreeChanges(sandbox.repository, worktree).compute();
      new WorktreeChanges(sandbox.repository, worktree, 0).compute();
      new Trash(sandbox.manager).losses(sandbox.repository, worktree);
      var archive = new Archive(sandbox.manager);
      assertThat(archive.archive(sandbox.repository, worktree))
          .isInstanceOf(ShelveResult.Shelved.class);
      archive.restore(sandbox.repository, GitSandbox.SESSION, CheckoutProgress.NONE);
      sandbox.manager.reconcile(sandbox.repository, _ -> true);
      assertThat(pwned).doesNotExist();

      // The person's commit is where their configuration counts. Landing is quiet again.
      new Commits(sandbox.repository, worktree).commit(List.of(), "mine");
      assertThat(pwned).exists();
      Files.delete(pwned);
      var landing = new Landing(sandbox.repository, worktree);
      assertThat(landing.land(LandingStyle.MERGE, "m")).isInstanceOf(LandResult.Refused.class);
      assertThat(pwned).doesNotExist();

      GitSandbox.write(worktree.folder(), ".gitattributes", "* -filter\n");
      new Commits(sandbox.repository, worktree).commit(List.of(), "no filter");
      Files.deleteIfExists(pwned);
      assertThat(landing.land(LandingStyle.MERGE, "m")).isInstanceOf(LandResult.Landed.class);
      assertThat(pwned).doesNotExist();
    }
  }

  @Test
  void everyKeyThatNamesAProgramIsKnown() {
    for (String key :
        List.of(
            "filter.a.b.clean",
            "filter.lfs.smudge",
            "filter.x.process",
            "diff.x.textconv",
            "diff.x.command",
            "merge.x.driver",
            "gpg.ssh.program",
            "credential.https://h.helper",
            "remote.o.uploadpack",
            "submodule.s.update",
            "FILTER.x.CLEAN",
            "trailer.x.cmd")) {
      assertThat(ExecutingKeys.blanked(List.of(key))).as(key).containsEntry(key, "");
    }
    assertThat(ExecutingKeys.blanked(List.of("filter.lfs.required")))
        .containsEntry("filter.lfs.required", "false");
    assertThat(ExecutingKeys.blanked(List.of("user.name"))).doesNotContainKey("user.name");
  }

  @Test
  void aFileWithinOpensItsRepositoryAndALinkedWorktreeItsMainOne() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var repositories = new Repositories(sandbox.program);
      var worktree = sandbox.create("fix");
      for (Path inside :
          List.of(sandbox.main.resolve("src/Cart.java"), worktree.folder().resolve("src"))) {
        var opened = (Opened) repositories.open(inside);
        try (var repository = opened.repository()) {
          assertThat(repository.folder()).isEqualTo(sandbox.main);
          assertThat(repository.branches()).containsExactly("main", "fix");
        }
      }
    }
  }

  @Test
  void aFolderWithoutARepositoryCanBecomeOneThatSessionsStartFrom() throws Exception {
    var program = new GitProgram(GitSandbox::run, Map.of());
    var repositories = new Repositories(program);
    Path plain = Files.createDirectories(folder.resolve("plain"));

    assertThat(repositories.open(plain)).isInstanceOf(NotARepository.class);
    try (var repository = ((Opened) repositories.init(plain)).repository()) {
      assertThat(repository.branches()).hasSize(1);
      assertThat(repository.proposeBranch("Fix the login!")).isEqualTo("fix-login");
    }
  }

  @Test
  void bareMissingAndMisledFoldersAreRefused() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var repositories = new Repositories(sandbox.program);
      Path bare = sandbox.root.resolve("bare.git");
      sandbox.git("clone", "-q", "--bare", ".", bare.toString());
      Path misled = Files.createDirectories(sandbox.root.resolve("misled"));
      Files.writeString(misled.resolve(".git"), "gitdir: " + sandbox.main + "/.git\n");

      assertThat(repositories.open(bare)).isInstanceOf(Refused.class).asString().contains("bare");
      assertThat(repositories.open(misled)).isInstanceOf(Refused.class);
      assertThat(repositories.open(sandbox.root.resolve("nowhere"))).isInstanceOf(Refused.class);
    }
  }

  @Test
  void aRepositoryOfSomebodyElseIsRefused() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      boolean given;
      try {
        Files.setAttribute(sandbox.main.resolve(".git"), "unix:uid", 12345);
        given = true;
      } catch (java.io.IOException | UnsupportedOperationException e) {
        given = false;
      }
      Assumptions.assumeTrue(given, "only root can give files away");

      assertThat(new Repositories(sandbox.program).open(sandbox.main))
          .isInstanceOf(Refused.class)
          .asString()
          .contains("another user");
    }
  }

  static void plant(GitSandbox sandbox, Path pwned) throws Exception {
    sandbox.write("a.txt", "a\n");
    sandbox.write("b.bin", "b\n");
    sandbox.write(".gitattributes", "* filter=evil diff=evil merge=evil\n");
    sandbox.commitAll("before the traps");
    Path script = sandbox.root.resolve("evil.sh");
    Files.writeString(script, "#!/bin/sh\necho \"$0 $@\" >> '" + pwned + "'\ncat\n");
    assertThat(script.toFile().setExecutable(true)).isTrue();
    Path hooks = Files.createDirectories(sandbox.root.resolve("hooks"));
    for (String hook :
        List.of(
            "pre-commit",
            "post-checkout",
            "post-commit",
            "post-index-change",
            "post-merge",
            "reference-transaction")) {
      Files.writeString(hooks.resolve(hook), "#!/bin/sh\necho " + hook + " >> '" + pwned + "'\n");
      assertThat(hooks.resolve(hook).toFile().setExecutable(true)).isTrue();
    }
    String evil = script.toString();
    for (String key :
        List.of(
            "filter.evil.clean",
            "filter.evil.smudge",
            "diff.evil.textconv",
            "diff.evil.command",
            "merge.evil.driver",
            "core.fsmonitor",
            "core.sshCommand",
            "gpg.program",
            "credential.helper",
            "diff.external",
            "core.pager",
            "core.editor")) {
      sandbox.git("config", key, evil);
    }
    // Last, so that setting the traps springs none.
    sandbox.git("config", "core.hooksPath", hooks.toString());
    Files.deleteIfExists(pwned);
  }

  @Test
  void aBareRepositoryAmongTheFilesRunsNothing() throws Exception {
    Path pwned = folder.toRealPath().resolve("pwned");
    try (var sandbox = new GitSandbox(folder, s -> plantBare(s, pwned))) {
      var worktree = sandbox.create("fix");
      Path bare = worktree.folder().resolve("vendor/bare");
      assertThat(bare.resolve("config")).exists();
      GitSandbox.write(bare, "notes.txt", "changed\n");
      assertThat(new WorktreeChanges(sandbox.repository, worktree).compute().files())
          .extracting(FileDiff::path)
          .containsExactly("vendor/bare/notes.txt");
      assertThat(new Commits(sandbox.repository, worktree).commit(List.of(), "Work"))
          .isInstanceOf(CommitResult.Committed.class);
      assertThat(new Repositories(sandbox.program).open(bare)).isInstanceOf(Refused.class);
      assertThat(new Archive(sandbox.manager).archive(sandbox.repository, worktree))
          .isInstanceOf(ShelveResult.Shelved.class);
    }
    assertThat(pwned).doesNotExist();
  }

  /// A bare repository as ordinary files, as a clone can bring one.
  private static void plantBare(GitSandbox sandbox, Path pwned) throws Exception {
    GitSandbox.plain(sandbox);
    Path bare = sandbox.main.resolve("vendor/bare");
    Files.createDirectories(bare.resolve("objects"));
    Files.createDirectories(bare.resolve("refs"));
    Files.createDirectories(bare.resolve("hooks"));
    Files.writeString(bare.resolve("objects/.keep"), "");
    Files.writeString(bare.resolve("refs/.keep"), "");
    Files.writeString(bare.resolve("HEAD"), "ref: refs/heads/main\n");
    Path hook = Files.writeString(bare.resolve("hooks/pre-commit"), "#!/bin/sh\ntouch " + pwned);
    assertThat(hook.toFile().setExecutable(true)).isTrue();
    Files.writeString(
        bare.resolve("config"),
        "[core]\n\tbare = false\n\tworktree = ../..\n\tfsmonitor = touch "
            + pwned
            + "\n\thooksPath = hooks\n");
    sandbox.commitAll("A bare repository among the files");
  }

  @ParameterizedTest
  @CsvSource({
    "gitdir, /elsewhere/.git",
    "commondir, /elsewhere",
    "commondir, ../../../..",
    "coppice-session, session=another",
    "coppice-session, nothing",
  })
  void anAdministrativeFileThatWasEditedIsDetected(String name, String content) throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var worktree = sandbox.create("fix");
      assertThat(sandbox.manager.problemOf(sandbox.repository, worktree)).isEmpty();

      Files.writeString(worktree.adminFolder().resolve(name), content + "\n");

      assertThat(sandbox.manager.problemOf(sandbox.repository, worktree)).isPresent();
      assertThat(new Archive(sandbox.manager).archive(sandbox.repository, worktree))
          .isInstanceOf(ShelveResult.Refused.class);
      assertThat(worktree.folder().resolve("README.md")).exists();
    }
  }

  @Test
  void aSubmoduleWhoseNamePlaysTricksIsNeverFilled() throws Exception {
    Path pwned = folder.toRealPath().resolve("pwned");
    try (var sandbox = new GitSandbox(folder, s -> plantSubmodule(s, pwned))) {
      var worktree = sandbox.create("fix");
      new WorktreeChanges(sandbox.repository, worktree).compute();
      assertThat(new Archive(sandbox.manager).archive(sandbox.repository, worktree))
          .isInstanceOf(ShelveResult.Shelved.class);
      assertThat(
              new Archive(sandbox.manager)
                  .restore(sandbox.repository, GitSandbox.SESSION, CheckoutProgress.NONE))
          .isInstanceOf(WorktreeCreation.Created.class);

      assertThat(pwned).doesNotExist();
      assertThat(sandbox.main.resolve(".git/modules")).doesNotExist();
      assertThat(worktree.folder().resolve("lib")).isEmptyDirectory();
      assertThat(sandbox.gitIn(worktree.folder(), "status", "--porcelain").lines())
          .allMatch(line -> line.startsWith("warning: "));
    }
  }

  /// A link to a commit that is nowhere, and ways to get it that run a program.
  private static void plantSubmodule(GitSandbox sandbox, Path pwned) throws Exception {
    GitSandbox.plain(sandbox);
    sandbox.write(
        ".gitmodules",
        "[submodule \"lib\"]\n\tpath = lib\n\turl = ext::sh -c touch% "
            + pwned
            + "\n[submodule \"x\"]\n\tpath = \"x\r\"\n\turl = --upload-pack=touch "
            + pwned
            + "\n");
    String commit = sandbox.git("rev-parse", "HEAD").strip();
    sandbox.git("add", ".gitmodules");
    sandbox.git("update-index", "--add", "--cacheinfo", "160000," + commit + ",lib");
    Files.createDirectories(sandbox.main.resolve("lib"));
    sandbox.git("config", "submodule.recurse", "true");
    sandbox.git("config", "submodule.lib.update", "!touch " + pwned);
    sandbox.git("commit", "-qm", "submodule");
  }
}
