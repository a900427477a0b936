package app.coppice.diff;

import java.util.List;

/// One changed region with its context, as in a unified diff.
///
/// @param oldStart first line in the old text, 1-based; 0 when the old side is empty
/// @param oldCount lines of the old text
/// @param newStart first line in the new text, 1-based; 0 when the new side is empty
/// @param newCount lines of the new text
public record Hunk(int oldStart, int oldCount, int newStart, int newCount, List<DiffLine> lines) {
  public Hunk {
    lines = List.copyOf(lines);
  }
}
