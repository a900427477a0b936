package app.coppice.git;

import app.coppice.git.LandingPlanner.Contender;
import app.coppice.git.TreeScan.Found;
import app.coppice.git.TreeScan.Moved;
import app.coppice.git.TreeScan.Side;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/// A session's own work: what each path holds that it changed since it left its base, uncommitted
/// and untracked files included.
///
/// @param contender as it was when this was made
/// @param version tells it from another of the same session
/// @param objects the uncommitted contents, as git would store them
record LandingSide(
    Contender contender,
    long version,
    Distance distance,
    Map<String, Side> own,
    UnstoredObjects objects) {
  /// Bytes of uncommitted files that one session's side keeps in memory. A file beyond is no longer
  /// merged line by line: it conflicts where another changed it too.
  static final long MOST_BYTES = 8L * 1024 * 1024;

  /// @param takenUp the base holds what the branch's commits changed
  static LandingSide of(
      Repository repository,
      Contender contender,
      Distance distance,
      TakenUpBy takenUp,
      long version)
      throws IOException {
    QuietRepository jgit = repository.jgit(contender.worktree());
    ObjectId since = takenUp == TakenUpBy.BASE ? distance.head() : distance.since();
    ObjectId before = jgit.parseCommit(since).getTree();
    ObjectId head = jgit.parseCommit(distance.head()).getTree();
    var objects = new UnstoredObjects(jgit);
    Map<String, Side> own;
    try (var reader = jgit.newObjectReader()) {
      own = changed(reader, before, head);
    }
    if (!contender.uncommitted().isEmpty()) {
      var contents = new Contents(jgit, contender.worktree().folder());
      var found = new TreeScan(jgit, Moved.SEEN).run(before, head, contender.uncommitted());
      try (var inserter = objects.inserter()) {
        for (Found change : found) {
          if (change.uncommitted()) {
            Side now = now(contents, contender.worktree(), objects, inserter, change);
            if (now.equals(change.base())) {
              own.remove(change.path());
            } else {
              own.put(change.path(), now);
            }
          }
        }
      }
    }
    return new LandingSide(contender, version, distance, own, objects);
  }

  /// Whether what a branch committed is in its base by other commits.
  enum TakenUpBy {
    BASE,
    NOBODY
  }

  /// What a tree holds where it differs from another, what it lacks included.
  static Map<String, Side> changed(ObjectReader reader, AnyObjectId before, AnyObjectId after)
      throws IOException {
    var changes = new TreeMap<String, Side>();
    try (var walk = new TreeWalk(reader)) {
      walk.addTree(before);
      walk.addTree(after);
      walk.setRecursive(true);
      walk.setFilter(TreeFilter.ANY_DIFF);
      while (walk.next()) {
        FileMode mode = walk.getFileMode(1);
        changes.put(
            walk.getPathString(),
            mode.equals(FileMode.MISSING) ? Side.ABSENT : new Side(mode, walk.getObjectId(1)));
      }
    }
    return changes;
  }

  /// Paths that differ between two trees, sorted.
  static List<String> differing(UnstoredObjects objects, ObjectId before, ObjectId after)
      throws IOException {
    try (var reader = objects.reader()) {
      return new ArrayList<>(changed(reader, before, after).keySet());
    }
  }

  private static Side now(
      Contents contents,
      Worktree worktree,
      UnstoredObjects objects,
      ObjectInserter inserter,
      Found change)
      throws IOException {
    if (!change.now().isThere() || change.now().mode().equals(FileMode.GITLINK)) {
      return change.now();
    }
    FileMode mode = change.now().mode();
    var held = contents.now(change);
    if (!held.tooLarge()) {
      Side whole = new Side(mode, inserter.idFor(Constants.OBJ_BLOB, held.bytes()));
      if (whole.equals(change.base())) {
        return whole;
      }
      if (objects.bytes() + held.bytes().length <= MOST_BYTES) {
        return new Side(mode, inserter.insert(Constants.OBJ_BLOB, held.bytes()));
      }
      return standIn(inserter, mode, whole.id());
    }
    Path file = worktree.folder().resolve(change.path());
    try (var in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      return standIn(inserter, mode, inserter.idFor(Constants.OBJ_BLOB, Files.size(file), in));
    }
  }

  /// What is too large to be merged line by line only has to differ where it differs.
  private static Side standIn(ObjectInserter inserter, FileMode mode, ObjectId content)
      throws IOException {
    byte[] stand = ("\0" + content.name()).getBytes(StandardCharsets.UTF_8);
    return new Side(mode, inserter.insert(Constants.OBJ_BLOB, stand));
  }
}
