package app.coppice.git;

import app.coppice.diff.FileDiff;
import app.coppice.git.Contents.Held;
import app.coppice.git.TreeScan.Found;
import app.coppice.git.TreeScan.Moved;
import app.coppice.git.TreeScan.Side;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.errors.AmbiguousObjectException;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.RevisionSyntaxException;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.AndTreeFilter;
import org.eclipse.jgit.treewalk.filter.PathFilterGroup;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/// Compares any two states of a worktree's files. Thread-safe; reads only.
public final class Comparisons {
  private static final int LONGEST_NAME = 250;

  private final Repository repository;
  private final Worktree worktree;

  public Comparisons(Repository repository, Worktree worktree) {
    this.repository = repository;
    this.worktree = worktree;
  }

  /// A name that means no commit and no tree. Its message is for the person.
  public static final class UnknownPointException extends IOException {
    private static final long serialVersionUID = 1L;

    UnknownPointException(String name) {
      super("“" + name + "” names no commit of this repository.");
    }
  }

  /// Both sides of a file, whole or, beyond the limit, left out.
  ///
  /// @param before empty when there is more than was asked for, or nothing
  /// @param beforeSize of all of it, in bytes
  public record Sides(byte[] before, long beforeSize, byte[] after, long afterSize) {
    /// Whether both are here to the last byte.
    public boolean isWhole() {
      return before.length == beforeSize && after.length == afterSize;
    }
  }

  /// What changed from one state to another, sorted by path.
  ///
  /// @param from anything but the files
  /// @param to after the index only the files
  /// @throws UnknownPointException when a name means nothing
  /// @throws IOException when something cannot be read
  public List<FileDiff> between(Point from, Point to) throws IOException {
    var contents = new Contents(repository.jgit(worktree), worktree.folder());
    List<Found> found = find(from, to, List.of());
    return Copies.in(contents, found, WorktreeChanges.diffs(contents, found));
  }

  /// Both sides of one changed file, no more than `most` bytes of each.
  public Sides sides(Point from, Point to, FileDiff file, int most) throws IOException {
    return held(from, to, file, most).sides();
  }

  /// The same, but in the place of a pointer of Git LFS what it stands for, where that is on this
  /// disk.
  public Sides filled(Point from, Point to, FileDiff file, int most) throws IOException {
    var objects = LfsObjects.of(repository.jgit(worktree), worktree);
    var pointers = held(from, to, file, most);
    return new Both(
            objects.fill(pointers.before(), file.oldPath(), most),
            objects.fill(pointers.after(), file.path(), most))
        .sides();
  }

  private record Both(Held before, Held after) {
    Sides sides() {
      return new Sides(whole(before), before.size(), whole(after), after.size());
    }
  }

  private Both held(Point from, Point to, FileDiff file, int most) throws IOException {
    var contents = new Contents(repository.jgit(worktree), worktree.folder(), most);
    var found = find(from, to, new LinkedHashSet<>(List.of(file.path(), file.oldPath())));
    Held before = Held.NOTHING;
    Held after = Held.NOTHING;
    for (Found one : found) {
      if (one.path().equals(file.oldPath())) {
        before = contents.base(one);
      }
      if (one.path().equals(file.path())) {
        after = contents.now(one);
      }
    }
    return new Both(before, after);
  }

  private static byte[] whole(Held held) {
    return held.tooLarge() ? new byte[0] : held.bytes();
  }

  /// What differs; `limit` empty for everywhere.
  private List<Found> find(Point from, Point to, Collection<String> limit) throws IOException {
    Optional<ObjectId> left = tree(from);
    Optional<ObjectId> right = tree(to);
    if (left.isPresent() && right.isPresent()) {
      return trees(left.get(), right.get(), limit);
    }
    if (right.isPresent() || from instanceof Point.Files) {
      throw new IllegalArgumentException("Nothing leads from " + from + " to " + to);
    }
    ObjectId head = headTree();
    var found = new ArrayList<Found>();
    for (Found one :
        new TreeScan(repository.jgit(worktree), Moved.SEEN).run(left.orElse(head), head, limit)) {
      Side before = left.isPresent() ? one.base() : one.index();
      Side after = to instanceof Point.Index ? one.index() : one.now();
      found.add(
          new Found(
              one.path(),
              before,
              one.head(),
              one.index(),
              after,
              one.uncommitted(),
              one.announced(),
              one.form()));
    }
    return found;
  }

  private List<Found> trees(AnyObjectId left, AnyObjectId right, Collection<String> limit)
      throws IOException {
    var found = new ArrayList<Found>();
    try (var walk = new TreeWalk(repository.jgit())) {
      walk.addTree(left);
      walk.addTree(right);
      walk.setRecursive(true);
      walk.setFilter(
          limit.isEmpty()
              ? TreeFilter.ANY_DIFF
              : AndTreeFilter.create(
                  PathFilterGroup.createFromStrings(limit), TreeFilter.ANY_DIFF));
      while (walk.next()) {
        Side before = side(walk, 0);
        Side after = side(walk, 1);
        // The index counts as holding the file, so that its content is read from the objects.
        found.add(
            new Found(
                walk.getPathString(),
                before,
                before,
                after,
                after,
                false,
                false,
                StoredForm.PLAIN));
      }
    }
    return found;
  }

  private static Side side(TreeWalk walk, int tree) {
    FileMode mode = walk.getFileMode(tree);
    return mode.equals(FileMode.MISSING) ? Side.ABSENT : new Side(mode, walk.getObjectId(tree));
  }

  /// The tree of a state; empty for index and files.
  private Optional<ObjectId> tree(Point point) throws IOException {
    return switch (point) {
      case Point.Base _ -> {
        var distance = Distance.between(repository, worktree);
        yield Optional.of(tree(TakenUp.comparedWith(repository, worktree, distance)));
      }
      case Point.Head _ -> Optional.of(headTree());
      case Point.Named(String name) -> Optional.of(named(name));
      case Point.Index _, Point.Files _ -> Optional.empty();
    };
  }

  private ObjectId headTree() throws IOException {
    return named("HEAD");
  }

  private ObjectId tree(ObjectId commit) throws IOException {
    return repository.jgit(worktree).parseCommit(commit).getTree();
  }

  private ObjectId named(String name) throws IOException {
    boolean odd =
        name.isBlank()
            || name.startsWith("-")
            || name.length() > LONGEST_NAME
            || name.chars().anyMatch(Character::isISOControl);
    try {
      ObjectId tree = odd ? null : repository.jgit(worktree).resolve(name + "^{tree}");
      if (tree != null) {
        return tree;
      }
    } catch (RevisionSyntaxException | AmbiguousObjectException | IncorrectObjectTypeException e) {
      throw (UnknownPointException) new UnknownPointException(name).initCause(e);
    }
    throw new UnknownPointException(name);
  }
}
