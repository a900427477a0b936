package app.coppice.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;

/// The administrative folder of a worktree that is kept ready and belongs to no session yet: its
/// HEAD is detached, and git leaves it alone because it is locked. Two marks tell how it stands:
/// `coppice-spare` holds the commit whose files it has; whoever wants it makes that mark
/// `coppice-taking`, which only one can.
record SpareFolder(Worktree worktree) {
  private static final String SPARE = "coppice-spare";
  private static final String TAKING = "coppice-taking";

  /// Somebody worked in it: it is theirs now, and never ours to take or to remove.
  private static final String SPOILT = "coppice-spoilt";

  private static final String LOCKED = "locked";
  private static final String REASON = "Coppice keeps this worktree ready for the next session";

  /// Those that are ready, ours to remove included.
  static List<SpareFolder> ready(Repository repository, Removal removal) throws IOException {
    List<SpareFolder> ready = new ArrayList<>();
    for (Path admin : AdminFolder.all(repository)) {
      if (!Files.isRegularFile(admin.resolve(SPARE), LinkOption.NOFOLLOW_LINKS)
          || AdminFolder.isHalf(admin)) {
        continue;
      }
      var worktree = AdminFolder.read(admin);
      if (worktree.isPresent()
          && SpareHold.canBeOn(worktree.get().sessionId())
          && removal.refusal(repository, worktree.get()).isEmpty()) {
        ready.add(new SpareFolder(worktree.get()));
      }
    }
    return ready;
  }

  /// Those that a crash caught while they were being taken.
  static List<SpareFolder> beingTaken(Repository repository) throws IOException {
    List<SpareFolder> taken = new ArrayList<>();
    for (Path admin : AdminFolder.all(repository)) {
      if (Files.isRegularFile(admin.resolve(TAKING), LinkOption.NOFOLLOW_LINKS)) {
        AdminFolder.read(admin).map(SpareFolder::new).ifPresent(taken::add);
      }
    }
    return taken;
  }

  /// Whether somebody deleted its files, so that only the administrative folder is left.
  boolean isGone() {
    return Files.notExists(worktree.folder(), LinkOption.NOFOLLOW_LINKS);
  }

  private Path mark(String name) {
    return worktree.adminFolder().resolve(name);
  }

  /// The commit whose files it has; only of one that is ready.
  Optional<ObjectId> tip() throws IOException {
    try {
      String text = Files.readString(mark(SPARE)).strip();
      return ObjectId.isId(text) ? Optional.of(ObjectId.fromString(text)) : Optional.empty();
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /// Says that it has the files of a commit, and is complete. The mark comes before the lock
  /// changes: one that a crash leaves between the two counts as half made.
  void complete(ObjectId tip) throws IOException {
    Files.writeString(mark(SPARE), tip.name() + "\n");
    Files.writeString(mark(LOCKED), REASON + "\n");
  }

  /// Nothing of it counts until {@link #complete}: after a crash it goes.
  void incomplete() throws IOException {
    Files.writeString(mark(LOCKED), AdminFolder.PREPARING_REASON + "\n");
  }

  /// Makes it the caller's own; false when somebody else was faster.
  boolean claim() throws IOException {
    try {
      Files.move(mark(SPARE), mark(TAKING), StandardCopyOption.ATOMIC_MOVE);
      return true;
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  /// Gives back what was claimed.
  void giveBack() throws IOException {
    Files.move(mark(TAKING), mark(SPARE), StandardCopyOption.ATOMIC_MOVE);
  }

  /// Leaves it to whoever worked in it. Git leaves it alone, too.
  void spoil() throws IOException {
    Files.move(mark(TAKING), mark(SPOILT), StandardCopyOption.ATOMIC_MOVE);
    Files.writeString(mark(LOCKED), REASON + "\n");
  }

  /// Writes down where it is about to go, before it does.
  void goingTo(Worktree target) throws IOException {
    Files.write(mark(TAKING), List.of(target.folder().toString(), target.adminFolder().toString()));
  }

  /// Where it is going; empty when that was not decided.
  Optional<Worktree> target() throws IOException {
    List<String> lines = Files.readAllLines(mark(TAKING));
    if (lines.size() < 2) {
      return Optional.empty();
    }
    return Optional.of(
        new Worktree(
            worktree.sessionId(),
            Path.of(lines.get(0)),
            Path.of(lines.get(1)),
            worktree.branch(),
            worktree.base()));
  }

  static void arrived(Worktree target) throws IOException {
    Files.deleteIfExists(target.adminFolder().resolve(TAKING));
  }
}
