package app.coppice.git;

import app.coppice.diff.LineChoice;
import app.coppice.diff.LineChoice.Comparison;
import app.coppice.diff.LineChoice.Side;
import app.coppice.diff.LineDiff;
import app.coppice.diff.LineMap;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.List;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.treewalk.TreeWalk;

/// The four states of one file that lines are moved between: where the branch left its base, HEAD,
/// index, and the file as git would store it. Lines are byte for byte, one character a byte.
record FileVersions(Version base, Version head, Version index, Version file) {

  /// Why lines of a file cannot be taken one by one; the message is for the person.
  static final class NotByLine extends IOException {
    private static final long serialVersionUID = 1L;

    NotByLine(String reason) {
      super(reason);
    }
  }

  /// One state.
  ///
  /// @param mode `MISSING` when it is not there
  record Version(FileMode mode, ObjectId id, List<String> lines) {
    Version {
      lines = List.copyOf(lines);
    }

    boolean isThere() {
      return !mode.equals(FileMode.MISSING);
    }

    boolean isAt(FileMode otherMode, ObjectId otherId) {
      return mode.equals(otherMode) && id.equals(otherId);
    }
  }

  /// Lines of one pair of states that are marked on either side, from 0.
  record Marked(BitSet removed, BitSet added) {
    boolean isEmpty() {
      return removed.isEmpty() && added.isEmpty();
    }
  }

  static FileVersions of(CleanFile clean, LineChoice choice)
      throws IOException, InterruptedException {
    Repository repository = clean.repository();
    Worktree worktree = clean.worktree();
    var jgit = repository.jgit(worktree);
    ObjectId head = jgit.resolve(Constants.HEAD);
    if (head == null) {
      throw new NotByLine("There is no commit yet: take " + choice.path() + " as a whole.");
    }
    ObjectId base = head;
    if (choice.comparison() == Comparison.BASE) {
      var distance = Distance.between(repository, worktree);
      base = TakenUp.comparedWith(repository, worktree, distance);
    }
    String path = choice.path();
    return new FileVersions(
        inTree(jgit, base, choice.oldPath()),
        inTree(jgit, head, path),
        inIndex(jgit, jgit.readDirCache(), path),
        clean.of(path));
  }

  static Version inTree(QuietRepository jgit, ObjectId commit, String path) throws IOException {
    var tree = jgit.parseCommit(commit).getTree();
    try (var walk = TreeWalk.forPath(jgit, path, tree)) {
      return walk == null || walk.getFileMode(0).equals(FileMode.TREE)
          ? absent()
          : version(jgit, path, walk.getFileMode(0), walk.getObjectId(0));
    }
  }

  static Version inIndex(QuietRepository jgit, DirCache index, String path) throws IOException {
    DirCacheEntry entry = index.getEntry(path);
    if (entry == null) {
      return absent();
    }
    if (entry.getStage() != 0) {
      throw new NotByLine(path + " is in the middle of a merge. Finish or abort it first.");
    }
    return version(jgit, path, entry.getFileMode(), entry.getObjectId());
  }

  static Version absent() {
    return new Version(FileMode.MISSING, ObjectId.zeroId(), List.of());
  }

  private static Version version(QuietRepository jgit, String path, FileMode mode, ObjectId id)
      throws IOException {
    if (!mode.equals(FileMode.REGULAR_FILE) && !mode.equals(FileMode.EXECUTABLE_FILE)) {
      throw new NotByLine(path + " is no plain file: take it as a whole.");
    }
    if (id.equals(NamedChanges.EMPTY_BLOB)) {
      // Of one that is only announced there need be no object.
      return new Version(mode, id, List.of());
    }
    var loader = jgit.open(id);
    if (loader.getSize() > LineDiff.MAX_BYTES) {
      throw new NotByLine(path + " is too large to take lines of it: take it as a whole.");
    }
    byte[] bytes = loader.getBytes();
    for (int i = 0; i < Math.min(8000, bytes.length); i++) {
      if (bytes[i] == 0) {
        throw new NotByLine(path + " is no text: take it as a whole.");
      }
    }
    return new Version(mode, id, LineMap.split(new String(bytes, StandardCharsets.ISO_8859_1)));
  }

  /// The chosen lines as lines of the change from `before` to `after`; those that are no part of it
  /// are left out.
  ///
  /// @throws NotByLine when a line is not what the person saw
  Marked marked(LineChoice choice, Version before, Version after) throws NotByLine {
    Version shownOld =
        switch (choice.comparison()) {
          case BASE -> base;
          case UNCOMMITTED, STAGED -> head;
          case UNSTAGED -> index;
        };
    Version shownNew = choice.comparison() == Comparison.STAGED ? index : file;
    var change = LineMap.between(before.lines(), after.lines());
    var toBefore = LineMap.between(shownOld.lines(), before.lines());
    var toAfter = LineMap.between(shownNew.lines(), after.lines());
    var removed = new BitSet();
    var added = new BitSet();
    for (LineChoice.Line line : choice.lines()) {
      boolean old = line.side() == Side.OLD;
      if (!says((old ? shownOld : shownNew).lines(), line)) {
        throw new NotByLine(
            choice.path() + " has changed since it was shown. Look at it again, then choose.");
      }
      int at = (old ? toBefore : toAfter).newOf(line.number() - 1);
      if (at >= 0 && old) {
        removed.set(at);
      } else if (at >= 0) {
        added.set(at);
      }
    }
    removed.and(change.removed());
    added.and(change.added());
    return new Marked(removed, added);
  }

  /// The view reads bytes that are no UTF-8 as ISO 8859-1.
  private static boolean says(List<String> lines, LineChoice.Line wanted) {
    if (wanted.number() < 1 || wanted.number() > lines.size()) {
      return false;
    }
    String raw = lines.get(wanted.number() - 1);
    String line = raw.endsWith("\n") ? raw.substring(0, raw.length() - 1) : raw;
    return line.equals(wanted.text()) || utf8(line).equals(wanted.text());
  }

  private static String utf8(String line) {
    try {
      byte[] bytes = line.getBytes(StandardCharsets.ISO_8859_1);
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return line;
    }
  }
}
