package app.coppice.git;

import app.coppice.git.StatusScan.Pace;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;

/// The checkpoints of one worktree: snapshots below `refs/coppice/checkpoints/<session>/`, outside
/// of every branch. They stay until the session is deleted for good. Blocking; one call at a time.
public final class Checkpoints {
  /// Below it and the session's id each checkpoint is a ref of its own name.
  public static final String PREFIX = "refs/coppice/checkpoints/";

  /// How the names of those begin that a rewind keeps of what was there.
  static final String BEFORE = "before-";

  private final Repository repository;
  private final Worktree worktree;
  private final CheckpointWriter writer;
  private final CheckpointLimits limits;
  private final KeptCheckpoints kept;

  public Checkpoints(Repository repository, Worktree worktree) {
    this(repository, worktree, CheckpointLimits.USUAL);
  }

  public Checkpoints(Repository repository, Worktree worktree, CheckpointLimits limits) {
    this.repository = repository;
    this.worktree = worktree;
    this.limits = limits;
    this.kept = new KeptCheckpoints(repository, worktree.sessionId());
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
    return kept.checkpoint(name, snapshot);
  }

  public Optional<Checkpoint> find(String name) throws IOException {
    return kept.find(name);
  }

  /// Oldest first.
  public List<Checkpoint> all() throws IOException {
    return kept.all();
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
    return switch (result) {
      case RewindResult.Done done -> noted(done, held, name, before);
      case RewindResult.Refused refused -> refused;
    };
  }

  /// The files are what they were to become, whether that can be noted or not.
  private RewindResult noted(RewindResult.Done done, ObjectId held, String name, String before) {
    String reason;
    try {
      if (Shelf.move(repository, ref(before), Reached.told(repository.jgit(), held, name))) {
        return done;
      }
      reason = ref(before) + " is locked";
    } catch (IOException e) {
      reason = String.valueOf(e.getMessage());
    }
    return done.warning(
        "Where the files went could not be noted ("
            + reason
            + "): should the worktree be made anew with its files before the next turn, they would"
            + " be those of the last one.");
  }

  /// The newest state that the person wants, see {@link KeptCheckpoints#newest}.
  public Optional<Checkpoint> newest() throws IOException {
    return kept.newest();
  }

  /// Makes the files of a worktree that was just made what the newest checkpoint holds; refused
  /// where that is of another commit than the branch is at, because what was committed since would
  /// be taken back.
  ///
  /// @param before as of {@link #rewind}
  public RewindResult takeNewest(String before) throws IOException, InterruptedException {
    ObjectId tip = repository.jgit(worktree).resolve(Constants.HEAD);
    String refusal = kept.files(tip).refusal();
    return refusal.isEmpty()
        ? rewind(newest().orElseThrow().name(), before)
        : new RewindResult.Refused(refusal);
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
    return kept.snapshot(
        find(name).orElseThrow(() -> new IOException("There is no checkpoint " + name)));
  }

  private String ref(String name) {
    return kept.ref(name);
  }
}
