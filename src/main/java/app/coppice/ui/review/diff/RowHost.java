package app.coppice.ui.review.diff;

import app.coppice.diff.FileDiff;
import app.coppice.ui.kit.text.Mark;
import app.coppice.ui.kit.text.TextSelection;
import java.util.List;

/// What a row's cell asks of the pane it is in. FX thread only.
interface RowHost {
  /// The selection over the texts of one side; unified, all texts are on the new one.
  TextSelection selection(Row.Side side);

  /// Folds an open file, opens a folded one.
  void toggle(String path);

  /// How a row takes part in what is selected.
  Picked picked(int index);

  Picture.Source pictures();

  boolean isViewed(String path);

  /// What the head of a hunk says beside where it is; may be empty.
  String words(int index);

  /// What is found in a line or path, as in {@link DiffFinder#marks}.
  List<Mark> finds(FileDiff file, int hunk, int line);

  /// Actions that heads have buttons for and that are possible there.
  List<SpotAction> onHead(int index);

  /// What an action is called there.
  String title(SpotAction action, int index);

  void run(SpotAction action, int index);

  /// Part of a row in the selection of rows.
  enum Picked {
    NOT,
    /// Within the lines that were selected.
    RANGE,
    CURSOR
  }
}
