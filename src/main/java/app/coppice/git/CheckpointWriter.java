package app.coppice.git;

import app.coppice.git.StatusScan.Pace;
import app.coppice.git.TreeScan.Found;
import app.coppice.git.TreeScan.Side;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.revwalk.RevCommit;

/// Writes the snapshots of one worktree's checkpoints, turn after turn: it remembers what it has
/// read, so that a file that stays as it is is read once. Unlike [SnapshotWriter] it takes a
/// worktree as it comes: in the middle of a merge, with repositories within, which it leaves out.
/// One thread at a time.
final class CheckpointWriter {
  /// A file whose time is nearer than this to its reading may change again without a new time.
  private static final long RACY_MILLIS = 100;

  private static final String AT = "at=";

  private final Repository repository;
  private final Worktree worktree;
  private final StatusIndex index;
  private Map<String, Read> known = Map.of();
  private Last last = new Last(ObjectId.zeroId(), ObjectId.zeroId(), "", List.of());

  CheckpointWriter(Repository repository, Worktree worktree) {
    this.repository = repository;
    this.worktree = worktree;
    this.index = new StatusIndex(worktree);
  }

  /// A file that is there and cannot be read.
  private static final class UnreadableException extends IOException {
    private static final long serialVersionUID = 1L;

    UnreadableException(IOException cause) {
      super(cause);
    }
  }

  /// What was read of a file, and what it looked like then.
  private record Read(Map<String, Object> look, ObjectId id) {}

  /// The commits of index and modes of the newest snapshot, and what they were made of.
  private record Last(ObjectId head, ObjectId index, String modes, List<ObjectId> commits) {}

  /// No ref, no file of the worktree and no index changes.
  ObjectId write(CheckpointLimits limits, Pace pace) throws IOException, InterruptedException {
    var jgit = repository.jgit(worktree);
    RevCommit head = jgit.parseCommit(jgit.resolve(Constants.HEAD));
    List<Found> seen = new StatusScan(repository, worktree, index).run(head, pace);
    var unkept = new ArrayList<Unkept>();
    unkept.addAll(new UntrackedShare(worktree.folder(), limits).tooMuch(seen));
    Set<String> without = Unkept.paths(unkept);
    var files = new TreeMap<String, Side>();
    var staged = new TreeMap<String, Side>();
    var read = new HashMap<String, Read>();
    try (var inserter = jgit.newObjectInserter();
        var reader = jgit.newObjectReader()) {
      for (Found change : seen) {
        if (!change.index().equals(change.head())) {
          staged.put(change.path(), change.index());
        }
        boolean nested = change.now().mode().equals(FileMode.GITLINK) && !change.index().isThere();
        if (nested || without.contains(RawPath.shown(change.path()))) {
          continue;
        }
        try {
          files.put(change.path(), side(inserter, change, read));
        } catch (UnreadableException _) {
          // What HEAD has stands in its place, and nobody takes that for the file's own.
          unkept.add(new Unkept(RawPath.shown(change.path()), Unkept.Why.UNREADABLE, 0));
        }
      }
      known = read;
      var patch = new TreePatch(reader, inserter);
      ObjectId tree = patch.write(head.getTree(), files);
      ObjectId stagedTree = patch.write(head.getTree(), staged);
      String modes = FileModes.of(worktree.folder(), files.keySet()).text();
      List<ObjectId> beside = beside(jgit, inserter, head, stagedTree, modes);
      unkept.sort(Comparator.comparing(Unkept::path));
      return NewCommit.insert(
          jgit,
          inserter,
          tree,
          List.of(head, beside.getFirst(), beside.getLast()),
          message() + Unkept.line(unkept));
    }
  }

  private List<ObjectId> beside(
      QuietRepository jgit, ObjectInserter inserter, RevCommit head, ObjectId index, String modes)
      throws IOException {
    if (!last.commits().isEmpty()
        && last.head().equals(head)
        && last.index().equals(index)
        && last.modes().equals(modes)
        && areThere(jgit, last.commits())) {
      return last.commits();
    }
    ObjectId none = inserter.insert(new org.eclipse.jgit.lib.TreeFormatter());
    List<ObjectId> commits =
        List.of(
            NewCommit.insert(jgit, inserter, index, List.of(head), "index\n"),
            NewCommit.insert(jgit, inserter, none, List.of(head), Snapshot.IGNORED_TITLE + modes));
    last = new Last(head.copy(), index, modes, commits);
    return commits;
  }

