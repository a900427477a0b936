package app.coppice;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.agent.Mode;
import app.coppice.git.Adoptable;
import app.coppice.git.Remedy;
import app.coppice.session.ActionResult;
import app.coppice.session.LandHow;
import app.coppice.session.NewSession;
import app.coppice.session.SessionCommand;
import app.coppice.session.SessionId;
import app.coppice.session.SessionState;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The whole life of sessions in a repository that names a program wherever git knows a place for
/// one. Each leaves its name in a file; none may. Only the person's own commit runs what is
/// configured, so this makes its commits itself, out of sight of the traps.
@Timeout(180)
final class HostileLifeTest {
  private static final List<String> KEYS =
      List.of(
          "core.fsmonitor",
          "core.sshCommand",
          "core.askPass",
          "core.pager",
          "core.editor",
          "core.gitProxy",
          "core.alternateRefsCommand",
          "sequence.editor",
          "diff.external",
          "diff.evil.command",
          "diff.evil.textconv",
          "merge.evil.driver",
          "filter.evil.clean",
          "filter.evil.smudge",
          "filter.late.process",
          "gpg.program",
          "gpg.ssh.program",
          "gpg.ssh.defaultKeyCommand",
          "credential.helper",
          "credential.https://example.invalid.helper",
          "interactive.diffFilter",
          "mergetool.evil.cmd",
          "difftool.evil.cmd",
          "trailer.evil.command",
          "uploadpack.packObjectsHook",
          "remote.origin.uploadpack",
          "remote.origin.receivepack",
          "alias.status",
          "alias.worktree",
          "alias.read-tree",
          "submodule.lib.update");

  private static final List<String> HOOKS =
      List.of(
          "applypatch-msg",
          "fsmonitor-watchman",
          "post-applypatch",
          "post-checkout",
          "post-commit",
          "post-index-change",
          "post-merge",
          "post-rewrite",
          "post-update",
          "pre-applypatch",
          "pre-auto-gc",
          "pre-commit",
          "pre-merge-commit",
          "pre-push",
          "pre-rebase",
          "pre-receive",
          "prepare-commit-msg",
          "commit-msg",
          "push-to-checkout",
          "reference-transaction",
          "sendemail-validate",
          "update");

  /// What editors, agents and shells read from a folder.
  private static final List<String> FILES =
      List.of(
          ".envrc",
          ".mcp.json",
          ".vscode/tasks.json",
          ".claude/settings.json",
          ".cursor/hooks.json",
          ".coppice/settings.json",
          ".coppice/setup.sh",
          ".git-hooks/post-checkout",
          ".bashrc",
          ".profile",
          ".bash_profile",
          ".inputrc",
          "Makefile",
          "package.json",
          "setup.sh");

  private static final String ODD = "$(touch pwned)`touch pwned`;touch pwned|&'\"";

  @TempDir Path folder;

  private Path traps = Path.of("");
  private Path sprung = Path.of("");

