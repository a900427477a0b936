package app.coppice.git;

import app.coppice.git.TreeScan.Found;
import app.coppice.git.TreeScan.Side;
import app.coppice.git.WorktreeState.Basis;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/// What a worktree that is not there had changed: one that was put away, read from its snapshot, or
/// one that is gone, as far as its branch has it. Thread-safe; reads only.
public final class ShelvedChanges {
  private static final int BASE = 0;
  private static final int HEAD = 1;
  private static final int NOW = 2;

  private final Repository repository;

  public ShelvedChanges(Repository repository) {
    this.repository = repository;
  }

  /// The changes that {@link WorktreeChanges#compute} told before it was put away; empty when no
  /// snapshot of the session is there.
  public Optional<WorktreeState> of(String sessionId) throws IOException {
    var jgit = repository.jgit();
    for (String prefix : List.of(Archive.PREFIX, Trash.PREFIX)) {
      var ref = jgit.exactRef(prefix + sessionId);
      ObjectId id = ref == null ? null : ref.getObjectId();
      if (id != null) {
        return Optional.of(compute(sessionId, Snapshot.read(jgit, id)));
      }
    }
    return Optional.empty();
  }

  /// What a branch has over its base; empty when one of both is gone.
  public Optional<WorktreeState> ofBranch(String sessionId, String branch, String base)
      throws IOException {
    ObjectId head = repository.tip(branch);
    ObjectId from = BaseRef.commit(repository, base);
    if (head == null || from == null) {
      return Optional.empty();
    }
    var jgit = repository.jgit();
    var distance = Distance.between(repository, sessionId, base, new Distance.Tips(head, from));
    boolean takenUp = TakenUp.is(jgit, distance);
    return Optional.of(state(distance, takenUp, jgit.parseCommit(head).getTree()));
  }

  private WorktreeState compute(String sessionId, Snapshot snapshot) throws IOException {
    ObjectId base = BaseRef.commit(repository, snapshot.base());
    var tips = new Distance.Tips(snapshot.head(), base == null ? snapshot.head() : base);
    var distance = Distance.between(repository, sessionId, snapshot.base(), tips);
    return state(distance, false, snapshot.tree());
  }

  private WorktreeState state(Distance distance, boolean takenUp, ObjectId files)
      throws IOException {
    var jgit = repository.jgit();
    ObjectId since = takenUp ? distance.head() : distance.since();
    var found = new ArrayList<Found>();
    var uncommitted = new HashSet<String>();
    try (var walk = new TreeWalk(jgit)) {
      walk.addTree(jgit.parseCommit(since).getTree());
      walk.addTree(jgit.parseCommit(distance.head()).getTree());
      walk.addTree(files);
      walk.setRecursive(true);
      walk.setFilter(TreeFilter.ANY_DIFF);
      while (walk.next()) {
        Side head = side(walk, HEAD);
        Side now = side(walk, NOW);
        boolean open = !head.equals(now);
        if (open) {
          uncommitted.add(walk.getPathString());
        }
        // The index counts as holding the file, so that its content is read from the objects.
        found.add(
            new Found(
                walk.getPathString(),
                side(walk, BASE),
                head,
                now,
                now,
                open,
                false,
                StoredForm.PLAIN));
      }
    }
    return new WorktreeState(
        WorktreeChanges.diffs(new Contents(jgit, repository.folder()), found),
        uncommitted,
        Set.of(),
        Set.of(),
        Set.of(),
        distance.ahead(),
        distance.behind(),
        takenUp,
        since.name(),
        new Basis(distance.head().name(), distance.base().name(), "shelved"));
  }

  private static Side side(TreeWalk walk, int tree) {
    return new Side(walk.getFileMode(tree), walk.getObjectId(tree));
  }
}
