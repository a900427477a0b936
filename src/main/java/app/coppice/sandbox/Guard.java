package app.coppice.sandbox;

import app.coppice.sandbox.AccessDeniedException.Reason;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Set;

/// The rules of one capability: which verbs, which names, which files however they are called now.
/// Immutable.
///
/// @param readOnlyKeys file keys of what is never written, so that a rename or a second name does
///   not help
/// @param hiddenKeys file keys of git's own files
record Guard(
    Set<Verb> verbs, ProtectedNames names, Set<Object> readOnlyKeys, Set<Object> hiddenKeys) {
  Guard {
    verbs = Set.copyOf(verbs);
    readOnlyKeys = Set.copyOf(readOnlyKeys);
    hiddenKeys = Set.copyOf(hiddenKeys);
  }

  /// Folders whose files package managers link to a store of their own, by design.
  private static final Set<String> LINK_FARMS =
      Set.of("node_modules", ".venv", "venv", "site-packages");

  void require(Verb verb, ScopedPath path) throws AccessDeniedException {
    if (!verbs.contains(verb)) {
      throw new AccessDeniedException(
          Reason.NOT_GRANTED, path + ": this session may not " + word(verb) + " files");
    }
    boolean denied =
        switch (verb) {
          case READ -> names.hides(path.segments());
          case WRITE -> path.isRoot() || names.forbidsWriting(path.segments());
        };
    if (denied) {
      throw protectedPath(path);
    }
  }

  /// Checks what was found on the way or at the end of the path.
  void requireKey(Verb verb, Object key, ScopedPath path) throws AccessDeniedException {
    boolean denied =
        hiddenKeys.contains(key)
            || switch (verb) {
              case READ -> false;
              case WRITE -> readOnlyKeys.contains(key);
            };
    if (denied) {
      throw protectedPath(path);
    }
  }

  /// The file must be a plain one: no link, no device, pipe or socket.
  static void requirePlainFile(BasicFileAttributes attributes, ScopedPath path)
      throws AccessDeniedException {
    if (attributes.isSymbolicLink()) {
      throw link(path, path.name());
    }
    if (attributes.isOther()) {
      throw new AccessDeniedException(
          Reason.SPECIAL_FILE, path + " is a device, pipe or socket, not a file");
    }
  }

  /// A second name of a file may lie anywhere, and what it holds came from there.
  static void requireOneLink(int links, ScopedPath path) throws AccessDeniedException {
    if (links > 1 && path.folders().stream().noneMatch(LINK_FARMS::contains)) {
      throw new AccessDeniedException(
          Reason.HARD_LINK, path + " has a second name (a hard link), which may lie outside");
    }
  }

  static AccessDeniedException link(ScopedPath path, String segment) {
    return new AccessDeniedException(
        Reason.LINK,
        path
            + ": '"
            + segment
            + "' is a symbolic link, and links are not followed; use the path"
            + " of what it points to");
  }

  boolean hides(List<String> segments) {
    return names.hides(segments);
  }

  private static AccessDeniedException protectedPath(ScopedPath path) {
    return new AccessDeniedException(
        Reason.PROTECTED, path + " is protected: only the person may change it, outside Coppice");
  }

  private static String word(Verb verb) {
    return switch (verb) {
      case READ -> "read";
      case WRITE -> "write";
    };
  }
}
