package app.coppice.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the git program says of a worktree at one moment.
final class GitsAnswers {
  private final GitSandbox sandbox;
  private final Path root;
  private final Worktree worktree;
  private final Map<String, String> variables;
  private final Set<String> uncommitted = new TreeSet<>();
  private final Set<String> untracked = new TreeSet<>();
  private final Set<String> staged = new TreeSet<>();
  private final Set<String> unstaged = new TreeSet<>();
  private final Map<String, String> kinds = new TreeMap<>();
  private final Map<String, String> oldIds = new HashMap<>();
  private final Map<String, String> newIds = new HashMap<>();
  private final Map<String, byte[]> blobs = new HashMap<>();

  GitsAnswers(GitSandbox sandbox, Worktree worktree) throws Exception {
    this(sandbox, worktree, Map.of());
  }

  /// @param variables of the environment that git is asked in
  GitsAnswers(GitSandbox sandbox, Worktree worktree, Map<String, String> variables)
      throws Exception {
    this.sandbox = sandbox;
    this.variables = Map.copyOf(variables);
    this.root = worktree.folder();
    this.worktree = worktree;
    for (String line :
        parts(
            out(
                "status",
                "--porcelain",
                "-z",
                "-uall",
                "--no-renames",
                "--ignore-submodules=dirty"))) {
      // A file that HEAD has and the index has no more is named twice; here it is a change of a
      // file that git knows.
      String path = line.substring(3);
      String name = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
      boolean isNew = uncommitted.add(name);
      if (line.startsWith("??") && isNew) {
        untracked.add(name);
      }
      mark(line, name);
    }
    diff();
  }

  /// The two letters before a path: what differs between HEAD and index, and between that and the
  /// file. Of what is not merged neither is said.
  private void mark(String line, String path) {
    char first = line.charAt(0);
    char second = line.charAt(1);
    if (first != ' ' && first != '?') {
      staged.add(path);
    }
    if (second != ' ') {
      unstaged.add(path);
    }
  }

  /// Paths that `git status` names.
  Set<String> uncommitted() {
    return uncommitted;
  }

  Set<String> untracked() {
    return untracked;
  }

  /// Whose entry in the index differs from HEAD.
  Set<String> staged() {
    return staged;
  }

  /// Whose file differs from the index.
  Set<String> unstaged() {
    return unstaged;
  }

  /// A, D or M by path, against the base, untracked files as added.
  Map<String, String> kinds() {
    return kinds;
  }

  byte[] before(String path) {
    return blobs.getOrDefault(oldIds.getOrDefault(path, ""), new byte[0]);
  }

  /// As git would store it.
  byte[] after(String path) {
    return blobs.getOrDefault(newIds.getOrDefault(path, ""), new byte[0]);
  }

  /// Files and folders, those of git left out, also of a repository within.
  List<String> everyPath() throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.map(p -> root.relativize(p).toString())
          .filter(p -> !p.isEmpty() && !("/" + p + "/").contains("/.git/"))
          .sorted()
          .toList();
    }
  }

  Set<String> ignored() throws Exception {
    byte[] input = String.join("\0", everyPath()).getBytes(StandardCharsets.UTF_8);
    var said = run(List.of("check-ignore", "--no-index", "-z", "--stdin"), Map.of(), input);
    return new TreeSet<>(parts(said.output()));
  }

  /// Adds all into an index of its own, whose blobs are what git would store.
  private void diff() throws Exception {
    Path index = sandbox.root.resolve("other-index");
    Files.copy(worktree.adminFolder().resolve("index"), index, StandardCopyOption.REPLACE_EXISTING);
    var own = Map.of("GIT_INDEX_FILE", index.toString());
    check(run(List.of("add", "-A", "--sparse"), own, new byte[0]));
    String base = GitProgram.text(out("merge-base", "HEAD", worktree.base())).strip();
    var raw =
        check(
            run(
                List.of("diff", "--cached", "--raw", "-z", "--no-renames", "--no-abbrev", base),
                own,
                new byte[0]));
    List<String> parts = parts(raw.output());
    var submodules = new HashMap<String, byte[]>();
    for (int i = 0; i + 1 < parts.size(); i += 2) {
      String[] fields = parts.get(i).substring(1).split(" ", 5);
      String path = parts.get(i + 1);
      kinds.put(path, fields[4].replace('T', 'M'));
      oldIds.put(path, fields[2]);
      newIds.put(path, fields[3]);
      submodule(fields[0], fields[2], submodules);
      // Of a repository within that git does not know yet nothing is recorded.
      if (!untracked.contains(path)) {
        submodule(fields[1], fields[3], submodules);
      }
    }
    load();
    blobs.putAll(submodules);
  }

  /// Of a submodule a commit is recorded, which lies elsewhere.
  private static void submodule(String mode, String id, Map<String, byte[]> all) {
    if (mode.equals("160000")) {
      all.put(id, ("Subproject " + id).getBytes(StandardCharsets.US_ASCII));
    }
  }

  private void load() throws Exception {
    var ids =
        Stream.concat(oldIds.values().stream(), newIds.values().stream())
            .filter(id -> !id.matches("0+"))
            .distinct()
            .toList();
    byte[] input = (String.join("\n", ids) + "\n").getBytes(StandardCharsets.US_ASCII);
    byte[] all = check(run(List.of("cat-file", "--batch"), Map.of(), input)).output();
    int at = 0;
    for (String id : ids) {
      int end = at;
      while (all[end] != '\n') {
        end++;
      }
      String head = new String(all, at, end - at, StandardCharsets.US_ASCII);
      if (!head.endsWith(" missing")) {
        int size = Integer.parseInt(head.substring(head.lastIndexOf(' ') + 1));
        blobs.put(id, Arrays.copyOfRange(all, end + 1, end + 1 + size));
        end += size + 1;
      }
      at = end + 1;
    }
  }

  private byte[] out(String... arguments) throws Exception {
    return check(run(List.of(arguments), Map.of(), new byte[0])).output();
  }

  private static ProgramRunner.Finished check(ProgramRunner.Finished finished) {
    if (finished.exitStatus() != 0) {
      throw new IllegalStateException(GitProgram.text(finished.error()));
    }
    return finished;
  }

  private ProgramRunner.Finished run(
      List<String> arguments, Map<String, String> environment, byte[] input) throws Exception {
    var command = new ArrayList<>(List.of("git", "--no-optional-locks"));
    command.addAll(arguments);
    var all = new HashMap<>(variables);
    all.putAll(environment);
    return GitSandbox.run(command, root, all, input, Duration.ofSeconds(60), Integer.MAX_VALUE);
  }

  private static List<String> parts(byte[] said) {
    return Arrays.stream(GitProgram.text(said).split("\0"))
        .filter(part -> !part.isEmpty())
        .collect(Collectors.toList());
  }
}
