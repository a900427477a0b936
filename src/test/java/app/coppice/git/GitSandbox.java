package app.coppice.git;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.git.OpenOutcome.Opened;
import app.coppice.git.WorktreeCreation.Created;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.eclipse.jgit.util.FS;

/// A real repository made by the git program, with Coppice opened on it.
final class GitSandbox implements AutoCloseable {
  static final String SESSION = "5e551011-aaaa-bbbb-cccc-000000000001";

  final Path root;
  final Path main;
  final GitProgram program;
  final WorktreeManager manager;
  final Repository repository;

  GitSandbox(Path root) throws Exception {
    this(root, GitSandbox::plain);
  }

  GitSandbox(Path root, Preparation preparation) throws Exception {
    this.root = root.toRealPath();
    // Measured here and now, or JGit's background probes lie in the folder when it is cleaned up.
    FS.FileStoreAttributes.setBackground(false);
    FS.FileStoreAttributes.get(this.root);
    main = this.root.resolve("shop");
    Files.createDirectories(main);
    git("init", "-q", "-b", "main", ".");
    git("config", "user.name", "Robin");
    git("config", "user.email", "robin@example.invalid");
    git("config", "commit.gpgsign", "false");
    preparation.prepare(this);
    program = new GitProgram(GitSandbox::run, Map.of());
    manager = new WorktreeManager(this.root.resolve("worktrees"));
    repository = open(main);
  }

  /// Fills the repository before it is opened.
  interface Preparation {
    void prepare(GitSandbox sandbox) throws Exception;
  }

  static void plain(GitSandbox sandbox) throws Exception {
    sandbox.write("README.md", "# Shop\n");
    sandbox.write("src/Cart.java", "class Cart {\n  int items;\n}\n");
    sandbox.write("src/Price.java", "class Price {\n  int cents;\n}\n");
    sandbox.commitAll("Start");
  }

  /// Files of every kind and name.
  static void varied(GitSandbox sandbox) throws Exception {
    plain(sandbox);
    sandbox.write(".gitattributes", "*.bat text eol=crlf\n*.bin binary\n");
    sandbox.write("win.bat", "echo 1\r\n");
    sandbox.write("data.bin", "\0\1\2\r\n");
    sandbox.write("run.sh", "#!/bin/sh\n");
    assertThat(sandbox.main.resolve("run.sh").toFile().setExecutable(true)).isTrue();
    sandbox.write("empty.txt", "");
    sandbox.write("a b/ü \"q\" 'x'/;rm.txt", "odd\n");
    sandbox.write("a.b/x", "1\n");
    sandbox.write("a/x", "1\n");
    sandbox.write("a0/x", "1\n");
    Files.createSymbolicLink(sandbox.main.resolve("link"), Path.of("src/Cart.java"));
    Files.createSymbolicLink(sandbox.main.resolve("dangling"), Path.of("../nowhere"));
    sandbox.commitAll("varied");
  }

  /// Checks that git finds nothing odd about a fresh worktree.
  void agreesOn(Worktree worktree) throws Exception {
    assertThat(git("worktree", "list", "--porcelain"))
        .contains("worktree " + worktree.folder() + "\n")
        .contains("branch refs/heads/" + worktree.branch())
        .doesNotContain("locked")
        .doesNotContain("prunable");
    assertThat(gitIn(worktree.folder(), "status", "--porcelain=v2")).isEmpty();
    assertThat(git("worktree", "prune", "--dry-run", "--verbose", "--expire", "now")).isEmpty();
    assertThat(git("fsck", "--strict")).doesNotContain("error").doesNotContain("warning");
  }

  /// Checks a worktree that was made of {@link #varied} against the one that git makes.
  void assertHoldsWhatGitsOwnHolds(Worktree worktree) throws Exception {
    Path theirs = root.resolve("theirs");
    git("worktree", "add", "-q", "-b", "theirs", theirs.toString(), "main");
    var diff =
        run(
            List.of(
                "diff",
                "-r",
                "--no-dereference",
                "-x",
                ".git",
                theirs.toString(),
                worktree.folder().toString()),
            root,
            Map.of(),
            new byte[0],
            Duration.ofSeconds(20),
            9999);
    assertThat(GitProgram.text(diff.output()) + GitProgram.text(diff.error())).isEmpty();
    assertThat(Files.isExecutable(worktree.folder().resolve("run.sh"))).isTrue();
    assertThat(Files.readString(worktree.folder().resolve("win.bat"))).isEqualTo("echo 1\r\n");
  }

  Repository open(Path folder) throws IOException {
    return ((Opened) new Repositories(program).open(folder)).repository();
  }

