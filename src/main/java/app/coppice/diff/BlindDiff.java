package app.coppice.diff;

import app.coppice.diff.DiffLine.Kind;
import java.util.ArrayList;
import java.util.List;

/// A difference without what differs in white space alone, as `git diff -w` would show it: lines
/// that are the same but for blanks become context, and hunks of nothing else go. Works on the
/// hunks, so it needs neither text; context is the new text's. Pure, any thread.
public final class BlindDiff {
  private static final int CONTEXT = 3;

  private BlindDiff() {}

  /// The same object when white space makes no difference in it.
  public static FileDiff of(FileDiff file) {
    List<Hunk> hunks = new ArrayList<>();
    boolean same = true;
    for (Hunk hunk : file.hunks()) {
      List<DiffLine> lines = blind(hunk.lines());
      boolean untouched = lines.equals(hunk.lines());
      same &= untouched;
      if (untouched) {
        hunks.add(hunk);
      } else {
        hunks.addAll(Hunks.cut(lines, CONTEXT));
      }
    }
    return same ? file : file.with(hunks);
  }

  private static List<DiffLine> blind(List<DiffLine> lines) {
    List<DiffLine> out = new ArrayList<>(lines.size());
    int i = 0;
    while (i < lines.size()) {
      if (lines.get(i).kind() == Kind.CONTEXT) {
        out.add(lines.get(i++));
        continue;
      }
      int start = i;
      while (i < lines.size() && lines.get(i).kind() == Kind.REMOVED) {
        i++;
      }
      int middle = i;
      while (i < lines.size() && lines.get(i).kind() == Kind.ADDED) {
        i++;
      }
      block(lines.subList(start, middle), lines.subList(middle, i), out);
    }
    return out;
  }

  private static void block(List<DiffLine> removed, List<DiffLine> added, List<DiffLine> out) {
    var edits = Edits.between(seen(removed), seen(added));
    int oldAt = 0;
    int newAt = 0;
    while (oldAt < removed.size() || newAt < added.size()) {
      int oldFirst = oldAt;
      int newFirst = newAt;
      oldAt = edits.removed().nextClearBit(oldAt);
      newAt = edits.added().nextClearBit(newAt);
      out.addAll(removed.subList(oldFirst, Math.min(oldAt, removed.size())));
      out.addAll(added.subList(newFirst, Math.min(newAt, added.size())));
      if (oldAt < removed.size() && newAt < added.size()) {
        DiffLine kept = added.get(newAt++);
        int oldNumber = removed.get(oldAt++).oldNumber();
        out.add(
            new DiffLine(
                Kind.CONTEXT, oldNumber, kept.newNumber(), kept.text(), List.of(), kept.ending()));
      }
    }
  }

  /// What is compared: the lines without any blank, as by `git diff --ignore-all-space`.
  private static List<String> seen(List<DiffLine> lines) {
    List<String> all = new ArrayList<>(lines.size());
    for (DiffLine line : lines) {
      StringBuilder out = new StringBuilder(line.text().length());
      line.text().chars().filter(c -> !isBlank(c)).forEach(c -> out.append((char) c));
      all.add(out.toString());
    }
    return all;
  }

  private static boolean isBlank(int c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
  }
}
