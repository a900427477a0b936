package app.coppice.sandbox;

import app.coppice.sandbox.AccessDeniedException.Reason;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;

/// The way from a root down to a folder, one open folder after the other, no link followed.
/// Thread-safe.
final class Descent {
  private final Path root;
  private final Object rootKey;
  private final Guard guard;

  Descent(Path root, Guard guard) throws IOException {
    this.root = root;
    this.guard = guard;
    try (Folder folder = openRoot(root)) {
      this.rootKey = folder.key();
    }
  }

  /// Opens the folder at `folders`.
  ///
  /// @param path what was asked for, for messages
  /// @throws NoSuchFileException when a folder is missing
  Folder open(List<String> folders, Verb verb, ScopedPath path) throws IOException {
    return descend(folders, verb, path, Descent::refuseMissing);
  }

  /// Opens the folder at `folders` and makes what is missing of it.
  Folder openOrMake(List<String> folders, ScopedPath path) throws IOException {
    return descend(folders, Verb.WRITE, path, this::make);
  }

  private Folder descend(List<String> folders, Verb verb, ScopedPath path, Missing missing)
      throws IOException {
    Folder current = openCheckedRoot();
    try {
      for (String name : folders) {
        if (current.look(name).isEmpty()) {
          missing.folder(current, name, path);
        }
        Folder next = enter(current, name, path);
        current.close();
        current = next;
        guard.requireKey(verb, current.key(), path);
      }
      return current;
    } catch (IOException e) {
      current.close();
      throw e;
    }
  }

  /// Opens one folder in an open one.
  static Folder enter(Folder parent, String name, ScopedPath path) throws IOException {
    BasicFileAttributes found =
        parent.look(name).orElseThrow(() -> new NoSuchFileException(path.toString()));
    if (found.isSymbolicLink()) {
      throw Guard.link(path, name);
    }
    if (!found.isDirectory()) {
      throw new NotDirectoryException(path + ": " + name);
    }
    try {
      return parent.open(name);
    } catch (FileSystemException e) {
      // It was a folder a moment ago: say what it is now, and do not follow it.
      Optional<BasicFileAttributes> now = parent.look(name);
      if (now.isPresent() && now.get().isSymbolicLink()) {
        throw Guard.link(path, name);
      }
      throw e;
    }
  }

  private Folder openCheckedRoot() throws IOException {
    Folder folder = openRoot(root);
    if (!folder.key().equals(rootKey)) {
      folder.close();
      throw new AccessDeniedException(
          Reason.ROOT_REPLACED, "The worktree's folder is not the one this session works in");
    }
    return folder;
  }

  private static Folder openRoot(Path root) throws IOException {
    Optional<Folder> held = DescriptorFolder.openRoot(root);
    return held.isPresent() ? held.get() : new CheckedFolder(root);
  }

  private static void refuseMissing(Folder parent, String name, ScopedPath path)
      throws IOException {
    throw new NoSuchFileException(path.toString());
  }

  /// Java has no `mkdirat`: the folder is made under an unguessable name in the root, where nothing
  /// is followed, and moved from descriptor to descriptor.
  private void make(Folder parent, String name, ScopedPath path) throws IOException {
    String staged = TemporaryNames.next();
    Files.createDirectory(root.resolve(staged));
    try (Folder top = openCheckedRoot()) {
      top.moveFolder(staged, parent, name);
    } catch (FileSystemException e) {
      Files.deleteIfExists(root.resolve(staged));
      if (!(e instanceof FileAlreadyExistsException) && parent.look(name).isEmpty()) {
        throw e;
      }
    }
  }

  /// What to do where the path goes on and the folder is not there.
  private interface Missing {
    void folder(Folder parent, String name, ScopedPath path) throws IOException;
  }
}
