package app.coppice.git;

import app.coppice.git.GitProgram.Place;
import app.coppice.git.ProgramRunner.Finished;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The worktrees that are kept ready, at most one a repository and profile: made ahead of time, so
/// that a session that takes it has all its files at once. Blocking; thread-safe.
public final class SpareWorktrees {
  private static final Logger LOG = LoggerFactory.getLogger(SpareWorktrees.class);
  private static final long LEAST_ROOM = 5L << 30;

  /// Of the disk, that stays free.
  private static final double LEAST_SHARE = 0.05;

  /// Git looks into every file that changed in the second its index was written in.
  private static final Duration SECOND = Duration.ofMillis(1_100);

  private final WorktreeHomes homes;
  private final long leastRoom;

  SpareWorktrees(WorktreeHomes homes) {
    this(homes, LEAST_ROOM);
  }

  /// @param leastRoom bytes that have to be free on the disk for one to be made
  SpareWorktrees(WorktreeHomes homes, long leastRoom) {
    this.homes = homes;
    this.leastRoom = leastRoom;
  }

  /// Sees to it that one is ready with the files of what is checked out; does nothing where the
  /// disk is short, git is not installed or the repository needs more than plain files. Takes as
  /// long as a checkout does; an interrupt ends it.
  ///
  /// @return whether one is ready now
  public boolean keep(Repository repository) throws IOException, InterruptedException {
    ObjectId tip = BaseRef.commit(repository, "HEAD");
    if (tip == null
        || Features.indexRefusal(repository).isPresent()
        || Features.beyondJGit(repository).isPresent()
        || repository.program().version().isEmpty()) {
      return false;
    }
    var keeping = SpareHold.ofKeeping(repository, homes.forNew());
    if (keeping.isEmpty()) {
      // Another process keeps the same one.
      return false;
    }
    try (var _ = keeping.get()) {
      return kept(repository, tip);
    }
  }

  private boolean kept(Repository repository, ObjectId tip)
      throws IOException, InterruptedException {
    List<SpareFolder> ready = new ArrayList<>();
    for (SpareFolder each : SpareFolder.ready(repository, removal())) {
      if (each.isGone()) {
        drop(repository, each);
      } else {
        ready.add(each);
      }
    }
    while (ready.size() > 1) {
      drop(repository, ready.removeLast());
    }
    if (ready.isEmpty()) {
      return hasRoom() && make(repository, tip);
    }
    SpareFolder spare = ready.getFirst();
    return spare.tip().equals(Optional.of(tip)) || refresh(repository, spare, tip);
  }

  /// Removes what is kept ready, unless somebody has worked in it.
  public void dropAll(Repository repository) throws IOException, InterruptedException {
    for (SpareFolder spare : SpareFolder.ready(repository, removal())) {
      drop(repository, spare);
    }
  }

  private Removal removal() {
    return new Removal(homes);
  }

  private boolean hasRoom() throws IOException {
    Path home = homes.forNew();
    Files.createDirectories(home);
    var store = Files.getFileStore(home);
    return store.getUsableSpace() > leastRoom
        && store.getUsableSpace() > LEAST_SHARE * store.getTotalSpace();
  }

  private boolean make(Repository repository, ObjectId tip)
      throws IOException, InterruptedException {
    String id = UUID.randomUUID().toString();
    String name = "spare-" + id.substring(0, 8);
    Path repositoryName = repository.folder().getFileName();
    Path siblings =
        homes
            .forNew()
            .toAbsolutePath()
            .normalize()
            .resolve(repositoryName == null ? "repository" : repositoryName.toString());
    Files.createDirectories(siblings);
    Path folder = siblings.toRealPath().resolve(name);
    Path admin = repository.gitFolder().resolve("worktrees").resolve(name);
    var worktree = new Worktree(id, folder, admin, "", "");
    var hold = SpareHold.of(repository, id);
    if (hold.isEmpty()) {
      return false;
    }
    try (SpareHold held = hold.get()) {
      boolean made = false;
      try {
        made = filled(repository, worktree, tip);
        return made;
      } finally {
        // Before the hold ends: another process settles what nobody holds.
        if (!made) {
          takeAway(repository, worktree);
          held.last();
        }
      }
    }
  }

  private static boolean filled(Repository repository, Worktree worktree, ObjectId tip)
      throws IOException, InterruptedException {
    AdminFolderMaking.create(worktree, tip, new PersonIdent(repository.jgit()), false);
    Files.writeString(worktree.adminFolder().resolve("HEAD"), tip.name() + "\n");
    if (!readTree(repository, worktree, List.of(tip))) {
      return false;
    }
    rest(repository, worktree, tip);
    new SpareFolder(worktree).complete(tip);
    return true;
  }