  @ParameterizedTest
  @CsvSource({"few, shared", "many, shared", "few, own"})
  void noTrapIsSprungInTheWholeLifeOfASession(String files, String configuration) throws Exception {
    GitRepository git = GitRepository.make(folder.resolve("shop"));
    plant(git, files.equals("many") ? 250 : 0, configuration.equals("own"));
    try (LiveEngine live = open()) {
      live.openRepository(git.folder());
      untouched("opening");

      SessionId one = live.ready(git.folder(), "one", Mode.ASK);
      Path worktree = live.now(one).worktree();
      untouched("making a worktree");
      Files.writeString(worktree.resolve("README.md"), "changed\n");
      Files.writeString(worktree.resolve("a.evil"), "changed\n");
      Files.writeString(worktree.resolve("new.txt"), "new\n");
      live.await(one, "sees it", s -> s.changes().files().size() == 3);
      live.done(live.engine().discard(one, List.of("a.evil")));
      live.done(live.engine().undoDiscard(one));
      live.done(live.engine().discard(one, List.of("a.evil")));
      untouched("looking, discarding and bringing back");

      live.done(live.engine().archive(one));
      live.done(live.engine().restore(one));
      assertThat(live.now(one).worktree().resolve("new.txt")).exists();
      untouched("putting away and bringing back");

      commit(live.now(one).worktree());
      live.done(live.engine().land(one, LandHow.MERGE));
      assertThat(git.folder().resolve("new.txt")).exists();
      untouched("landing");

      SessionId two = live.ready(git.folder(), "two", Mode.ASK);
      Files.writeString(live.now(two).worktree().resolve("README.md"), "of two\n");
      Files.writeString(git.folder().resolve("README.md"), "of main\n");
      commit(git.folder());
      commit(live.now(two).worktree());
      assertThat(LiveEngine.get(live.engine().land(two, LandHow.SQUASH)))
          .isInstanceOf(ActionResult.Conflicts.class);
      untouched("a landing that conflicts");

      live.done(live.engine().delete(two));
      live.done(live.engine().undelete(two));
      live.done(live.engine().delete(two));
      live.done(live.engine().emptyTrash(List.of(two)));
      untouched("deleting, undoing and deleting for good");

      Files.writeString(live.now(one).worktree().resolve(".git"), "gitdir: " + traps + "\n");
      live.engine().submit(one, new SessionCommand.RefreshChanges());
      live.await(one, "is paused", s -> s.state() == SessionState.DETACHED);
      live.done(live.engine().worktreeCare().mend(one, Remedy.REPAIR, live.now(one).worktree()));
      untouched("mending");
    }
    try (LiveEngine again = open()) {
      assertThat(again.engine().sessions()).hasSize(1);
      untouched("the next start");
    }
  }

  @Test
  void anAdoptedWorktreeSpringsNoTrap() throws Exception {
    GitRepository git = GitRepository.make(folder.resolve("shop"));
    Path theirs = folder.toRealPath().resolve("theirs");
    git.git("worktree", "add", "-q", "-b", "theirs", theirs.toString());
    plant(git, 0, false);
    try (LiveEngine live = open()) {
      live.openRepository(git.folder());
      List<Adoptable> found = LiveEngine.get(live.engine().worktreeCare().adoptable(git.folder()));
      SessionId id =
          live.engine()
              .worktreeCare()
              .adopt(
                  new NewSession(git.folder(), "", "main", "", "m", Mode.ASK, false),
                  found.getFirst());
      live.await(id, "is ready", s -> s.state() == SessionState.IDLE);
      live.done(live.engine().archive(id));
      live.done(live.engine().restore(id));
      untouched("adopting");
    }
  }

  /// They are characters wherever they stand: no shell ever reads them.
  @Test
  void namesThatAShellWouldReadAreOnlyNames() throws Exception {
    GitRepository git = GitRepository.make(folder.resolve("shop"));
    git.git("config", "user.name", ODD);
    git.git("config", "user.email", "a;touch pwned@example.invalid");
    String branch = "a$(touch${IFS}pwned)`touch${IFS}pwned`;touch|&'\"b";
    Files.writeString(git.folder().resolve(ODD.replace("/", "") + ".txt"), "odd\n");
    Files.writeString(git.folder().resolve("--upload-pack=touch pwned"), "odd\n");
    git.commitAll(ODD);
    try (LiveEngine live = open()) {
      live.openRepository(git.folder());
      SessionId id = live.ready(git.folder(), branch, Mode.ASK);
      Path worktree = live.now(id).worktree();
      assertThat(worktree.resolve("--upload-pack=touch pwned")).exists();
      Files.writeString(worktree.resolve("-c core.pager=touch pwned"), "odd\n");
      live.done(live.engine().commit(id, List.of(), ODD));
      live.done(live.engine().archive(id));
      live.done(live.engine().restore(id));
      live.done(live.engine().land(id, LandHow.SQUASH));
      live.done(live.engine().delete(id));
    }
    try (var all = Files.walk(folder)) {
      assertThat(all.filter(file -> file.endsWith("pwned"))).isEmpty();
    }
  }

  private LiveEngine open() throws Exception {
    return LiveEngine.open(folder.resolve("profile"), URI.create("http://127.0.0.1:9"), "none");
  }

  private void untouched(String after) throws IOException {
    List<String> names = Files.exists(sprung) ? Files.readAllLines(sprung) : List.of();
    assertThat(names).as("traps that were sprung by " + after).isEmpty();
  }

