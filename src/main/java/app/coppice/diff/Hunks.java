package app.coppice.diff;

import app.coppice.diff.DiffLine.Kind;
import java.util.ArrayList;
import java.util.List;

/// Makes hunks of lines that follow each other. Pure, any thread.
final class Hunks {
  private Hunks() {}

  /// One hunk of all `lines`, numbered by them.
  static Hunk of(List<DiffLine> lines) {
    int oldCount = 0;
    int newCount = 0;
    int oldStart = 0;
    int newStart = 0;
    for (DiffLine line : lines) {
      oldCount += line.oldNumber() > 0 ? 1 : 0;
      newCount += line.newNumber() > 0 ? 1 : 0;
      oldStart = oldStart == 0 ? line.oldNumber() : oldStart;
      newStart = newStart == 0 ? line.newNumber() : newStart;
    }
    return new Hunk(oldStart, oldCount, newStart, newCount, lines);
  }

  /// The hunks of lines that follow each other, with so much context; none where nothing changed.
  static List<Hunk> cut(List<DiffLine> lines, int context) {
    List<Hunk> hunks = new ArrayList<>();
    int from = -1;
    int last = 0;
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).kind() == Kind.CONTEXT) {
        continue;
      }
      if (from < 0) {
        from = Math.max(0, i - context);
      } else if (i - last - 1 > 2 * context) {
        hunks.add(of(lines.subList(from, last + context + 1)));
        from = i - context;
      }
      last = i;
    }
    if (from >= 0) {
      hunks.add(of(lines.subList(from, Math.min(lines.size(), last + context + 1))));
    }
    return hunks;
  }
}
