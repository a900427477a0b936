package app.coppice.git;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.jspecify.annotations.Nullable;

/// The checkpoints that lie in a repository of one session, whether its worktree is there or not.
/// Reads only; thread-safe.
record KeptCheckpoints(Repository repository, String sessionId) {

  Optional<Checkpoint> find(String name) throws IOException {
    Ref ref = repository.jgit().exactRef(ref(name));
    ObjectId id = ref == null ? null : ref.getObjectId();
    return id == null ? Optional.empty() : Optional.of(checkpoint(name, id));
  }

  /// Oldest first.
  List<Checkpoint> all() throws IOException {
    var all = new ArrayList<Checkpoint>();
    for (var kept : refs().entrySet()) {
      all.add(checkpoint(kept.getKey().substring(ref("").length()), kept.getValue()));
    }
    all.sort(Comparator.comparing(Checkpoint::at));
    return all;
  }

  /// The newest state that the person wants: what the last turn began with, or what a rewind since
  /// went to. What was there before a rewind is what the person left. Empty when there is none.
  Optional<Checkpoint> newest() throws IOException {
    for (Checkpoint one : all().reversed()) {
      if (!one.name().startsWith(Checkpoints.BEFORE)) {
        return Optional.of(one);
      }
      String reached = Reached.by(repository.jgit(), ObjectId.fromString(one.commit()));
      if (!reached.isEmpty()) {
        return find(reached);
      }
    }
    return Optional.empty();
  }

  /// Whether the newest one's files can come along with a worktree that is made anew.
  ///
  /// @param tip that it will stand at; null when that is not known
  KeptFiles files(@Nullable ObjectId tip) throws IOException, InterruptedException {
    Optional<Checkpoint> newest = newest();
    if (newest.isEmpty()) {
      return new KeptFiles.None();
    }
    if (!snapshot(newest.get()).head().equals(tip)) {
      return new KeptFiles.BranchMoved(newest.get().at());
    }
    return repository.program().version().isEmpty()
        ? new KeptFiles.NeedsGit()
        : new KeptFiles.Usable(newest.get().at());
  }

  Snapshot snapshot(Checkpoint of) throws IOException {
    return Snapshot.read(repository.jgit(), ObjectId.fromString(of.commit()));
  }

  Checkpoint checkpoint(String name, ObjectId id) throws IOException {
    var jgit = repository.jgit();
    return new Checkpoint(
        name,
        id.name(),
        CheckpointWriter.writtenAt(jgit, id),
        Snapshot.unkept(jgit.parseCommit(id)));
  }

  String ref(String name) {
    return Checkpoints.PREFIX + sessionId + "/" + name;
  }

  /// By their whole names.
  Map<String, ObjectId> refs() throws IOException {
    var refs = new TreeMap<String, ObjectId>();
    for (Ref ref : repository.jgit().getRefDatabase().getRefsByPrefix(ref(""))) {
      ObjectId id = ref.getObjectId();
      if (id != null) {
        refs.put(ref.getName(), id);
      }
    }
    return refs;
  }
}
