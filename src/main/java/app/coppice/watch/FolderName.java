package app.coppice.watch;

import java.nio.file.Path;

/// A folder as text, to which thousands of paths a second are held without making anything of them.
/// Immutable.
///
/// @param name the whole path
/// @param below the same with a separator at its end
/// @param separator of the file system
record FolderName(String name, String below, String separator) {
  static FolderName of(Path folder) {
    String name = folder.toString();
    String separator = folder.getFileSystem().getSeparator();
    return new FolderName(name, name.endsWith(separator) ? name : name + separator, separator);
  }

  /// Whether a path is this folder or lies below it.
  boolean holds(String path) {
    return path.startsWith(below) || path.equals(name);
  }

  /// A path that it holds, from here, `/`-separated; empty for the folder itself.
  String relative(String path) {
    String rest = path.length() <= below.length() ? "" : path.substring(below.length());
    return separator.equals("/") ? rest : rest.replace(separator, "/");
  }
}
