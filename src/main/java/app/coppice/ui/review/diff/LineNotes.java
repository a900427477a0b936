package app.coppice.ui.review.diff;

import app.coppice.diff.DiffLine;
import app.coppice.diff.FileDiff;
import java.util.List;
import javafx.scene.layout.Region;

/// What stands below lines of the diff, such as comments. Handed to `ReviewPane.lineNotes`; say
/// `ReviewPane.notesChanged` when {@link #below} would answer otherwise. FX thread only.
public interface LineNotes {
  /// Nothing below any line.
  LineNotes NONE =
      new LineNotes() {
        @Override
        public boolean hasAny(String path) {
          return false;
        }

        @Override
        public List<Note> below(FileDiff file, DiffLine line) {
          return List.of();
        }
      };

  /// Whether a file has any: only then is it asked for each of its lines.
  boolean hasAny(String path);

  /// What stands below a line, from above; side by side it stands below both. Must be quick: it is
  /// asked for all lines of the file at once.
  List<Note> below(FileDiff file, DiffLine line);

  /// What stands above a file's first hunk, such as comments whose line is gone.
  default List<Note> atTop(FileDiff file) {
    return List.of();
  }

  /// One region of its own height for the width it gets. Equal notes keep their place and node, so
  /// a field in it keeps its text; the region is asked for each time it comes into view and is one
  /// and the same for as long as the note is shown.
  interface Note {
    Region node();
  }
}
