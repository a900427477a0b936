package app.coppice.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// A kind of repository that sessions work in, and how one is made.
enum RepositoryKind {
  PLAIN(_ -> {}),
  OF_MANY_FILES(s -> {
    for (int i = 0; i < ProgramCheckout.LARGE; i++) {
      s.write("many/" + i % 7 + "/" + i + ".txt", "line\n" + i + "\n");
    }
    s.commitAll("many");
  }),
  WITH_EVERY_MODE_AND_NAME(GitSandbox::varied),
  WITH_LINE_ENDS_CONVERTED(s -> {
    s.write("windows.txt", "one\r\ntwo\r\n");
    s.commitAll("stored with carriage returns");
    s.git("config", "core.autocrlf", "true");
    refill(s);
  }),
  WITH_LINE_ENDS_CONVERTED_ON_THE_WAY_IN(s -> {
    s.git("config", "core.autocrlf", "input");
    refill(s);
  }),
  WITH_LINE_ENDS_BY_ATTRIBUTES(s -> {
    s.write(".gitattributes", "* text=auto\n*.bat text eol=crlf\n*.sh text eol=lf\n");
    s.write("win.bat", "echo 1\r\necho 2\r\n");
    s.write("unix.sh", "echo 1\n");
    s.commitAll("attributes");
  }),
  WITH_ANOTHER_ENCODING_IN_THE_WORKTREE(s -> {
    s.write(".gitattributes", "*.rc text working-tree-encoding=UTF-16LE eol=crlf\n");
    Files.write(s.main.resolve("app.rc"), "Grüße\r\n".getBytes(StandardCharsets.UTF_16LE));
    s.commitAll("encoding");
  }),
  WITH_ANOTHER_ENCODING_AND_MANY_FILES(s -> {
    OF_MANY_FILES.fill(s);
    WITH_ANOTHER_ENCODING_IN_THE_WORKTREE.fill(s);
  }),
  WITH_KEYWORDS(s -> {
    s.write(".gitattributes", "*.id ident\n");
    s.write("version.id", "$Id$\n");
    s.commitAll("keywords");
  }),
  WITH_KEYWORDS_AND_MANY_FILES(s -> {
    OF_MANY_FILES.fill(s);
    WITH_KEYWORDS.fill(s);
  }),
  WITHOUT_EXECUTABLE_BITS(s -> {
    s.git("config", "core.fileMode", "false");
    s.write("run.sh", "#!/bin/sh\n");
    s.git("add", "run.sh");
    s.git("update-index", "--chmod=+x", "run.sh");
    s.git("commit", "-qm", "executable in name only");
  }),
  WITHOUT_SYMBOLIC_LINKS(s -> {
    Files.createSymbolicLink(s.main.resolve("link"), Path.of("README.md"));
    s.commitAll("link");
    s.git("config", "core.symlinks", "false");
    refill(s);
  }),
  OF_A_DISK_THAT_IGNORES_CASE(s -> s.git("config", "core.ignoreCase", "true")),
  WITH_A_SPARSE_CHECKOUT(s -> {
    s.write("docs/guide.md", "# Guide\n");
    s.commitAll("docs");
    s.git("sparse-checkout", "set", "src");
  }),
  WITH_CONFIGURATION_FOR_EACH_WORKTREE(s -> {
    s.git("config", "extensions.worktreeConfig", "true");
    s.git("config", "--worktree", "core.abbrev", "12");
  }),
  WITH_A_SUBMODULE(s -> {
    Path library = s.root.resolve("library");
    s.git("clone", "-q", ".", library.toString());
    s.git("-c", "protocol.file.allow=always", "submodule", "add", "-q", library + "", "lib");
    s.commitAll("submodule");
  }),
  THAT_IS_A_SUBMODULE(s -> {
    Path library = s.root.resolve("library");
    s.git("clone", "-q", ".", library.toString());
    Path above = s.root.resolve("above");
    Files.createDirectories(above);
    s.gitIn(above, "init", "-q", "-b", "main", ".");
    s.gitIn(above, "-c", "protocol.file.allow=always", "submodule", "add", "-q", library + "", "x");
    FolderRemoval.remove(s.main);
    Files.move(above.resolve("x"), s.main);
    Path store = above.resolve(".git/modules/x");
    Files.writeString(s.main.resolve(".git"), "gitdir: " + store + "\n");
    s.gitIn(above, "config", "-f", store.resolve("config") + "", "core.worktree", s.main + "");
    person(s);
  }),
  CLONED_WITHOUT_ITS_PAST(s -> {
    for (int i = 0; i < 3; i++) {
      s.write("past.txt", i + "\n");
      s.commitAll("past " + i);
    }
    clone(s, "--depth=1");
  }),
  CLONED_WITHOUT_ITS_OLD_FILES(s -> {
    s.write("past.txt", "1\n");
    s.commitAll("past");
    s.write("past.txt", "2\n");
    s.commitAll("now");
    s.git("config", "uploadpack.allowFilter", "true");
    clone(s, "--filter=blob:none");
  }),
  THAT_BORROWS_OBJECTS(s -> {
    Path origin = s.root.resolve("origin");
    Files.move(s.main, origin);
    s.gitIn(s.root, "clone", "-q", "--shared", origin.toString(), s.main.toString());
    person(s);
  }),
  OF_WHICH_NO_BRANCH_IS_CHECKED_OUT(s -> s.git("checkout", "-q", "--detach")),
  WITH_PACKED_BRANCHES(s -> {
    s.git("branch", "other");
    s.git("pack-refs", "--all");
    s.git("gc", "-q");
  }),
  WITH_THE_NEWEST_INDEX(s -> {
    s.git("config", "index.version", "4");
    s.git("config", "core.untrackedCache", "true");
    s.git("update-index", "--index-version", "4", "--untracked-cache");
  }),
  WITH_NAMES_THAT_ARE_NOT_UTF_8(s -> {
    GitSandbox.run(
        java.util.List.of("sh", "-c", "printf 'odd\\n' > \"$(printf 'caf\\351.txt')\""),
        s.main,
        java.util.Map.of(),
        new byte[0],
        java.time.Duration.ofSeconds(10),
        999);
    s.commitAll("latin");
  }),
  WITH_NAMES_THAT_SHELLS_READ(s -> {
    s.write("$(touch pwned)/`id`;&|.txt", "odd\n");
    s.write("-rf", "odd\n");
    s.write("new\nline\t\"q\".txt", "odd\n");
    s.write("back\\slash.txt", "odd\n");
    s.write(":(top)magic", "odd\n");
    s.commitAll("names");
  }),
  WITH_RELATIVE_LINKS_OF_ITS_OTHER_WORKTREES(s -> {
    s.git("worktree", "add", "-q", "-b", "theirs", s.root.resolve("theirs").toString());
    Path admin = s.main.resolve(".git/worktrees/theirs");
    Files.writeString(admin.resolve("gitdir"), "../../../../theirs/.git\n");
    Files.writeString(s.root.resolve("theirs/.git"), "gitdir: ../shop/.git/worktrees/theirs\n");
  });

