package app.coppice.diff;

import app.coppice.diff.DiffLine.Ending;
import app.coppice.diff.DiffLine.Kind;
import app.coppice.diff.DiffLine.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/// Turns edits into hunks with context. One use, one thread.
final class HunkBuilder {
  private static final int CONTEXT = 3;

  private final List<String> oldLines;
  private final List<String> newLines;
  private final List<Block> blocks;

  HunkBuilder(List<String> oldLines, List<String> newLines, Edits edits) {
    this.oldLines = oldLines;
    this.newLines = newLines;
    this.blocks = Block.of(edits, oldLines.size(), newLines.size());
  }

  /// @param givenUp asked now and then whether nobody waits for them any more
  /// @throws CancellationException soon after that
  List<Hunk> build(BooleanSupplier givenUp) {
    var hunks = new ArrayList<Hunk>();
    int first = 0;
    for (int i = 1; i <= blocks.size(); i++) {
      boolean apart =
          i == blocks.size() || blocks.get(i).oldStart() - blocks.get(i - 1).oldEnd() > 2 * CONTEXT;
      if (givenUp.getAsBoolean()) {
        throw new CancellationException();
      }
      if (apart) {
        hunks.add(hunk(blocks.subList(first, i)));
        first = i;
      }
    }
    return hunks;
  }

  private Hunk hunk(List<Block> group) {
    var head = group.getFirst();
    var tail = group.getLast();
    int before = Math.min(CONTEXT, head.oldStart());
    int after = Math.min(CONTEXT, oldLines.size() - tail.oldEnd());
    int oldAt = head.oldStart() - before;
    int newAt = head.newStart() - before;
    int oldCount = tail.oldEnd() + after - oldAt;
    int newCount = tail.newEnd() + after - newAt;
    var lines = new ArrayList<DiffLine>(oldCount + newCount);
    int oldIndex = oldAt;
    int newIndex = newAt;
    for (Block block : group) {
      context(lines, oldIndex, newIndex, block.oldStart() - oldIndex);
      changed(lines, block);
      oldIndex = block.oldEnd();
      newIndex = block.newEnd();
    }
    context(lines, oldIndex, newIndex, after);
    // As in a unified diff, an empty side names the line before it.
    return new Hunk(
        oldCount == 0 ? oldAt : oldAt + 1,
        oldCount,
        newCount == 0 ? newAt : newAt + 1,
        newCount,
        lines);
  }

  private void context(List<DiffLine> lines, int oldIndex, int newIndex, int count) {
    for (int i = 0; i < count; i++) {
      lines.add(line(Kind.CONTEXT, oldIndex + i + 1, newIndex + i + 1, List.of()));
    }
  }

  private void changed(List<DiffLine> lines, Block block) {
    var words =
        WordPairs.of(
            oldLines.subList(block.oldStart(), block.oldEnd()),
            newLines.subList(block.newStart(), block.newEnd()));
    for (int i = block.oldStart(); i < block.oldEnd(); i++) {
      lines.add(line(Kind.REMOVED, i + 1, 0, words.oldSpans(i - block.oldStart())));
    }
    for (int i = block.newStart(); i < block.newEnd(); i++) {
      lines.add(line(Kind.ADDED, 0, i + 1, words.newSpans(i - block.newStart())));
    }
  }

  private DiffLine line(Kind kind, int oldNumber, int newNumber, List<Span> spans) {
    String raw = kind == Kind.REMOVED ? oldLines.get(oldNumber - 1) : newLines.get(newNumber - 1);
    return raw.endsWith("\n")
        ? new DiffLine(kind, oldNumber, newNumber, raw.substring(0, raw.length() - 1), spans)
        : new DiffLine(kind, oldNumber, newNumber, raw, spans, Ending.NONE);
  }

  /// Neighbouring removed and added lines.
  private record Block(int oldStart, int oldEnd, int newStart, int newEnd) {
    static List<Block> of(Edits edits, int oldSize, int newSize) {
      var blocks = new ArrayList<Block>();
      int oldIndex = 0;
      int newIndex = 0;
      while (oldIndex < oldSize || newIndex < newSize) {
        int common =
            Math.min(
                distance(edits.removed().nextSetBit(oldIndex), oldIndex, oldSize),
                distance(edits.added().nextSetBit(newIndex), newIndex, newSize));
        oldIndex += common;
        newIndex += common;
        int oldEnd = Math.min(oldSize, edits.removed().nextClearBit(oldIndex));
        int newEnd = Math.min(newSize, edits.added().nextClearBit(newIndex));
        if (oldEnd > oldIndex || newEnd > newIndex) {
          blocks.add(new Block(oldIndex, oldEnd, newIndex, newEnd));
        }
        oldIndex = oldEnd;
        newIndex = newEnd;
      }
      return blocks;
    }

    private static int distance(int bit, int from, int size) {
      return (bit < 0 ? size : bit) - from;
    }
  }
}
