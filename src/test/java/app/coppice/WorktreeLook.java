package app.coppice;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// What lies in a worktree: by relative path, whether a file can be executed and the name that git
/// would give its bytes, or where a link leads.
record WorktreeLook(Map<String, String> files) {
  static WorktreeLook of(Path root) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(root)) {
      for (Path file : all.toList()) {
        String path = root.relativize(file).toString();
        if (!path.equals(".git") && !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
          files.put(path, look(file));
        }
      }
    }
    return new WorktreeLook(files);
  }

  /// What a checkout of a commit or tree makes.
  static WorktreeLook ofTree(Path repository, String tree) throws Exception {
    Map<String, String> files = new TreeMap<>();
    for (String line : GitRepository.git(repository, "ls-tree", "-r", tree).lines().toList()) {
      String[] words = line.substring(0, line.indexOf('\t')).split(" ", -1);
      String kind =
          switch (words[0]) {
            case "120000" -> "link ";
            case "100755" -> "755 ";
            default -> "644 ";
          };
      files.put(line.substring(line.indexOf('\t') + 1), kind + words[2]);
    }
    return new WorktreeLook(files);
  }

  private static String look(Path file) throws IOException {
    return Files.isSymbolicLink(file)
        ? "link " + blob(Files.readSymbolicLink(file).toString().getBytes(StandardCharsets.UTF_8))
        : (Files.getPosixFilePermissions(file).contains(PosixFilePermission.OWNER_EXECUTE)
                ? "755 "
                : "644 ")
            + blob(Files.readAllBytes(file));
  }

  static String blob(byte[] content) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-1");
      digest.update(("blob " + content.length + "\0").getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest.digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The names of the bytes alone, by path.
  Map<String, String> blobs() {
    Map<String, String> blobs = new TreeMap<>();
    files.forEach((path, look) -> blobs.put(path, look.substring(look.indexOf(' ') + 1)));
    return blobs;
  }

  /// The same with other ignored files: those whose names begin with `ignored`.
  WorktreeLook withIgnoredOf(WorktreeLook other) {
    Map<String, String> all = new TreeMap<>(files);
    all.keySet().removeIf(WorktreeLook::isIgnored);
    other.files.forEach((path, look) -> {
      if (isIgnored(path)) {
        all.put(path, look);
      }
    });
    return new WorktreeLook(all);
  }

  private static boolean isIgnored(String path) {
    return path.startsWith("ignored");
  }

  void write(Path to) throws IOException {
    StringBuilder text = new StringBuilder();
    files.forEach((path, look) -> text.append(look).append('\t').append(path).append('\n'));
    Path part = to.resolveSibling(to.getFileName() + ".part");
    Files.writeString(part, text);
    Files.move(part, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  static WorktreeLook read(Path from) throws IOException {
    Map<String, String> files = new TreeMap<>();
    for (String line : Files.readAllLines(from)) {
      int tab = line.indexOf('\t');
      files.put(line.substring(tab + 1), line.substring(0, tab));
    }
    return new WorktreeLook(files);
  }

  /// What a merge makes of this and `theirs`, both of which come from `base`, file by file; where
  /// both have changed a file, this one's.
  WorktreeLook mergedWith(WorktreeLook theirs, WorktreeLook base) {
    Map<String, String> all = new TreeMap<>(files);
    Set<String> paths = new TreeSet<>(theirs.files.keySet());
    paths.addAll(base.files.keySet());
    for (String path : paths) {
      boolean untouched = Objects.equals(files.get(path), base.files.get(path));
      if (untouched && theirs.files.containsKey(path)) {
        all.put(path, theirs.files.get(path));
      } else if (untouched) {
        all.remove(path);
      }
    }
    return new WorktreeLook(all);
  }

  /// What one has and the other has not, for a message.
  String unlike(WorktreeLook other) {
    StringBuilder text = new StringBuilder();
    files.forEach((path, look) -> {
      if (!look.equals(other.files.get(path))) {
        text.append("- ").append(path).append(' ').append(look).append('\n');
      }
    });
    other.files.forEach((path, look) -> {
      if (!look.equals(files.get(path))) {
        text.append("+ ").append(path).append(' ').append(look).append('\n');
      }
    });
    return text.toString();
  }
}
