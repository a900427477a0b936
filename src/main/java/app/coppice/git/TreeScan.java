package app.coppice.git;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheIterator;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.treewalk.FileTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.TreeWalk.OperationType;
import org.eclipse.jgit.treewalk.filter.PathFilterGroup;

/// One walk over base tree, HEAD's tree, index and files side by side. Submodules and repositories
/// within are seen as one entry and never entered; files that are ignored and not tracked are left
/// out, and so are those whose names are no text, see [OddNames].
final class TreeScan {
  private static final int HEAD = 0;
  private static final int INDEX = 1;
  static final int FILES = 2;

  /// Walked only where it is not HEAD's tree, which of most worktrees it is.
  private static final int OTHER_BASE = 3;

  private final QuietRepository repository;
  private final OnDisk onDisk;

  TreeScan(QuietRepository repository) {
    this(repository, Moved.UNSEEN);
  }

  TreeScan(QuietRepository repository, Moved moved) {
    this.repository = repository;
    this.onDisk = new OnDisk(repository, moved);
  }

  /// What becomes of a submodule in which another commit is checked out than the index records.
  enum Moved {
    /// It is a change of its one entry, as git shows it and as a commit takes it along.
    SEEN,
    /// It counts as it is recorded, for whoever keeps, compares or takes back files: none of it is
    /// in the submodule's entry.
    UNSEEN
  }

  /// One state of one file.
  ///
  /// @param mode `MISSING` when it is not there
  /// @param id zero when only the file on disk has this content
  record Side(FileMode mode, ObjectId id) {
    static final Side ABSENT = new Side(FileMode.MISSING, ObjectId.zeroId());

    boolean isThere() {
      return !mode.equals(FileMode.MISSING);
    }
  }

  /// One path that differs somewhere.
  ///
  /// @param index without what is only announced there, as no commit takes that along
  /// @param uncommitted whether index or file differ from HEAD
  /// @param announced whether the index has no more of it than that it will be added, by `git add
  ///   -N`
  /// @param form what adding the file would make of it
  record Found(
      String path,
      Side base,
      Side head,
      Side index,
      Side now,
      boolean uncommitted,
      boolean announced,
      StoredForm form) {
    /// Whether git does not know the file yet.
    boolean isUntracked() {
      return now.isThere() && !index.isThere() && !head.isThere() && !announced;
    }

    /// Whether the index differs from HEAD.
    boolean isStaged() {
      return !index.equals(head);
    }

    /// Whether the file differs from the index.
    boolean isUnstaged() {
      return announced || !now.equals(index);
    }

    /// Whether the file differs from the base.
    boolean isChange() {
      return !base.mode().equals(now.mode())
          || (base.isThere()
              && (now.id().equals(ObjectId.zeroId()) || !now.id().equals(base.id())));
    }
  }

  /// @param limit paths to look at, with all below them; empty for all
  List<Found> run(AnyObjectId baseTree, AnyObjectId headTree, Collection<String> limit)
      throws IOException {
    return run(baseTree, headTree, index(limit), limit, NamedChanges.NOBODYS);
  }

  private DirCache index(Collection<String> limit) throws IOException {
    var slice =
        limit.isEmpty()
            ? Optional.<DirCache>empty()
            : IndexSlice.of(repository.getIndexFile().toPath(), limit);
    return slice.isPresent() ? slice.get() : repository.readDirCache();
  }

  /// The same for what git named, without reading the index.
  List<Found> run(AnyObjectId baseTree, AnyObjectId headTree, NamedChanges named)
      throws IOException {
    if (!AnyObjectId.isEqual(baseTree, headTree)) {
      new TreeDifference(repository).addTo(named, baseTree, headTree);
    }
    return named.paths().isEmpty()
        ? List.of()
        : run(baseTree, headTree, named.index(), named.paths(), named);
  }

