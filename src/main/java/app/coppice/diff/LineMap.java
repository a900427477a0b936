package app.coppice.diff;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/// Where the lines of one text stand in another. Immutable; any thread. Lines are counted from 0.
public final class LineMap {
  private final List<String> oldLines;
  private final List<String> newLines;
  private final Edits edits;
  private final int[] toNew;
  private final int[] toOld;

  private LineMap(List<String> oldLines, List<String> newLines) {
    this.oldLines = List.copyOf(oldLines);
    this.newLines = List.copyOf(newLines);
    edits = Edits.between(this.oldLines, this.newLines);
    toNew = new int[oldLines.size()];
    toOld = new int[newLines.size()];
    Arrays.fill(toNew, -1);
    Arrays.fill(toOld, -1);
    int other = 0;
    for (int i = 0; i < toNew.length; i++) {
      if (!edits.removed().get(i)) {
        other = edits.added().nextClearBit(other);
        toNew[i] = other;
        toOld[other] = i;
        other++;
      }
    }
  }

  /// Compares two texts that were split after every line feed, see {@link #split}.
  public static LineMap between(List<String> oldLines, List<String> newLines) {
    return new LineMap(oldLines, newLines);
  }

  /// Splits after every line feed and keeps it.
  public static List<String> split(String text) {
    return Text.lines(text);
  }

  /// The line's place in the new text; -1 when it is not in it.
  public int newOf(int oldLine) {
    return oldLine >= 0 && oldLine < toNew.length ? toNew[oldLine] : -1;
  }

  /// The line's place in the old text; -1 when it is not in it.
  public int oldOf(int newLine) {
    return newLine >= 0 && newLine < toOld.length ? toOld[newLine] : -1;
  }

  /// Old lines that the new text lacks.
  public BitSet removed() {
    return (BitSet) edits.removed().clone();
  }

  /// New lines that the old text lacks.
  public BitSet added() {
    return (BitSet) edits.added().clone();
  }

  /// The old text with some of the changes made.
  ///
  /// Where a run of lines was replaced by as many, the n-th takes the place of the n-th; else what
  /// is left of the old ones comes before the new ones, as in a unified diff.
  ///
  /// @param gone removed lines that are left out
  /// @param come added lines that are put in
  public List<String> partly(BitSet gone, BitSet come) {
    return partly(gone, come, oldLines, newLines);
  }

  /// The same, of lines that are written otherwise than they were compared.
  ///
  /// @param oldTexts as many as there are old lines
  /// @param newTexts as many as there are new lines; they stand for the common ones, too
  public List<String> partly(
      BitSet gone, BitSet come, List<String> oldTexts, List<String> newTexts) {
    var lines = new ArrayList<String>();
    int o = 0;
    int n = 0;
    while (o < toNew.length || n < toOld.length) {
      int oldEnd = Math.min(toNew.length, edits.removed().nextClearBit(o));
      int newEnd = Math.min(toOld.length, edits.added().nextClearBit(n));
      boolean paired = oldEnd - o == newEnd - n;
      for (int i = o; i < oldEnd; i++) {
        if (!gone.get(i)) {
          lines.add(oldTexts.get(i));
        }
        if (paired && come.get(n + i - o)) {
          lines.add(newTexts.get(n + i - o));
        }
      }
      for (int i = n; !paired && i < newEnd; i++) {
        if (come.get(i)) {
          lines.add(newTexts.get(i));
        }
      }
      o = oldEnd;
      n = newEnd;
      if (o < toNew.length && n < toOld.length) {
        lines.add(newTexts.get(n++));
        o++;
      }
    }
    return separated(lines);
  }

  /// A line without a line feed can only be the last one.
  private static List<String> separated(List<String> lines) {
    for (int i = 0; i + 1 < lines.size(); i++) {
      if (!lines.get(i).endsWith("\n")) {
        boolean carriage = i > 0 && lines.get(i - 1).endsWith("\r\n");
        lines.set(i, lines.get(i) + (carriage ? "\r\n" : "\n"));
      }
    }
    return lines;
  }
}
