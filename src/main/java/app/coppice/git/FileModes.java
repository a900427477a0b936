package app.coppice.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Permissions of files and folders that git's own two modes do not tell, such as those of an
/// `.env` that its owner alone may read. Empty on a file system without such permissions.
///
/// @param byPath `rw-------` and the like by relative path
record FileModes(Map<String, String> byPath) {
  static final FileModes NONE = new FileModes(Map.of());

  /// What a checkout gives; with the usual umask, these come by themselves.
  private static final Set<String> USUAL_FILE = Set.of("rw-r--r--", "rwxr-xr-x");

  private static final String USUAL_FOLDER = "rwxr-xr-x";

  FileModes {
    byPath = Map.copyOf(byPath);
  }

  /// Of these files and the folders they lie in. A link has none of its own.
  static FileModes of(Path root, Collection<String> paths) throws IOException {
    return of(root, paths, Set.of());
  }

  /// @param all those among them of which the usual ones count, too
  static FileModes of(Path root, Collection<String> paths, Set<String> all) throws IOException {
    if (!root.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return NONE;
    }
    var modes = new HashMap<String, String>();
    var folders = new HashMap<String, String>();
    for (String path : paths) {
      Path file = RawPath.resolve(root, path);
      if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
        String mode = PosixFilePermissions.toString(permissions(file));
        if (!USUAL_FILE.contains(mode) || all.contains(path)) {
          modes.put(path, mode);
        }
      }
      for (int end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
        String folder = path.substring(0, end);
        Path above = RawPath.resolve(root, folder);
        if (!folders.containsKey(folder) && Files.isDirectory(above)) {
          folders.put(folder, PosixFilePermissions.toString(permissions(above)));
        }
      }
    }
    folders.values().removeIf(USUAL_FOLDER::equals);
    modes.putAll(folders);
    return new FileModes(modes);
  }

  private static Set<PosixFilePermission> permissions(Path path) throws IOException {
    return Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS);
  }

  Optional<Set<PosixFilePermission>> of(String path) {
    return Optional.ofNullable(byPath.get(path)).map(PosixFilePermissions::fromString);
  }

  /// Gives a file or folder that was just made the permissions it had.
  void apply(Path root, String path) throws IOException {
    var mode = of(path);
    if (mode.isPresent() && !leadsThroughLink(root, path)) {
      Files.setPosixFilePermissions(RawPath.resolve(root, path), mode.get());
    }
  }

  /// Gives a file the permissions that git's two modes tell.
  static void usual(Path root, String path, boolean executable) throws IOException {
    boolean known = root.getFileSystem().supportedFileAttributeViews().contains("posix");
    if (known && !leadsThroughLink(root, path)) {
      Files.setPosixFilePermissions(
          RawPath.resolve(root, path),
          PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
    }
  }

  /// Setting permissions would follow one.
  private static boolean leadsThroughLink(Path root, String path) {
    for (int end = path.indexOf('/'); end > 0; end = path.indexOf('/', end + 1)) {
      if (Files.isSymbolicLink(RawPath.resolve(root, path.substring(0, end)))) {
        return true;
      }
    }
    return Files.isSymbolicLink(RawPath.resolve(root, path));
  }

  /// Gives the folders theirs, once nothing more is written into them; the innermost first, because
  /// an outer one may lock the way.
  void applyToFolders(Path root) throws IOException {
    for (String path : new TreeMap<>(byPath).descendingKeySet()) {
      if (Files.isDirectory(RawPath.resolve(root, path), LinkOption.NOFOLLOW_LINKS)) {
        apply(root, path);
      }
    }
  }

  /// A line each, the mode first; line breaks in a name are escaped.
  String text() {
    var text = new StringBuilder();
    new TreeMap<>(byPath)
        .forEach((path, mode) -> text.append(mode).append(' ').append(escaped(path)).append('\n'));
    return text.toString();
  }

  private static String escaped(String path) {
    String plain = path.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
    if (!RawPath.isOdd(plain)) {
      return plain;
    }
    // A message is UTF-8.
    var text = new StringBuilder();
    plain
        .codePoints()
        .forEach(one -> {
          if (RawPath.isOdd(Character.toString(one))) {
            text.append(String.format(Locale.ROOT, "\\x%02x", one & 0xff));
          } else {
            text.appendCodePoint(one);
          }
        });
    return text.toString();
  }

  /// What {@link #text} gave; lines that are none, or lead out of the worktree, are passed over.
  static FileModes read(String text) {
    var modes = new HashMap<String, String>();
    for (String line : text.lines().toList()) {
      if (line.length() > 10 && line.substring(0, 9).matches("([r-][w-][x-]){3}")) {
        String path = unescaped(line.substring(10));
        if (isWithin(path)) {
          modes.put(path, line.substring(0, 9));
        }
      }
    }
    return new FileModes(modes);
  }

  /// Anybody who can push a ref can have written the message.
  private static boolean isWithin(String path) {
    for (String name : path.split("/", -1)) {
      if (name.isEmpty() || name.equals(".") || name.equals("..") || name.indexOf('\0') >= 0) {
        return false;
      }
    }
    return !path.startsWith("/") && (RawPath.isOdd(path) || !Path.of(path).isAbsolute());
  }

  private static String unescaped(String name) {
    var plain = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c == '\\' && i + 1 < name.length()) {
        i++;
        plain.append(
            switch (name.charAt(i)) {
              case 'n' -> '\n';
              case 'r' -> '\r';
              case 'x' -> {
                int end = Math.min(i + 3, name.length());
                char odd = RawPath.byteOf(name.substring(i + 1, end));
                i = end - 1;
                yield odd;
              }
              default -> name.charAt(i);
            });
      } else {
        plain.append(c);
      }
    }
    return plain.toString();
  }
}
