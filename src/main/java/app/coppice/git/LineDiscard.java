package app.coppice.git;

import app.coppice.diff.LineChoice;
import app.coppice.diff.LineMap;
import app.coppice.git.DiscardResult.Done;
import app.coppice.git.DiscardResult.Refused;
import app.coppice.git.FileVersions.Marked;
import app.coppice.git.FileVersions.NotByLine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevCommit;

/// Takes chosen lines of one file back to HEAD. The snapshot that undoes it has one parent more: a
/// commit of the file as it is afterwards, so that undo knows whether anybody changed it since.
final class LineDiscard {
  /// HEAD, index and ignored files come before it.
  private static final int LEFT = 3;

  private final Repository repository;
  private final Worktree worktree;
  private final Discards discards;

  LineDiscard(Repository repository, Worktree worktree, Discards discards) {
    this.repository = repository;
    this.worktree = worktree;
    this.discards = discards;
  }

  DiscardResult run(LineChoice choice) throws IOException, InterruptedException {
    String path = choice.path();
    try {
      var clean = new CleanFile(repository, worktree, CleanFile.Filters.LEFT_OUT);
      if (clean.isFiltered(path)) {
        throw new NotByLine(
            path
                + " is stored through a filter, which taking lines back would have to run, and a"
                + " repository can name any program as one. Take the file back as a whole, or edit"
                + " it.");
      }
      var versions = FileVersions.of(clean, choice);
      Marked chosen = versions.marked(choice, versions.head(), versions.file());
      if (chosen.isEmpty()) {
        return new Refused("None of these lines is uncommitted.");
      }
      var change = LineMap.between(versions.head().lines(), versions.file().lines());
      BitSet gone = change.removed();
      gone.andNot(chosen.removed());
      BitSet come = change.added();
      come.andNot(chosen.added());
      boolean whole = gone.isEmpty() && come.isEmpty();
      if (whole && (!versions.head().isThere() || !versions.file().isThere())) {
        return discards.discard(List.of(path));
      }
      List<String> raw = raw(path, versions.file().lines());
      List<String> back = written(versions.head().lines(), raw, versions.file().lines());
      byte[] result =
          String.join("", change.partly(gone, come, back, raw))
              .getBytes(StandardCharsets.ISO_8859_1);
      boolean staged = !versions.marked(choice, versions.head(), versions.index()).isEmpty();
      String kept = discards.keep(snapshot(path, result));
      var refusal = write(choice, staged, raw, result);
      if (refusal.isPresent()) {
        // Nothing was taken back, so there is nothing to undo.
        Shelf.delete(repository, kept);
        return new Refused(refusal.get());
      }
      return new Done(List.of(path));
    } catch (NotByLine e) {
      return new Refused(String.valueOf(e.getMessage()));
    }
  }

  /// Why nothing was taken back, in sentences; empty when it was.
  private Optional<String> write(
      LineChoice choice, boolean staged, List<String> read, byte[] result)
      throws IOException, InterruptedException {
    Path file = worktree.folder().resolve(choice.path());
    byte[] before = String.join("", read).getBytes(StandardCharsets.ISO_8859_1);
    // Of the index first: which lines are meant is told by the file as it is.
    if (staged
        && new Staging(repository, worktree).unstage(choice)
            instanceof StagingResult.Refused(String reason)) {
      return Optional.of(reason);
    }
    if (!Arrays.equals(Files.readAllBytes(file), before)) {
      return Optional.of(choice.path() + " changed meanwhile. Look at it again, then choose.");
    }
    Files.write(
        file,
        result,
        StandardOpenOption.WRITE,
        StandardOpenOption.TRUNCATE_EXISTING,
        LinkOption.NOFOLLOW_LINKS);
    return Optional.empty();
  }

  /// The file's own lines, which may end otherwise than git stores them.
  private List<String> raw(String path, List<String> clean) throws IOException {
    Path file = worktree.folder().resolve(path);
    if (!new PlainFiles(worktree.folder()).liesInFolders(path)
        || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new NotByLine(path + " is no plain file: take it as a whole.");
    }
    var raw = LineMap.split(Files.readString(file, StandardCharsets.ISO_8859_1));
    boolean alike = raw.size() == clean.size();
    for (int i = 0; alike && i < raw.size(); i++) {
      String line = raw.get(i);
      alike = line.equals(clean.get(i)) || line.replace("\r\n", "\n").equals(clean.get(i));
    }
    if (!alike) {
      throw new NotByLine(
          path
              + " is stored in another form than it has here, so its lines cannot be told apart."
              + " Take it back as a whole.");
    }
    return raw;
  }

  /// Lines of HEAD as the file would have them.
  private static List<String> written(List<String> head, List<String> raw, List<String> clean) {
    if (raw.equals(clean)) {
      return head;
    }
    var lines = new ArrayList<String>();
    head.forEach(line -> lines.add(line.replace("\r\n", "\n").replace("\n", "\r\n")));
    return lines;
  }

  private ObjectId snapshot(String path, byte[] result) throws IOException {
    var jgit = repository.jgit(worktree);
    ObjectId whole = SnapshotWriter.writeOnly(jgit, worktree, List.of(path));
    RevCommit commit = jgit.parseCommit(whole);
    try (var inserter = jgit.newObjectInserter()) {
      var entry = new DirCacheEntry(path);
      entry.setFileMode(org.eclipse.jgit.lib.FileMode.REGULAR_FILE);
      entry.setObjectId(inserter.insert(Constants.OBJ_BLOB, result));
      DirCache left = DirCache.newInCore();
      var builder = left.builder();
      builder.add(entry);
      builder.finish();
      var parents = new ArrayList<ObjectId>(List.of(commit.getParents()));
      ObjectId tree = left.writeTree(inserter);
      parents.add(NewCommit.insert(jgit, inserter, tree, List.of(commit.getParent(0)), "left\n"));
      return NewCommit.insert(jgit, inserter, commit.getTree(), parents, commit.getFullMessage());
    }
  }

  /// The tree of what a discard of lines left; empty of any other.
  static Optional<ObjectId> left(QuietRepository jgit, ObjectId snapshot) throws IOException {
    RevCommit commit = jgit.parseCommit(snapshot);
    return commit.getParentCount() > LEFT
        ? Optional.of(jgit.parseCommit(commit.getParent(LEFT)).getTree())
        : Optional.empty();
  }
}