  @SuppressWarnings("ImmutableEnumChecker") // a function without state
  private final GitSandbox.Preparation preparation;

  RepositoryKind(GitSandbox.Preparation preparation) {
    this.preparation = preparation;
  }

  void prepare(GitSandbox sandbox) throws Exception {
    if (this != WITH_EVERY_MODE_AND_NAME) {
      GitSandbox.plain(sandbox);
    }
    fill(sandbox);
  }

  private void fill(GitSandbox sandbox) throws Exception {
    preparation.prepare(sandbox);
  }

  /// Writes all files again as the configuration of now has them.
  private static void refill(GitSandbox sandbox) throws Exception {
    Files.delete(sandbox.main.resolve(".git/index"));
    sandbox.git("reset", "-q", "--hard");
    sandbox.git("add", "-A");
    if (!sandbox.git("status", "--porcelain").isEmpty()) {
      sandbox.git("commit", "-qm", "as it is now");
    }
  }

  /// Puts a clone in the place of the repository.
  private static void clone(GitSandbox sandbox, String how) throws Exception {
    Path origin = sandbox.root.resolve("origin");
    Files.move(sandbox.main, origin);
    sandbox.gitIn(sandbox.root, "clone", "-q", how, "file://" + origin, sandbox.main.toString());
    person(sandbox);
  }

  private static void person(GitSandbox sandbox) throws Exception {
    sandbox.git("config", "user.name", "Robin");
    sandbox.git("config", "user.email", "robin@example.invalid");
    if (!Files.isDirectory(sandbox.main)) {
      throw new IOException(sandbox.main + " is not there");
    }
  }
}
