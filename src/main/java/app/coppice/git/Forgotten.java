package app.coppice.git;

import app.coppice.git.Trash.Weight;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.jgit.errors.LockFailedException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/// What a session that is deleted for good leaves in its repository, and its end. Git itself takes
/// the objects away when it tidies up.
final class Forgotten {
  private Forgotten() {}

  static void forget(Repository repository, String sessionId) throws IOException {
    for (String ref : snapshots(repository, sessionId).keySet()) {
      try {
        Shelf.delete(repository, ref);
      } catch (LockFailedException e) {
        throw new IOException(stays(repository, ref), e);
      }
      if (repository.jgit().exactRef(ref) != null) {
        throw new IOException(stays(repository, ref));
      }
    }
    LandedRecord.remove(repository, sessionId);
    IgnoredArchive.of(repository, sessionId).delete();
  }

  /// Why a ref could not be taken away and what to do: a git that was killed may have left its
  /// lock.
  private static String stays(Repository repository, String ref) {
    return "The ref "
        + ref
        + " could not be taken away. "
        + Stream.of(ref + ".lock", "packed-refs.lock")
            .map(name -> new LeftLock(repository.gitFolder().resolve(name), repository.folder()))
            .flatMap(lock -> lock.problem().stream())
            .findFirst()
            .orElse("Is git at work there? Try again when it has ended.");
  }

  static Weight weigh(Repository repository, String sessionId) throws IOException {
    int files = 0;
    int commits = 0;
    long bytes = 0;
    // Snapshots share what stayed the same.
    var counted = new HashSet<ObjectId>();
    for (var kept : snapshots(repository, sessionId).entrySet()) {
      Snapshot snapshot = Snapshot.read(repository.jgit(), kept.getValue());
      boolean shelved =
          kept.getKey().startsWith(Archive.PREFIX) || kept.getKey().startsWith(Trash.PREFIX);
      if (shelved) {
        commits = Math.max(commits, ownCommits(repository, snapshot.head()));
      }
      try (var walk = new TreeWalk(repository.jgit())) {
        walk.setRecursive(true);
        walk.addTree(repository.jgit().parseCommit(snapshot.head()).getTree());
        walk.addTree(snapshot.tree());
        walk.setFilter(TreeFilter.ANY_DIFF);
        while (walk.next()) {
          files += shelved ? 1 : 0;
          bytes += size(walk, 1, counted);
        }
        if (!snapshot.ignored().equals(ObjectId.zeroId())) {
          walk.reset(snapshot.ignored());
          walk.setFilter(TreeFilter.ALL);
          while (walk.next()) {
            files += shelved ? 1 : 0;
            bytes += size(walk, 0, counted);
          }
        }
      }
    }
    bytes += IgnoredArchive.of(repository, sessionId).size();
    return new Weight(files, commits, bytes);
  }

  private static long size(TreeWalk walk, int tree, Set<ObjectId> counted) throws IOException {
    FileMode mode = walk.getFileMode(tree);
    return mode.equals(FileMode.MISSING)
            || mode.equals(FileMode.GITLINK)
            || !counted.add(walk.getObjectId(tree))
        ? 0
        : walk.getObjectReader().getObjectSize(walk.getObjectId(tree), Constants.OBJ_BLOB);
  }

  private static int ownCommits(Repository repository, ObjectId head) throws IOException {
    try (var walk = new RevWalk(repository.jgit())) {
      walk.markStart(walk.parseCommit(head));
      for (String prefix : List.of(Constants.R_HEADS, Constants.R_REMOTES, Constants.R_TAGS)) {
        for (Ref ref : repository.jgit().getRefDatabase().getRefsByPrefix(prefix)) {
          var target =
              ref.getObjectId() == null ? null : walk.peel(walk.parseAny(ref.getObjectId()));
          if (target instanceof org.eclipse.jgit.revwalk.RevCommit commit) {
            walk.markUninteresting(commit);
          }
        }
      }
      int count = 0;
      while (walk.next() != null) {
        count++;
      }
      return count;
    }
  }

  /// By the names of their refs.
  private static Map<String, ObjectId> snapshots(Repository repository, String sessionId)
      throws IOException {
    var snapshots = new TreeMap<String, ObjectId>();
    Discards.kept(repository, sessionId)
        .forEach(kept -> snapshots.put(kept.ref(), kept.snapshot()));
    snapshots.putAll(new KeptCheckpoints(repository, sessionId).refs());
    for (String prefix : List.of(Archive.PREFIX, Trash.PREFIX)) {
      Ref ref = repository.jgit().exactRef(prefix + sessionId);
      ObjectId id = ref == null ? null : ref.getObjectId();
      if (id != null) {
        snapshots.put(prefix + sessionId, id);
      }
    }
    return snapshots;
  }
}
