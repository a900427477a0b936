package app.coppice.ui.review.diff;

import app.coppice.diff.DiffLine;
import app.coppice.diff.FileDiff;
import app.coppice.diff.Hunk;
import java.util.ArrayList;
import java.util.List;

/// Differences of any size.
public final class HugeDiff {
  private HugeDiff() {}

  /// So many files, each with one block of lines that went and came, some 50 bytes each.
  public static List<FileDiff> of(int files, int linesEach) {
    List<FileDiff> all = new ArrayList<>(files);
    for (int f = 0; f < files; f++) {
      List<DiffLine> lines = new ArrayList<>(linesEach);
      int half = linesEach / 2;
      for (int i = 1; i <= half; i++) {
        String text = "    int value" + i + " = compute(" + f + ", " + i + "); // before";
        lines.add(new DiffLine(DiffLine.Kind.REMOVED, i, 0, text, List.of()));
      }
      for (int i = 1; i <= half; i++) {
        String text = "    long value" + i + " = compute(" + f + ", " + i + "); // after";
        lines.add(new DiffLine(DiffLine.Kind.ADDED, 0, i, text, List.of()));
      }
      all.add(file("src/Part%05d.java".formatted(f), half, lines));
    }
    return all;
  }

  private static FileDiff file(String path, int half, List<DiffLine> lines) {
    return new FileDiff(
        path,
        path,
        FileDiff.Change.MODIFIED,
        List.of(new Hunk(1, half, 1, half, lines)),
        half,
        half,
        FileDiff.Content.TEXT);
  }
}
