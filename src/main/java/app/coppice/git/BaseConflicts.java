package app.coppice.git;

import app.coppice.diff.Conflict;
import app.coppice.diff.Conflict.Agreed;
import app.coppice.diff.Conflict.Disputed;
import app.coppice.diff.Conflict.Kind;
import app.coppice.diff.Conflict.Part;
import app.coppice.diff.Dispute;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.Sequence;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.merge.MergeChunk;
import org.eclipse.jgit.merge.MergeChunk.ConflictState;
import org.eclipse.jgit.merge.MergeResult;
import org.eclipse.jgit.merge.MergeStrategy;
import org.eclipse.jgit.merge.ResolveMerger;
import org.eclipse.jgit.treewalk.TreeWalk;

/// The conflicts of a session's branch with its base, with what both sides hold. Reads only.
public final class BaseConflicts {
  private final Repository repository;
  private final Worktree worktree;

  public BaseConflicts(Repository repository, Worktree worktree) {
    this.repository = repository;
    this.worktree = worktree;
  }

  /// Of the two as they are now.
  public Dispute find() throws IOException {
    var distance = Distance.between(repository, worktree);
    var jgit = repository.jgit();
    var objects = new UnstoredObjects(jgit);
    try (var inserter = objects.inserter()) {
      var made = MergeStrategy.RECURSIVE.newMerger(inserter, jgit.getConfig());
      if (!(made instanceof ResolveMerger merger)) {
        throw new IllegalStateException("the recursive strategy resolves");
      }
      var conflicts = new ArrayList<Conflict>();
      distance.startFrom(merger);
      if (!merger.merge(distance.head(), distance.base())) {
        for (String path : new TreeSet<>(merger.getUnmergedPaths())) {
          conflicts.add(conflict(jgit, distance, path, merger.getMergeResults().get(path)));
        }
      }
      return new Dispute(distance.head().name(), distance.base().name(), conflicts);
    }
  }

  private static Conflict conflict(
      QuietRepository jgit,
      Distance distance,
      String path,
      @org.jspecify.annotations.Nullable MergeResult<? extends Sequence> result)
      throws IOException {
    Side ours = Side.of(jgit, distance.head(), path);
    Side theirs = Side.of(jgit, distance.base(), path);
    if (!ours.isThere() && theirs.isText()) {
      return whole(path, "", theirs.text(), Kind.DELETED_IN_OURS);
    }
    if (!theirs.isThere() && ours.isText()) {
      return whole(path, ours.text(), "", Kind.DELETED_IN_THEIRS);
    }
    if (!ours.isText() || !theirs.isText()) {
      return whole(path, "", "", kind(ours, theirs));
    }
    return result == null || !result.containsConflicts()
        ? whole(path, "", "", Kind.CHANGED_IN_BOTH)
        : new Conflict(path, parts(result));
  }

  private static Conflict whole(String path, String ours, String theirs, Kind kind) {
    return new Conflict(path, List.of(), ours, theirs, kind);
  }

  private static Kind kind(Side ours, Side theirs) {
    if (!ours.isThere() || !theirs.isThere()) {
      return ours.isThere() ? Kind.DELETED_IN_THEIRS : Kind.DELETED_IN_OURS;
    }
    return ours.isFile() && theirs.isFile() ? Kind.NOT_A_TEXT : Kind.NOT_A_FILE;
  }

  private static List<Part> parts(MergeResult<? extends Sequence> result) {
    var parts = new ArrayList<Part>();
    String ours = "";
    String base = "";
    for (MergeChunk chunk : result) {
      var text = (RawText) result.getSequences().get(chunk.getSequenceIndex());
      String lines = lines(text, chunk.getBegin(), chunk.getEnd());
      ConflictState state = chunk.getConflictState();
      switch (state) {
        case NO_CONFLICT -> parts.add(new Agreed(lines));
        case FIRST_CONFLICTING_RANGE -> {
          ours = lines;
          base = "";
        }
        case BASE_CONFLICTING_RANGE -> base = lines;
        case NEXT_CONFLICTING_RANGE -> parts.add(new Disputed(base, ours, lines));
      }
    }
    return parts;
  }

  private static String lines(RawText text, int begin, int end) {
    return begin >= end ? "" : text.getString(begin, end, false);
  }

  /// What one side has at a path.
  ///
  /// @param mode `MISSING` when nothing
  /// @param bytes of a plain file; empty for anything else
  private record Side(FileMode mode, byte[] bytes) {
    static Side of(QuietRepository jgit, ObjectId commit, String path) throws IOException {
      try (var walk = TreeWalk.forPath(jgit, path, jgit.parseCommit(commit).getTree())) {
        if (walk == null) {
          return new Side(FileMode.MISSING, new byte[0]);
        }
        FileMode mode = walk.getFileMode(0);
        return isFile(mode)
            ? new Side(mode, jgit.open(walk.getObjectId(0)).getBytes())
            : new Side(mode, new byte[0]);
      }
    }

    private static boolean isFile(FileMode mode) {
      return mode.equals(FileMode.REGULAR_FILE) || mode.equals(FileMode.EXECUTABLE_FILE);
    }

    boolean isThere() {
      return !mode.equals(FileMode.MISSING);
    }

    boolean isFile() {
      return isFile(mode);
    }

    boolean isText() {
      if (!isFile() || RawText.isBinary(bytes)) {
        return false;
      }
      try {
        StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
        return true;
      } catch (CharacterCodingException e) {
        return false;
      }
    }

    String text() {
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }
}
