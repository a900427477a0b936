package app.coppice.sandbox;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// A walk over the regular files of a tree, from open folder to open folder. One thread.
final class Walk {
  /// Each level holds a descriptor.
  private static final int MAX_DEPTH = 128;

  private final Guard guard;
  private final Predicate<String> ignored;
  private final Predicate<String> visitor;

  Walk(Guard guard, Predicate<String> ignored, Predicate<String> visitor) {
    this.guard = guard;
    this.ignored = ignored;
    this.visitor = visitor;
  }

  /// Names in `folder`, sorted, folders with a `/` at the end; git's own are left out.
  static List<String> children(Folder folder, Guard guard) throws IOException {
    var children = new ArrayList<String>();
    for (String name : folder.names()) {
      Optional<BasicFileAttributes> found = folder.look(name);
      if (found.isPresent() && !guard.hides(List.of(name))) {
        children.add(found.get().isDirectory() ? name + "/" : name);
      }
    }
    children.sort(String::compareTo);
    return children;
  }

  /// Walks what is below `folder`; answers false when the visitor has had enough.
  boolean below(Folder folder, List<String> segments) throws IOException {
    for (String child : children(folder, guard)) {
      String name = child.endsWith("/") ? child.substring(0, child.length() - 1) : child;
      var path = new ArrayList<>(segments);
      path.add(name);
      String text = String.join("/", path);
      boolean isFolder = name.length() < child.length();
      if (ignored.test(isFolder ? text + "/" : text)) {
        continue;
      }
      boolean more = isFolder ? enter(folder, name, path) : visit(folder, name, text);
      if (!more) {
        return false;
      }
    }
    return true;
  }

  private boolean visit(Folder folder, String name, String path) throws IOException {
    return folder.look(name).filter(BasicFileAttributes::isRegularFile).isEmpty()
        || visitor.test(path);
  }

  private boolean enter(Folder folder, String name, List<String> path) throws IOException {
    if (path.size() > MAX_DEPTH) {
      return true;
    }
    try (Folder next = Descent.enter(folder, name, new ScopedPath(path))) {
      guard.requireKey(Verb.READ, next.key(), new ScopedPath(path));
      return below(next, path);
    } catch (FileSystemException | AccessDeniedException e) {
      // Gone, replaced or unreadable since it was listed: the rest of the tree still counts.
      return true;
    }
  }
}
