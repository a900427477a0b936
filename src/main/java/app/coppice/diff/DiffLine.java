package app.coppice.diff;

import java.util.List;

/// One line of a hunk.
///
/// @param oldNumber 1-based line in the old text; 0 for an added line
/// @param newNumber 1-based line in the new text; 0 for a removed line
/// @param text the line without its line feed
/// @param changed character ranges that differ within the line; empty when the whole line is meant
public record DiffLine(Kind kind, int oldNumber, int newNumber, String text, List<Span> changed) {

  /// Which side the line stands on.
  public enum Kind {
    CONTEXT,
    ADDED,
    REMOVED
  }

  /// A half-open range of UTF-16 indices.
  public record Span(int start, int end) {}

  public DiffLine {
    changed = List.copyOf(changed);
  }
}
