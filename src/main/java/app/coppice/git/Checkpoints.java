package app.coppice.git;

import app.coppice.git.StatusScan.Pace;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;

/// The checkpoints of one worktree: snapshots below `refs/coppice/checkpoints/<session>/`, outside
/// of every branch. They stay until the session is deleted for good. Blocking; one call at a time.
public final class Checkpoints {
  static final String PREFIX = "refs/coppice/checkpoints/";

  /// How the names of those begin that a rewind keeps of what was there.
  private static final String BEFORE = "before-";

  private final Repository repository;
  private final Worktree worktree;
  private final CheckpointWriter writer;
  private final CheckpointLimits limits;

  public Checkpoints(Repository repository, Worktree worktree) {
    this(repository, worktree, CheckpointLimits.USUAL);
  }

  public Checkpoints(Repository repository, Worktree worktree, CheckpointLimits limits) {
    this.repository = repository;
    this.worktree = worktree;
    this.limits = limits;
    this.writer = new CheckpointWriter(repository, worktree);
  }

  /// Keeps the worktree as it is now. Costs one look at it, and what changed since the last time:
  /// what is the same shares its objects. What it does without is in what comes back.
  ///
  /// @param name letters, digits and hyphens; one that is there already moves to the new state
  public Checkpoint take(String name) throws IOException, InterruptedException {
    return take(name, Pace.QUICK);
  }

  private Checkpoint take(String name, Pace pace) throws IOException, InterruptedException {
    if (!name.matches("[A-Za-z0-9-]{1,80}")) {
      throw new IllegalArgumentException("Not a checkpoint's name: " + name);
    }
    ObjectId snapshot = writer.write(limits, pace);
    if (!Shelf.move(repository, ref(name), snapshot)) {
      throw new IOException("The ref " + ref(name) + " could not be written");
    }
    return checkpoint(name, snapshot);
  }

  public Optional<Checkpoint> find(String name) throws IOException {
    Ref ref = repository.jgit().exactRef(ref(name));
    ObjectId id = ref == null ? null : ref.getObjectId();
    return id == null ? Optional.empty() : Optional.of(checkpoint(name, id));
  }

  /// Oldest first.
  public List<Checkpoint> all() throws IOException {
    var all = new ArrayList<Checkpoint>();
    for (var kept : refs(repository, worktree.sessionId()).entrySet()) {
      all.add(checkpoint(kept.getKey().substring(ref("").length()), kept.getValue()));
    }
    all.sort(Comparator.comparing(Checkpoint::at));
    return all;
  }

  /// What going to a checkpoint would do.
  ///
  /// @param paths of the files that would change, relative, sorted
  /// @param alone files that it would leave as they are, whatever the checkpoint holds
  public record Outlook(List<String> paths, List<Unkept> alone) {
    public Outlook {
      paths = List.copyOf(paths);
      alone = List.copyOf(alone);
    }
  }

  /// What would change if the files became what a checkpoint holds. Changes no file and no ref.
  ///
  /// @throws IOException also when there is no such checkpoint
  public Outlook plan(String name) throws IOException, InterruptedException {
    Rewind rewind = new Rewind(repository, worktree, now(), snapshot(name));
    return new Outlook(rewind.paths(), rewind.alone());
  }

  private Snapshot now() throws IOException, InterruptedException {
    return Snapshot.read(repository.jgit(worktree), writer.write(limits, Pace.WHOLE));
  }

  /// Makes the files what a checkpoint holds, after what they hold now is a checkpoint itself. The
  /// branch stays where it is, and so does every ignored file. May be repeated after a crash.
  ///
  /// @param before name of the checkpoint of what is there now; it must be a new one
  public RewindResult rewind(String name, String before) throws IOException, InterruptedException {
    var refusal = Rewind.refusal(repository, worktree);
    if (refusal.isPresent()) {
      return new RewindResult.Refused(refusal.get());
    }
    Snapshot target = snapshot(name);
    if (find(before).isPresent()) {
      throw new IllegalArgumentException("There is a checkpoint " + before + " already");
    }
    Instant seen = Instant.now();
    Checkpoint now = take(before, Pace.WHOLE);
    ObjectId held = ObjectId.fromString(now.commit());
    RewindResult result =
        new Rewind(repository, worktree, Snapshot.read(repository.jgit(), held), target).run(seen);
    if (result instanceof RewindResult.Done
        && !Shelf.move(repository, ref(before), Reached.told(repository.jgit(), held, name))) {
      throw new IOException("The ref " + ref(before) + " could not be written");
    }
    return result;
  }

  /// The newest state that the person wants: what the last turn began with, or what a rewind since
  /// went to. What was there before a rewind is what the person left. Empty when there is none.
  public Optional<Checkpoint> newest() throws IOException {
    for (Checkpoint one : all().reversed()) {
      if (!one.name().startsWith(BEFORE)) {
        return Optional.of(one);
      }
      String reached = Reached.by(repository.jgit(), ObjectId.fromString(one.commit()));
      if (!reached.isEmpty()) {
        return find(reached);
      }
    }
    return Optional.empty();
  }

  /// Makes the files of a worktree that was just made what the newest checkpoint holds; refused
  /// where that is of another commit than the branch is at, because what was committed since would
  /// be taken back.
  ///
  /// @param before as of {@link #rewind}
  public RewindResult takeNewest(String before) throws IOException, InterruptedException {
    Optional<Checkpoint> newest = newest();
    if (newest.isEmpty()) {
      return new RewindResult.Refused("The session has no checkpoint.");
    }
    if (!snapshot(newest.get().name())
        .head()
        .equals(repository.jgit(worktree).resolve(Constants.HEAD))) {
      return new RewindResult.Refused(
          "The branch has moved since its newest checkpoint, of "
              + newest.get().at().truncatedTo(ChronoUnit.SECONDS)
              + ". Rewind to it if that is to be taken back.");
    }
    return rewind(newest.get().name(), before);
  }

  /// Which files hold something that a rewind that was cut off did not leave there; relative,
  /// sorted. Changes no file and no ref.
  ///
  /// @param before name of the checkpoint that the rewind began with
  /// @param target name of the one that it went to
  public List<String> editedSince(String before, String target)
      throws IOException, InterruptedException {
    return new EditedSince(repository, now(), snapshot(before), snapshot(target)).paths();
  }

  private Snapshot snapshot(String name) throws IOException {
    Checkpoint found =
        find(name).orElseThrow(() -> new IOException("There is no checkpoint " + name));
    return Snapshot.read(repository.jgit(), ObjectId.fromString(found.commit()));
  }

  private Checkpoint checkpoint(String name, ObjectId id) throws IOException {
    var jgit = repository.jgit();
    return new Checkpoint(
        name,
        id.name(),
        CheckpointWriter.writtenAt(jgit, id),
        Snapshot.unkept(jgit.parseCommit(id)));
  }

  private String ref(String name) {
    return PREFIX + worktree.sessionId() + "/" + name;
  }

  /// The refs of a session's checkpoints.
  static Map<String, ObjectId> refs(Repository repository, String sessionId) throws IOException {
    var refs = new TreeMap<String, ObjectId>();
    for (Ref ref : repository.jgit().getRefDatabase().getRefsByPrefix(PREFIX + sessionId + "/")) {
      ObjectId id = ref.getObjectId();
      if (id != null) {
        refs.put(ref.getName(), id);
      }
    }
    return refs;
  }
}