  private static void takeAway(Repository repository, Worktree worktree) throws IOException {
    boolean interrupted = Thread.interrupted();
    try {
      var _ = new HalfMade(repository, worktree).takeAway();
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /// Lets the second pass in which the files were written, and has git note how they are: from then
  /// on it need not look into them to know that nobody changed them.
  private static void rest(Repository repository, Worktree worktree, ObjectId tip)
      throws IOException, InterruptedException {
    LockSupport.parkNanos(SECOND.toNanos());
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    var _ =
        repository
            .program()
            .quiet(
                place(worktree), List.of("update-index", "-q", "--refresh", "--force-write-index"));
    new SpareSeal(worktree).set(repository, tip);
  }

  private boolean refresh(Repository repository, SpareFolder spare, ObjectId tip)
      throws IOException, InterruptedException {
    var hold = SpareHold.of(repository, spare.worktree().sessionId());
    if (hold.isEmpty()) {
      return false;
    }
    try (SpareHold held = hold.get()) {
      boolean renewed = renewed(repository, spare, tip);
      if (!renewed) {
        held.last();
      }
      return renewed;
    }
  }

  private boolean renewed(Repository repository, SpareFolder spare, ObjectId tip)
      throws IOException, InterruptedException {
    Optional<ObjectId> old = spare.tip();
    if (old.isEmpty() || !spare.claim()) {
      return false;
    }
    if (!new UntouchedSpare(repository, spare.worktree(), old.get()).holds()) {
      spare.spoil();
      return hasRoom() && make(repository, tip);
    }
    spare.incomplete();
    Files.writeString(spare.worktree().adminFolder().resolve("ORIG_HEAD"), tip.name() + "\n");
    if (!readTree(repository, spare.worktree(), List.of(old.get(), tip))) {
      takeAway(repository, spare.worktree());
      return false;
    }
    Files.writeString(spare.worktree().adminFolder().resolve("HEAD"), tip.name() + "\n");
    rest(repository, spare.worktree(), tip);
    spare.complete(tip);
    SpareFolder.arrived(spare.worktree());
    return true;
  }

  /// Makes the files those of the last tree: of nothing when there is one, else from the first.
  static boolean readTree(Repository repository, Worktree worktree, List<ObjectId> trees)
      throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("-c", "checkout.workers=1", "read-tree", "-m", "-u"));
    trees.forEach(tree -> command.add(tree.name()));
    Finished ended = repository.program().quiet(place(worktree), command);
    if (ended.exitStatus() != 0) {
      LOG.warn("A worktree cannot be kept ready: {}", GitProgram.text(ended.error()).strip());
    }
    return ended.exitStatus() == 0;
  }

  private static Place place(Worktree worktree) {
    return new Place(worktree.folder(), worktree.adminFolder());
  }

  private void drop(Repository repository, SpareFolder spare)
      throws IOException, InterruptedException {
    var hold = SpareHold.of(repository, spare.worktree().sessionId());
    if (hold.isPresent()) {
      try (SpareHold held = hold.get()) {
        dropped(repository, spare);
        held.last();
      }
    }
  }

  private void dropped(Repository repository, SpareFolder spare)
      throws IOException, InterruptedException {
    Optional<ObjectId> tip = spare.tip();
    if (!spare.claim()) {
      return;
    }
    if (tip.isEmpty() || !new UntouchedSpare(repository, spare.worktree(), tip.get()).holds()) {
      spare.spoil();
      LOG.warn("{} holds somebody's work and was left alone", spare.worktree().folder());
      return;
    }
    AdminFolder.markRemoving(spare.worktree().adminFolder());
    var _ = removal().finish(repository, spare.worktree());
  }

  /// Brings those to an end that a crash caught between two names.
  ///
  /// @param abandoned asked with the id of a session, or of the spare itself, whether nobody is at
  ///   work on it
  static void settle(Repository repository, Removal removal, Predicate<String> abandoned)
      throws IOException {
    for (SpareFolder spare : SpareFolder.beingTaken(repository)) {
      String id = spare.worktree().sessionId();
      if (!abandoned.test(id) || SpareHold.isHeld(repository, id)) {
        continue;
      }
      Optional<Worktree> target = spare.target();
      if (target.isPresent() && removal.isAtHome(target.get().folder())) {
        new SpareMove(spare.worktree(), target.get()).run();
        SpareFolder.arrived(target.get());
      } else if (!AdminFolder.isPreparing(spare.worktree().adminFolder())) {
        spare.giveBack();
      }
    }
  }
}
