package app.coppice.watch;

import io.methvin.watcher.visitor.FileTreeVisitor;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Walks what is not ignored. A folder is called (so watched) before its children are read: what is
/// made in between is then seen twice, never missed.
final class WatchWalk implements FileTreeVisitor {
  private static final Logger LOG = LoggerFactory.getLogger(WatchWalk.class);

  private final WatchedRoots roots;
  private final WatchGroup.FolderLister lister;

  /// Files are of interest only in folders that come later: they are news then.
  private final Future<?> standing;

  /// @param standing done when all watches of the first walk stand
  WatchWalk(WatchedRoots roots, WatchGroup.FolderLister lister, Future<?> standing) {
    this.roots = roots;
    this.lister = lister;
    this.standing = standing;
  }

  @Override
  public void recursiveVisitFiles(Path start, Callback onFolder, Callback onFile)
      throws IOException {
    if (roots.isBranches(start)) {
      visitAll(start, onFolder, onFile);
    } else if (roots.isGits(start)) {
      visitGit(start, onFolder);
    } else {
      Optional<WatchedRoot> owner = roots.owner(start);
      if (owner.isPresent()) {
        visit(owner.get(), start, onFolder, onFile);
      }
    }
  }

  /// A few folders of git's, none of what lies below them.
  private void visitGit(Path start, Callback onFolder) throws IOException {
    if (roots.all().stream().anyMatch(root -> root.git().folders().contains(start))) {
      onFolder.call(start);
    }
  }

  private void visitAll(Path folder, Callback onFolder, Callback onFile) throws IOException {
    onFolder.call(folder);
    try {
      FolderTree.UNCOUNTED.list(
          folder,
          Integer.MAX_VALUE,
          lister,
          entries(onFile, child -> visitAll(child, onFolder, onFile)));
    } catch (NoSuchFileException | NotDirectoryException e) {
      LOG.debug("Gone before it could be watched: {}", folder, e);
    }
  }

  private void visit(WatchedRoot root, Path folder, Callback onFolder, Callback onFile)
      throws IOException {
    if (!root.watches(folder)) {
      return;
    }
    try {
      onFolder.call(folder);
      int most = root.tree().foldersIn(folder);
      boolean filesCount = standing.isDone();
      if (most == 0 && !filesCount) {
        return;
      }
      root.tree()
          .list(
              folder, most, lister, entries(onFile, child -> visit(root, child, onFolder, onFile)));
    } catch (NoSuchFileException
        | NotDirectoryException
        | AccessDeniedException
        | DirectoryIteratorException e) {
      LOG.debug("Gone or closed to us before it could be watched: {}", folder, e);
    }
  }

  private static FolderTree.Entries entries(Callback onFile, Callback onFolder) {
    return new FolderTree.Entries() {
      @Override
      public void folder(Path folder) throws IOException {
        onFolder.call(folder);
      }

      @Override
      public void file(Path file) throws IOException {
        onFile.call(file);
      }
    };
  }
}