  private List<Found> run(
      AnyObjectId baseTree,
      AnyObjectId headTree,
      DirCache index,
      Collection<String> limit,
      NamedChanges named)
      throws IOException {
    var found = new ArrayList<Found>();
    var conflicted = new TreeSet<String>();
    try (ObjectReader reader = repository.newObjectReader();
        var walk = new TreeWalk(repository, reader)) {
      walk.setOperationType(OperationType.CHECKIN_OP);
      walk.addTree(headTree);
      walk.addTree(new DirCacheIterator(index));
      var files = new FileTreeIterator(repository);
      walk.addTree(files);
      files.setDirCacheIterator(walk, INDEX);
      if (!AnyObjectId.isEqual(baseTree, headTree)) {
        walk.addTree(baseTree);
      }
      if (!limit.isEmpty()) {
        walk.setFilter(PathFilterGroup.createFromStrings(limit));
      }
      while (walk.next()) {
        if (!OddNames.isText(walk, repository)) {
          continue;
        }
        if (walk.isSubtree()) {
          if (isWorthEntering(walk)) {
            walk.enterSubtree();
          }
        }
        if (!isUntouched(walk, reader)) {
          look(walk, reader, named, conflicted).ifPresent(found::add);
        }
      }
    }
    return found;
  }

  private static boolean isWorthEntering(TreeWalk walk) throws IOException {
    boolean tracked =
        walk.getFileMode(base(walk)).equals(FileMode.TREE)
            || walk.getFileMode(HEAD).equals(FileMode.TREE)
            || walk.getFileMode(INDEX).equals(FileMode.TREE);
    var files = walk.getTree(FILES, FileTreeIterator.class);
    return tracked || (files != null && !files.isEntryIgnored());
  }

  /// The short way for the many files that are what they were in base, HEAD and index.
  private static boolean isUntouched(TreeWalk walk, ObjectReader reader) throws IOException {
    int mode = walk.getRawMode(HEAD);
    if ((mode & FileMode.TYPE_MASK) != FileMode.TYPE_FILE
        || mode != walk.getRawMode(INDEX)
        || mode != walk.getRawMode(base(walk))
        || !walk.idEqual(HEAD, INDEX)
        || !walk.idEqual(HEAD, base(walk))) {
      return false;
    }
    var file = walk.getTree(FILES, FileTreeIterator.class);
    var entry = walk.getTree(INDEX, DirCacheIterator.class);
    return file != null
        && entry != null
        && entry.getDirCacheEntry().getStage() == 0
        && !file.isModified(entry.getDirCacheEntry(), true, reader);
  }

  private static int base(TreeWalk walk) {
    return walk.getTreeCount() > OTHER_BASE ? OTHER_BASE : HEAD;
  }

  private Optional<Found> look(
      TreeWalk walk, ObjectReader reader, NamedChanges named, Set<String> conflicted)
      throws IOException {
    Side base = side(walk, base(walk));
    Side head = side(walk, HEAD);
    Side index = side(walk, INDEX);
    var file = walk.getTree(FILES, FileTreeIterator.class);
    var entry = walk.getTree(INDEX, DirCacheIterator.class);
    Side now = onDisk.side(walk, reader, base, index, file, entry);
    if (!base.isThere() && !head.isThere() && !index.isThere() && !now.isThere()) {
      return Optional.empty();
    }
    // An unmerged path has up to three entries in the index, of which the walk shows each.
    boolean unmerged = entry != null && entry.getDirCacheEntry().getStage() != 0;
    String path = walk.getPathString();
    if (unmerged && !conflicted.add(path)) {
      return Optional.empty();
    }
    boolean announced =
        entry != null
            && (entry.getDirCacheEntry().isIntentToAdd() || named.announces(path, head.isThere()));
    Side staged = announced ? Side.ABSENT : index;
    boolean uncommitted = unmerged || announced || !head.equals(staged) || !staged.equals(now);
    var one = new Found(path, base, head, staged, now, uncommitted, announced, onDisk.form(walk));
    return uncommitted || one.isChange() ? Optional.of(one) : Optional.empty();
  }

  private static Side side(TreeWalk walk, int tree) {
    FileMode mode = walk.getFileMode(tree);
    return mode.equals(FileMode.TREE) || mode.equals(FileMode.MISSING)
        ? Side.ABSENT
        : new Side(mode, walk.getObjectId(tree));
  }
}