  private String message() throws IOException {
    String branch = AdminFolder.branchOf(worktree.adminFolder()).orElse(worktree.branch());
    return Snapshot.TITLE
        + ("branch=" + branch + "\nbase=" + worktree.base() + "\n").replace("\\", "\\\\")
        + AT
        + Instant.now()
        + "\n";
  }

  /// When a snapshot of this class was written; a commit's own time knows seconds only.
  static Instant writtenAt(QuietRepository jgit, ObjectId id) throws IOException {
    RevCommit commit = jgit.parseCommit(id);
    for (String line : commit.getFullMessage().lines().toList()) {
      if (line.startsWith(AT)) {
        try {
          return Instant.parse(line.substring(AT.length()));
        } catch (DateTimeException _) {
          // Somebody else wrote it: the commit's own time has to do.
          break;
        }
      }
    }
    return commit.getCommitterIdent().getWhenAsInstant();
  }

  /// A file that went away meanwhile is not there: no turn waits for it.
  ///
  /// @throws UnreadableException when it is there all the same
  private Side side(ObjectInserter inserter, Found change, Map<String, Read> read)
      throws IOException {
    Side now = change.now();
    if (!now.isThere() || now.mode().equals(FileMode.GITLINK)) {
      return now;
    }
    Path file = RawPath.resolve(worktree.folder(), change.path());
    try {
      return new Side(now.mode(), id(inserter, change.path(), file, now.mode(), read));
    } catch (NoSuchFileException _) {
      return Side.ABSENT;
    }
  }

  private ObjectId id(
      ObjectInserter inserter, String path, Path file, FileMode mode, Map<String, Read> read)
      throws IOException {
    Map<String, Object> look = look(file);
    Read earlier = known.get(path);
    if (earlier != null
        && !look.isEmpty()
        && earlier.look().equals(look)
        && areThere(repository.jgit(worktree), List.of(earlier.id()))) {
      read.put(path, earlier);
      return earlier.id();
    }
    long begun = System.currentTimeMillis();
    ObjectId id = blob(inserter, file, mode);
    if (!look.isEmpty() && changedAt(look) < begun - RACY_MILLIS && look.equals(look(file))) {
      read.put(path, new Read(look, id));
    }
    return id;
  }

  /// What goes wrong while the file is read is told apart from what does while it is kept.
  private static ObjectId blob(ObjectInserter inserter, Path file, FileMode mode)
      throws IOException {
    if (mode.equals(FileMode.SYMLINK)) {
      return SnapshotWriter.blob(inserter, file, mode);
    }
    long size;
    InputStream opened;
    try {
      size = Files.size(file);
      opened = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS);
    } catch (NoSuchFileException e) {
      throw e;
    } catch (FileSystemException e) {
      throw new UnreadableException(e);
    }
    try (var in = new Content(opened)) {
      return inserter.insert(Constants.OBJ_BLOB, size, in);
    }
  }

  /// The bytes of one file.
  private static final class Content extends FilterInputStream {
    Content(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      try {
        return super.read();
      } catch (IOException e) {
        throw new UnreadableException(e);
      }
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      try {
        return super.read(bytes, offset, length);
      } catch (IOException e) {
        throw new UnreadableException(e);
      }
    }
  }

  /// Whether objects are still stored: git's tidying takes those away that no ref leads to.
  private static boolean areThere(QuietRepository jgit, List<ObjectId> ids) throws IOException {
    try (var reader = jgit.newObjectReader()) {
      for (ObjectId id : ids) {
        if (!reader.has(id)) {
          return false;
        }
      }
      return true;
    }
  }

  private static long changedAt(Map<String, Object> look) {
    var time = (java.nio.file.attribute.FileTime) Objects.requireNonNull(look.get("ctime"));
    return time.toMillis();
  }

  /// What differs when a file changes; empty where the system does not tell.
  private static Map<String, Object> look(Path file) throws IOException {
    try {
      return read(file);
    } catch (NoSuchFileException e) {
      throw e;
    } catch (FileSystemException e) {
      throw new UnreadableException(e);
    }
  }

  private static Map<String, Object> read(Path file) throws IOException {
    return file.getFileSystem().supportedFileAttributeViews().contains("unix")
        ? Files.readAttributes(
            file, "unix:ino,size,ctime,lastModifiedTime,mode", LinkOption.NOFOLLOW_LINKS)
        : Map.of();
  }
}
