package app.coppice.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/// Does to a worktree what people and their tools do, from a seed.
final class Disturbance {
  private final GitSandbox sandbox;
  private final Path root;
  private final Random random;
  private int made;

  Disturbance(GitSandbox sandbox, Path root, Random random) {
    this.sandbox = sandbox;
    this.root = root;
    this.random = random;
  }

  /// What was done, for the message of a failure.
  List<String> some(int count) throws Exception {
    List<String> done = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      done.add(one());
    }
    return done;
  }

  private String one() throws Exception {
    int kind = random.nextInt(20);
    String path = anyFile();
    Path file = root.resolve(path);
    String what = kind + " " + path;
    switch (kind) {
      case 0, 1, 2 -> edit(file);
      case 3 -> append(file, "more\r\nlines\r\n".getBytes(StandardCharsets.UTF_8));
      case 4 -> Files.deleteIfExists(file);
      case 5 -> {
        if (isPlain(file) && !file.toFile().setExecutable(!file.toFile().canExecute())) {
          throw new IOException(path + " keeps its mode");
        }
      }
      case 6 -> {
        if (isPlain(file)) {
          Files.setLastModifiedTime(file, FileTime.fromMillis(1_600_000_000_000L + made++));
        }
      }
      case 7 -> {
        Files.deleteIfExists(file);
        GitSandbox.write(root, path + "/inside", "a folder now\n");
      }
      case 8 -> folderBecomesFile(file.resolveSibling(".").normalize());
      case 9 -> GitSandbox.write(root, beside(path, "new" + made++ + ".txt"), "new\nfile\n");
      case 10 -> GitSandbox.write(root, "fresh" + made++ + "/deep/f.log", "in a new folder\n");
      case 11 -> {
        Files.deleteIfExists(file);
        Files.createSymbolicLink(file, Path.of("some/where" + made++));
      }
      case 12 -> append(file, new byte[] {'a', 0, 'b'});
      case 13 -> Files.createDirectories(root.resolve("empty" + made++ + "/folder"));
      case 14 -> move(file);
      case 15 -> sandbox.gitIn(root, "add", "--sparse", "-f", "--", ":(literal)" + path);
      case 16 ->
          sandbox.gitIn(
              root,
              "rm",
              "--sparse",
              "-q",
              "--cached",
              "-r",
              "--ignore-unmatch",
              "--",
              ":(literal)" + path);
      case 17 -> sandbox.gitIn(root, "add", "--sparse", "-f", "-N", "--", ":(literal)" + path);
      case 18 -> {
        sandbox.gitIn(root, "add", "--sparse", "-A");
        sandbox.gitIn(root, "commit", "-q", "--allow-empty", "-m", "step");
      }
      default -> sandbox.gitIn(root, "reset", "-q");
    }
    return what;
  }

  /// A file or link, at random, of what is there now; never git's own, and no attributes: while
  /// these are deleted but staged, `git status` and `git add -A` contradict each other.
  private String anyFile() throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      List<String> files =
          all.filter(p -> !Files.isDirectory(p, LinkOption.NOFOLLOW_LINKS))
              .map(p -> root.relativize(p).toString())
              .filter(p -> !p.equals(".git") && !p.startsWith(".git/"))
              .filter(p -> !p.endsWith(".gitattributes"))
              .sorted()
              .toList();
      return files.get(random.nextInt(files.size()));
    }
  }

  private void edit(Path file) throws IOException {
    if (!isPlain(file)) {
      return;
    }
    String text = Files.readString(file, StandardCharsets.ISO_8859_1);
    int from = random.nextInt(text.length() + 1);
    int to = Math.min(text.length(), from + random.nextInt(40));
    String edited = text.substring(0, from) + "edited " + made++ + "\n" + text.substring(to);
    Files.writeString(file, edited, StandardCharsets.ISO_8859_1);
  }

  private static void append(Path file, byte[] bytes) throws IOException {
    if (isPlain(file)) {
      Files.write(file, bytes, StandardOpenOption.APPEND);
    }
  }

  private void move(Path file) throws IOException {
    Path target = file.resolveSibling("moved" + made++ + file.getFileName());
    Files.move(file, target);
  }

  private void folderBecomesFile(Path folder) throws IOException {
    if (folder.equals(root) || made++ % 3 != 0) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
    Files.writeString(folder, "a file now\n");
  }

  private static boolean isPlain(Path file) {
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
  }

  private static String beside(String path, String name) {
    int slash = path.lastIndexOf('/');
    return slash < 0 ? name : path.substring(0, slash + 1) + name;
  }
}