  private void plant(GitRepository git, int more, boolean own) throws Exception {
    traps = Files.createDirectories(folder.toRealPath().resolve("traps"));
    sprung = folder.toRealPath().resolve("sprung");
    Files.writeString(
        git.folder().resolve(".gitattributes"),
        """
        *.evil filter=evil diff=evil merge=evil
        *.late filter=late
        *.txt diff=evil merge=evil
        README.md diff=evil merge=evil
        """);
    Files.writeString(git.folder().resolve("a.evil"), "a\n");
    Files.writeString(git.folder().resolve("b.late"), "b\n");
    Files.writeString(git.folder().resolve("c.txt"), "c\n");
    for (String name : FILES) {
      Path file = git.folder().resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, "#!/bin/sh\necho '" + name + "' >> '" + sprung + "'\n");
      assertThat(file.toFile().setExecutable(true)).isTrue();
    }
    for (int i = 0; i < more; i++) {
      Files.writeString(git.folder().resolve("more-" + i + ".txt"), i + "\n");
    }
    git.commitAll("Bait");
    Map<String, String> plain =
        Map.of(
            "commit.gpgSign", "true",
            "tag.gpgSign", "true",
            "gc.auto", "1",
            "submodule.recurse", "true",
            "remote.origin.url", "ext::" + trap("remote.origin.url"),
            "remote.origin.promisor", "false",
            "merge.tool", "evil",
            "log.showSignature", "true");
    for (var each : plain.entrySet()) {
      git.git("config", each.getKey(), each.getValue());
    }
    Path included = traps.resolve("included");
    Files.writeString(included, "");
    for (String key : KEYS) {
      String trap = key.startsWith("alias.") ? "!" + trap(key) : trap(key).toString();
      git.git("config", "-f", included.toString(), key, trap);
    }
    Files.writeString(
        git.folder().resolve(".git/info/attributes"), "*.evil filter=evil diff=evil merge=evil\n");
    Path hooks = Files.createDirectories(traps.resolve("hooks"));
    for (String hook : HOOKS) {
      Files.copy(trap("hook " + hook), hooks.resolve(hook));
      Files.copy(trap("hook " + hook), git.folder().resolve(".git/hooks").resolve(hook));
    }
    // Last, so that setting the traps springs none.
    git.git("config", "include.path", included.toString());
    git.git("config", "core.hooksPath", hooks.toString());
    if (own) {
      Path config = git.folder().resolve(".git/config");
      Path apart = git.folder().resolve(".git/config.worktree");
      Files.writeString(apart, "[include]\n\tpath = " + included + "\n");
      Files.writeString(
          config,
          Files.readString(config)
              + "[extensions]\n\tworktreeConfig = true\n[core]\n\trepositoryformatversion = 1\n");
    }
    Files.deleteIfExists(sprung);
  }

  /// A program that leaves its name, and does no harm otherwise.
  private Path trap(String name) throws IOException {
    Path file = traps.resolve("trap-" + name.replaceAll("[^a-zA-Z0-9.-]", "_"));
    Files.writeString(
        file, "#!/bin/sh\necho '" + name + "' >> '" + sprung + "'\ncat 2>/dev/null\nexit 0\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
    return file;
  }

  /// As a person could from a shell; what it springs does not count.
  private void commit(Path worktree) throws IOException, InterruptedException {
    List<String> quiet = new ArrayList<>();
    for (String key : KEYS) {
      if (!key.startsWith("alias.")) {
        quiet.addAll(List.of("-c", key + "="));
      }
    }
    quiet.addAll(List.of("-c", "core.hooksPath=/dev/null", "-c", "commit.gpgSign=false"));
    // A repack in the background is another story.
    quiet.addAll(List.of("-c", "gc.auto=0", "-c", "maintenance.auto=false"));
    List<String> add = new ArrayList<>(quiet);
    add.addAll(List.of("add", "-A"));
    GitRepository.git(worktree, add.toArray(String[]::new));
    List<String> commit = new ArrayList<>(quiet);
    commit.addAll(List.of("commit", "-qm", "By the person"));
    GitRepository.git(worktree, commit.toArray(String[]::new));
    Files.deleteIfExists(sprung);
  }
}