  /// The same repository, opened where git is not installed.
  Repository withoutProgram() throws IOException {
    var none =
        new GitProgram(
            (_, _, _, _, _, _, _) -> {
              throw new IOException("no such program");
            },
            Map.of());
    return ((Opened) new Repositories(none).open(main)).repository();
  }

  Worktree create(String branch) throws Exception {
    return create(SESSION, branch);
  }

  Worktree create(String session, String branch) throws Exception {
    var created =
        manager.create(
            repository, new WorktreeRequest(session, branch, "main"), CheckoutProgress.NONE);
    assertThat(created).isInstanceOf(Created.class);
    return ((Created) created).worktree();
  }

  void write(String path, String text) throws IOException {
    write(main, path, text);
  }

  static void write(Path folder, String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  void commitAll(String message) throws Exception {
    commitAll(main, message);
  }

  void commitAll(Path folder, String message) throws Exception {
    gitIn(folder, "add", "-A");
    gitIn(folder, "commit", "-qm", message);
  }

  String git(String... arguments) throws Exception {
    return gitIn(main, arguments);
  }

  /// Runs git as a person would, and returns what it prints, both streams.
  String gitIn(Path folder, String... arguments) throws Exception {
    var command = new ArrayList<String>();
    command.add("git");
    command.addAll(List.of(arguments));
    var finished =
        run(command, folder, Map.of(), new byte[0], Duration.ofSeconds(60), Integer.MAX_VALUE);
    String said = GitProgram.text(finished.output()) + GitProgram.text(finished.error());
    assertThat(finished.exitStatus()).as("%s%n%s", command, said).isZero();
    return said;
  }

  /// Runs a line of a shell, which may write bytes that are no text, and returns what it prints, a
  /// character a byte.
  static String shell(Path folder, String line) throws Exception {
    var finished =
        run(
            List.of("sh", "-ec", line),
            folder,
            Map.of("LC_ALL", "C"),
            new byte[0],
            Duration.ofSeconds(20),
            99_999);
    assertThat(finished.exitStatus()).as(GitProgram.text(finished.error())).isZero();
    return new String(finished.output(), StandardCharsets.ISO_8859_1);
  }

  static ProgramRunner.Finished run(
      List<String> command,
      Path folder,
      Map<String, String> environment,
      byte[] input,
      Duration timeout,
      int limit)
      throws IOException, InterruptedException {
    return run(command, folder, environment, input, timeout, limit, _ -> true);
  }

  static ProgramRunner.Finished run(
      List<String> command,
      Path folder,
      Map<String, String> environment,
      byte[] input,
      Duration timeout,
      int limit,
      Predicate<byte[]> mayGoOn)
      throws IOException, InterruptedException {
    var builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
    builder.environment().putAll(environment);
    var process = builder.start();
    // Each on a thread of its own: of two cores the common pool has one, which would wait for the
    // other stream while a long answer fills the pipe.
    var error =
        CompletableFuture.supplyAsync(
            () -> overheard(process, mayGoOn), Thread::startVirtualThread);
    var output =
        CompletableFuture.supplyAsync(
            () -> all(process.getInputStream()), Thread::startVirtualThread);
    try (var in = process.getOutputStream()) {
      in.write(input);
    } catch (IOException e) {
      // It ended without reading all; the exit status tells.
    }
    boolean ended;
    try {
      ended = process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      kill(process);
      throw e;
    }
    if (!ended) {
      process.toHandle().destroyForcibly(); // its output stays open
    }
    return new ProgramRunner.Finished(
        ended ? process.exitValue() : -1, output.join(), error.join());
  }

  /// Kills it with all it started, and waits: a killed process still ends what it was writing.
  private static void kill(Process process) {
    var all = process.descendants().collect(Collectors.toCollection(ArrayList::new));
    all.add(process.toHandle());
    all.forEach(ProcessHandle::destroyForcibly);
    all.forEach(one -> one.onExit().orTimeout(5, TimeUnit.SECONDS).join());
  }

  private static byte[] overheard(Process process, Predicate<byte[]> mayGoOn) {
    var said = new ByteArrayOutputStream();
    try (var in = process.getErrorStream()) {
      var chunk = new byte[1024];
      for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
        said.write(chunk, 0, count);
        if (!mayGoOn.test(Arrays.copyOf(chunk, count))) {
          kill(process);
        }
      }
    } catch (IOException e) {
      said.writeBytes(e.toString().getBytes(StandardCharsets.UTF_8));
    }
    return said.toByteArray();
  }

  private static byte[] all(java.io.InputStream in) {
    try (in) {
      return in.readAllBytes();
    } catch (IOException e) {
      return e.toString().getBytes(StandardCharsets.UTF_8);
    }
  }

  @Override
  public void close() {
    repository.close();
  }
}
