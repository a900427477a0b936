package app.coppice.diff;

import java.util.List;

/// One line of a hunk.
///
/// @param oldNumber 1-based line in the old text; 0 for an added line
/// @param newNumber 1-based line in the new text; 0 for a removed line
/// @param text the line without its line feed; a carriage return before it stays
/// @param changed character ranges that differ within the line; empty when the whole line is meant
/// @param ending whether a line feed follows
public record DiffLine(
    Kind kind, int oldNumber, int newNumber, String text, List<Span> changed, Ending ending) {

  /// Which side the line stands on.
  public enum Kind {
    CONTEXT,
    ADDED,
    REMOVED
  }

  /// How the line ends in its file.
  public enum Ending {
    LINE_FEED,
    /// The last line of a file that does not end with a line feed.
    NONE
  }

  /// A half-open range of UTF-16 indices.
  public record Span(int start, int end) {}

  public DiffLine {
    changed = List.copyOf(changed);
  }

  /// A line that ends with a line feed.
  public DiffLine(Kind kind, int oldNumber, int newNumber, String text, List<Span> changed) {
    this(kind, oldNumber, newNumber, text, changed, Ending.LINE_FEED);
  }
}
