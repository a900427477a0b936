package app.coppice.sandbox;

import app.coppice.sandbox.AccessDeniedException.Reason;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// A path below a root as plain names, checked before any file system sees it. No segments: the
/// root itself.
record ScopedPath(List<String> segments) {
  private static final int MAX_LENGTH = 4096;
  private static final int MAX_DEPTH = 128;
  private static final Pattern SCHEME = Pattern.compile("^[A-Za-z][A-Za-z0-9+.-]*:[/\\\\].*");

  ScopedPath {
    segments = List.copyOf(segments);
  }

  static ScopedPath parse(String path) throws AccessDeniedException {
    if (path.length() > MAX_LENGTH) {
      throw malformed("The path is too long");
    }
    if (path.chars().anyMatch(character -> character < ' ' || character == 0x7f)) {
      throw malformed("The path holds a control character");
    }
    if (path.startsWith("/")
        || path.startsWith("\\")
        || path.startsWith("~")
        || SCHEME.matcher(path).matches()) {
      throw malformed(path + ": name the path relative to the worktree");
    }
    var segments = new ArrayList<String>();
    for (String segment : path.split("/", -1)) {
      if (segment.equals("..")) {
        throw malformed(path + ": '..' is not followed");
      }
      if (!segment.isEmpty() && !segment.equals(".")) {
        requireOneName(path, segment);
        segments.add(segment);
      }
    }
    if (segments.size() > MAX_DEPTH) {
      throw malformed("The path has too many folders");
    }
    return new ScopedPath(segments);
  }

  /// Asks the file system's own parser: on Windows `a\b`, `c:x` and `a:stream` are no plain names.
  private static void requireOneName(String path, String segment) throws AccessDeniedException {
    try {
      Path name = Path.of(segment);
      if (name.getNameCount() == 1 && !name.isAbsolute() && name.toString().equals(segment)) {
        return;
      }
    } catch (InvalidPathException e) {
      // Denied like any other name that is none.
    }
    throw malformed(path + ": '" + segment + "' is no file name here");
  }

  private static AccessDeniedException malformed(String message) {
    return new AccessDeniedException(Reason.MALFORMED, message);
  }

  boolean isRoot() {
    return segments.isEmpty();
  }

  String name() {
    return segments.getLast();
  }

  List<String> folders() {
    return segments.subList(0, Math.max(0, segments.size() - 1));
  }

  @Override
  public String toString() {
    return isRoot() ? "." : String.join("/", segments);
  }
}
