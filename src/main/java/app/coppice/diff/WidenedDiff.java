package app.coppice.diff;

import app.coppice.diff.DiffLine.Ending;
import app.coppice.diff.DiffLine.Kind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A difference with more context, taken from the new text; hunks that come to touch become one.
/// Pure, any thread.
public final class WidenedDiff {
  private WidenedDiff() {}

  /// All hunks, `by` lines more above and below each.
  ///
  /// @param by lines; {@link Integer#MAX_VALUE} for the whole file
  /// @param newBytes the whole new text
  public static FileDiff all(FileDiff file, int by, byte[] newBytes) {
    return widen(file, 0, file.hunks().size(), by, newBytes);
  }

  /// One hunk alone.
  ///
  /// @param number index of the hunk
  public static FileDiff one(FileDiff file, int number, int by, byte[] newBytes) {
    return widen(file, number, number + 1, by, newBytes);
  }

  private static FileDiff widen(FileDiff file, int from, int to, int by, byte[] newBytes) {
    List<String> text = Text.lines(decode(file, newBytes));
    List<List<DiffLine>> all = new ArrayList<>();
    for (int i = 0; i < file.hunks().size(); i++) {
      Hunk hunk = file.hunks().get(i);
      // Nobody's hunk is widened into another: what is between two belongs to both.
      int above = i == 0 ? 0 : newEnd(file.hunks().get(i - 1));
      int below = i + 1 == file.hunks().size() ? text.size() : newFirst(file.hunks().get(i + 1));
      boolean wider = i >= from && i < to;
      List<DiffLine> lines = wider ? wider(hunk, by, above, below, text) : hunk.lines();
      if (!all.isEmpty() && touch(all.getLast(), lines)) {
        join(all.getLast(), lines);
      } else {
        all.add(new ArrayList<>(lines));
      }
    }
    return file.with(all.stream().map(Hunks::of).toList());
  }

  /// Lines of the new text that end before a hunk begins.
  private static int newFirst(Hunk hunk) {
    // An empty side names the line before it.
    return hunk.newCount() == 0 ? hunk.newStart() : hunk.newStart() - 1;
  }

  private static int newEnd(Hunk hunk) {
    return newFirst(hunk) + hunk.newCount();
  }

  private static List<DiffLine> wider(Hunk hunk, int by, int above, int below, List<String> text) {
    int first = newFirst(hunk);
    int end = newEnd(hunk);
    int oldFirst = hunk.oldCount() == 0 ? hunk.oldStart() : hunk.oldStart() - 1;
    int oldEnd = oldFirst + hunk.oldCount();
    List<DiffLine> lines = new ArrayList<>();
    int start = by > first ? above : Math.max(above, first - by);
    for (int i = Math.min(start, first); i < first; i++) {
      lines.add(context(oldFirst - (first - i) + 1, i + 1, text.get(i)));
    }
    lines.addAll(hunk.lines());
    int stop = by > below - end ? below : end + by;
    for (int i = end; i < Math.min(stop, text.size()); i++) {
      lines.add(context(oldEnd + (i - end) + 1, i + 1, text.get(i)));
    }
    return lines;
  }

  private static DiffLine context(int oldNumber, int newNumber, String raw) {
    return raw.endsWith("\n")
        ? new DiffLine(
            Kind.CONTEXT, oldNumber, newNumber, raw.substring(0, raw.length() - 1), List.of())
        : new DiffLine(Kind.CONTEXT, oldNumber, newNumber, raw, List.of(), Ending.NONE);
  }

  private static boolean touch(List<DiffLine> upper, List<DiffLine> lower) {
    int end = lastNew(upper);
    int start = firstNew(lower);
    return end > 0 && start > 0 && start <= end + 1;
  }

  /// Lines that both hold are taken once.
  private static void join(List<DiffLine> upper, List<DiffLine> lower) {
    int end = lastNew(upper);
    int skip = 0;
    while (skip < lower.size()
        && lower.get(skip).kind() == Kind.CONTEXT
        && lower.get(skip).newNumber() <= end) {
      skip++;
    }
    upper.addAll(lower.subList(skip, lower.size()));
  }

  private static int lastNew(List<DiffLine> lines) {
    return lines.stream().mapToInt(DiffLine::newNumber).max().orElse(0);
  }

  private static int firstNew(List<DiffLine> lines) {
    return lines.stream().mapToInt(DiffLine::newNumber).filter(n -> n > 0).min().orElse(0);
  }

  private static String decode(FileDiff file, byte[] bytes) {
    return switch (file.facts().charset()) {
      case UTF_8 -> new String(bytes, StandardCharsets.UTF_8);
      case BYTES -> new String(bytes, StandardCharsets.ISO_8859_1);
    };
  }
}
