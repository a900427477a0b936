package app.coppice.git;

import app.coppice.git.LandingPlanner.Contender;
import app.coppice.git.TreeScan.Found;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheEditor.DeletePath;
import org.eclipse.jgit.dircache.DirCacheEditor.PathEdit;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/// A session's work as a commit in memory: its branch with all that is uncommitted on top.
///
/// @param contender as it was when this was made
/// @param version tells it from another of the same session
/// @param commit a child of the branch's tip; the tip itself when nothing is uncommitted
/// @param own paths that the session changed since it left its base
record LandingSide(
    Contender contender,
    long version,
    Distance distance,
    ObjectId commit,
    Set<String> own,
    UnstoredObjects objects) {

  static LandingSide of(Repository repository, Contender contender, Distance distance, long version)
      throws IOException {
    QuietRepository jgit = repository.jgit(contender.worktree());
    RevCommit head = jgit.parseCommit(distance.head());
    var objects = new UnstoredObjects(jgit);
    Set<String> uncommitted = contender.uncommitted();
    if (uncommitted.isEmpty()) {
      boolean takenUp = TakenUp.is(jgit, distance);
      Set<String> own =
          takenUp ? Set.of() : changed(jgit, objects, distance.mergeBase(), head.getTree());
      return new LandingSide(contender, version, distance, head.copy(), own, objects);
    }
    var found = new TreeScan(jgit).run(head.getTree(), head.getTree(), uncommitted);
    try (var inserter = objects.inserter()) {
      ObjectId tree = tree(jgit, inserter, contender.worktree(), head, found);
      var commit = new CommitBuilder();
      commit.setTreeId(tree);
      commit.setParentId(head);
      var nobody = new PersonIdent("Coppice", "coppice@localhost");
      commit.setAuthor(nobody);
      commit.setCommitter(nobody);
      commit.setMessage("uncommitted\n");
      ObjectId id = inserter.insert(commit);
      boolean takenUp = TakenUp.is(jgit, distance);
      ObjectId since = takenUp ? distance.head() : distance.mergeBase();
      Set<String> own = changed(jgit, objects, since, tree);
      return new LandingSide(contender, version, distance, id, own, objects);
    }
  }

  private static Set<String> changed(
      QuietRepository jgit, UnstoredObjects objects, ObjectId since, ObjectId tree)
      throws IOException {
    return new TreeSet<>(differing(objects, jgit.parseCommit(since).getTree(), tree));
  }

  /// Paths that differ between two trees, sorted as git does.
  static List<String> differing(UnstoredObjects objects, ObjectId before, ObjectId after)
      throws IOException {
    var paths = new ArrayList<String>();
    try (var reader = objects.reader();
        var walk = new TreeWalk(reader)) {
      walk.addTree(before);
      walk.addTree(after);
      walk.setRecursive(true);
      walk.setFilter(TreeFilter.ANY_DIFF);
      while (walk.next()) {
        paths.add(walk.getPathString());
      }
    }
    return paths;
  }

  /// The files as git would store them, line ends included.
  private static ObjectId tree(
      QuietRepository jgit,
      ObjectInserter inserter,
      Worktree worktree,
      RevCommit head,
      Iterable<Found> found)
      throws IOException {
    DirCache files;
    try (var reader = jgit.newObjectReader()) {
      files = DirCache.read(reader, head.getTree());
    }
    var contents = new Contents(jgit, worktree.folder());
    var seen = new HashSet<String>();
    var editor = files.editor();
    for (Found change : found) {
      if (!seen.add(change.path())) {
        continue;
      }
      if (!change.now().isThere()) {
        editor.add(new DeletePath(change.path()));
      } else if (!change.now().mode().equals(FileMode.GITLINK)) {
        ObjectId id = blob(contents, worktree, inserter, change);
        editor.add(entry(change.path(), change.now().mode(), id));
      } else if (!change.now().id().equals(ObjectId.zeroId())) {
        editor.add(entry(change.path(), change.now().mode(), change.now().id()));
      }
    }
    editor.finish();
    return files.writeTree(inserter);
  }

  private static ObjectId blob(
      Contents contents, Worktree worktree, ObjectInserter inserter, Found change)
      throws IOException {
    var held = contents.now(change);
    if (!held.tooLarge()) {
      return inserter.insert(Constants.OBJ_BLOB, held.bytes());
    }
    // What is too large to be merged line by line only has to differ where it differs.
    Path file = worktree.folder().resolve(change.path());
    try (var in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      String name = inserter.idFor(Constants.OBJ_BLOB, Files.size(file), in).name();
      return inserter.insert(Constants.OBJ_BLOB, ("\0" + name).getBytes(StandardCharsets.UTF_8));
    }
  }

  private static PathEdit entry(String path, FileMode mode, ObjectId id) {
    return new PathEdit(path) {
      @Override
      public void apply(DirCacheEntry entry) {
        entry.setFileMode(mode);
        entry.setObjectId(id);
      }
    };
  }
}
