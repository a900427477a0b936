package app.coppice.git;

import app.coppice.git.TreeScan.Moved;
import app.coppice.git.TreeScan.Side;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.dircache.DirCacheIterator;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.treewalk.FileTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.WorkingTreeIterator.MetadataDiff;
import org.jspecify.annotations.Nullable;

/// What the files on disk are, beside what base and index say of them, in a walk of {@link
/// TreeScan}. Blocking.
///
/// @param moved what becomes of a submodule in which another commit is checked out
record OnDisk(QuietRepository repository, Moved moved) {
  /// @param base what the file is in the base
  /// @param index what it is in the index
  Side side(
      TreeWalk walk,
      ObjectReader reader,
      Side base,
      Side index,
      @Nullable FileTreeIterator file,
      @Nullable DirCacheIterator entry)
      throws IOException {
    if (index.mode().equals(FileMode.GITLINK)) {
      // What a submodule's own folder holds is not this session's business.
      return moved == Moved.SEEN && !isLeftOut(entry) ? submodule(walk, index, file) : index;
    }
    if (file == null || walk.getFileMode(TreeScan.FILES).equals(FileMode.TREE)) {
      return isLeftOut(entry) ? index : Side.ABSENT;
    }
    if (entry != null && entry.getDirCacheEntry().isSkipWorkTree() && !sparse()) {
      // Git was told to take the file for what the index has.
      return index;
    }
    if (entry == null || !index.isThere()) {
      return file.isEntryIgnored() && !index.isThere()
          ? Side.ABSENT
          : new Side(
              walk.getFileMode(TreeScan.FILES),
              base.isThere() ? id(walk, file) : ObjectId.zeroId());
    }
    if (walk.getFileMode(TreeScan.FILES).equals(FileMode.SYMLINK)
        && index.mode().equals(FileMode.SYMLINK)) {
      return link(index, file, entry.getDirCacheEntry());
    }
    if (!file.isModified(entry.getDirCacheEntry(), true, reader)) {
      return index;
    }
    // The same content may differ in mode alone.
    FileMode mode = file.getIndexFileMode(entry);
    var stored = form(walk).idOf(file.getEntryFile().toPath());
    return new Side(mode, stored.isPresent() ? stored.get() : id(walk, file));
  }

  /// JGit takes a link's target for a tidy path of text: of others it gives the id of something
  /// else, and takes some that changed for what they were.
  private static ObjectId id(TreeWalk walk, FileTreeIterator file) throws IOException {
    return walk.getFileMode(TreeScan.FILES).equals(FileMode.SYMLINK)
        ? LinkTarget.idOf(file.getEntryFile().toPath())
        : walk.getObjectId(TreeScan.FILES);
  }

  private static Side link(Side index, FileTreeIterator file, DirCacheEntry entry)
      throws IOException {
    return file.compareMetadata(entry) == MetadataDiff.EQUAL
        ? index
        : new Side(FileMode.SYMLINK, LinkTarget.idOf(file.getEntryFile().toPath()));
  }

  /// In a sparse checkout a file that is there counts although it was to be left out.
  private boolean sparse() {
    return repository.getConfig().getBoolean("core", "sparseCheckout", false);
  }

  /// What adding the file would make of it.
  StoredForm form(TreeWalk walk) {
    return StoredForm.of(walk, repository);
  }

  /// A sparse checkout leaves files out on purpose.
  private static boolean isLeftOut(@Nullable DirCacheIterator entry) {
    return entry != null
        && (entry.getDirCacheEntry().isSkipWorkTree() || entry.getDirCacheEntry().isAssumeValid());
  }

  private Side submodule(TreeWalk walk, Side index, @Nullable FileTreeIterator file)
      throws IOException {
    if (file == null) {
      // The walk shows an empty folder by itself, since it sorts otherwise than a submodule.
      Path folder = repository.getWorkTree().toPath().resolve(walk.getPathString());
      return Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS) ? index : Side.ABSENT;
    }
    FileMode mode = walk.getFileMode(TreeScan.FILES);
    boolean folder = mode.equals(FileMode.GITLINK) || mode.equals(FileMode.TREE);
    return folder ? checkedOut(index, file) : new Side(mode, id(walk, file));
  }

  private static Side checkedOut(Side index, FileTreeIterator folder) throws IOException {
    return SubmoduleHead.of(folder.getEntryFile().toPath())
        .map(head -> new Side(FileMode.GITLINK, head))
        .orElse(index);
  }
}
