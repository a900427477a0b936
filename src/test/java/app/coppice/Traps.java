package app.coppice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Programs that leave their name in a file when they run, one for every place where git, an editor
/// or a shell knows one.
///
/// @param folder where they lie
/// @param sprung the file with the names of those that ran
record Traps(Path folder, Path sprung) {
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

  /// None yet, in folders below `place`.
  static Traps in(Path place) throws IOException {
    Path real = place.toRealPath();
    return new Traps(Files.createDirectories(real.resolve("traps")), real.resolve("sprung"));
  }

  /// Fails with the names of those that ran since the last look.
  void assertNoneSprung(String after) throws IOException {
    assertThat(names()).as("traps that were sprung by " + after).isEmpty();
  }

  /// The names of those that ran, each once.
  Set<String> names() throws IOException {
    return Files.exists(sprung) ? Set.copyOf(Files.readAllLines(sprung)) : Set.of();
  }

  /// Forgets those that ran.
  void reset() throws IOException {
    Files.deleteIfExists(sprung);
  }

  /// Sets all traps in a repository; setting them springs none.
  ///
  /// @param more plain files beside the baits
  /// @param own whether some stand in the configuration of the worktree alone
  void plant(GitRepository git, int more, boolean own) throws Exception {
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
    Path included = folder.resolve("included");
    Files.writeString(included, "");
    for (String key : KEYS) {
      String trap = key.startsWith("alias.") ? "!" + trap(key) : trap(key).toString();
      git.git("config", "-f", included.toString(), key, trap);
    }
    Files.writeString(
        git.folder().resolve(".git/info/attributes"), "*.evil filter=evil diff=evil merge=evil\n");
    Path hooks = Files.createDirectories(folder.resolve("hooks"));
    plantHooks(hooks);
    plantHooks(git.folder().resolve(".git/hooks"));
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
    reset();
  }

  /// Puts one under every hook's name into a folder.
  void plantHooks(Path hooks) throws IOException {
    for (String hook : HOOKS) {
      Files.copy(trap("hook " + hook), hooks.resolve(hook));
    }
  }

  /// A program that leaves its name, and does no harm otherwise.
  private Path trap(String name) throws IOException {
    Path file = folder.resolve("trap-" + name.replaceAll("[^a-zA-Z0-9.-]", "_"));
    Files.writeString(
        file, "#!/bin/sh\necho '" + name + "' >> '" + sprung + "'\ncat 2>/dev/null\nexit 0\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
    return file;
  }

  /// As a person could from a shell; what it springs does not count.
  void commit(Path worktree) throws IOException, InterruptedException {
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
    reset();
  }
}
