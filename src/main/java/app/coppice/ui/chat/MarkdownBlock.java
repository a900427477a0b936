package app.coppice.ui.chat;

import app.coppice.ui.kit.text.StyledRun;
import java.util.List;

/// One block of a Markdown text, flattened: nesting is kept as an indent.
sealed interface MarkdownBlock {
  /// Lists and quotes it is nested in.
  int indent();

  /// A paragraph, heading or list item.
  ///
  /// @param level 1 to 6 for a heading, else 0
  /// @param marker bullet or number; empty when none
  /// @param tight belongs close to the block before it, as items of a tight list do
  record Prose(
      int indent, int level, String marker, boolean quoted, boolean tight, List<StyledRun> runs)
      implements MarkdownBlock {
    public Prose {
      runs = List.copyOf(runs);
    }
  }

  /// @param fence what the fence says after its marks; names the language
  record Code(int indent, String fence, String text) implements MarkdownBlock {}

  /// @param rows cells of every row, the head first
  record Table(int indent, List<List<List<StyledRun>>> rows) implements MarkdownBlock {
    public Table {
      rows = List.copyOf(rows);
    }
  }

  record Rule(int indent) implements MarkdownBlock {}
}
