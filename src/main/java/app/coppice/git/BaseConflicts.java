package app.coppice.git;

import app.coppice.diff.Conflict;
import app.coppice.diff.Conflict.Agreed;
import app.coppice.diff.Conflict.Disputed;
import app.coppice.diff.Conflict.Part;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.Sequence;
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

  /// Sorted by path; empty when the two go together.
  public List<Conflict> find() throws IOException {
    var distance = Distance.between(repository, worktree);
    var jgit = repository.jgit();
    var objects = new UnstoredObjects(jgit);
    try (var inserter = objects.inserter()) {
      var made = MergeStrategy.RECURSIVE.newMerger(inserter, jgit.getConfig());
      if (!(made instanceof ResolveMerger merger)) {
        throw new IllegalStateException("the recursive strategy resolves");
      }
      var conflicts = new ArrayList<Conflict>();
      if (!merger.merge(distance.head(), distance.base())) {
        for (String path : new TreeSet<>(merger.getUnmergedPaths())) {
          conflicts.add(conflict(jgit, distance, path, merger.getMergeResults().get(path)));
        }
      }
      return conflicts;
    }
  }

  private static Conflict conflict(
      QuietRepository jgit,
      Distance distance,
      String path,
      @org.jspecify.annotations.Nullable MergeResult<? extends Sequence> result)
      throws IOException {
    byte[] ours = content(jgit, distance.head(), path);
    byte[] theirs = content(jgit, distance.base(), path);
    String what = "";
    if (ours.length == 0 || theirs.length == 0) {
      what = ours.length == 0 ? "deleted in this session" : "deleted in the base";
    } else if (!isText(ours) || !isText(theirs)) {
      what = "not a text";
    }
    if (!what.isEmpty() || result == null || !result.containsConflicts()) {
      return new Conflict(
          path,
          List.of(),
          isText(ours) ? new String(ours, StandardCharsets.UTF_8) : "",
          isText(theirs) ? new String(theirs, StandardCharsets.UTF_8) : "",
          what.isEmpty() ? "both changed it" : what);
    }
    return new Conflict(path, parts(result), "", "", "");
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

  private static byte[] content(QuietRepository jgit, ObjectId commit, String path)
      throws IOException {
    try (var walk = TreeWalk.forPath(jgit, path, jgit.parseCommit(commit).getTree())) {
      return walk == null || walk.isSubtree()
          ? new byte[0]
          : jgit.open(walk.getObjectId(0)).getBytes();
    }
  }

  private static boolean isText(byte[] bytes) {
    if (RawText.isBinary(bytes)) {
      return false;
    }
    try {
      StandardCharsets.UTF_8.newDecoder().decode(java.nio.ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
