package app.coppice.ui.review.diff;

import app.coppice.diff.DiffLine;
import app.coppice.diff.DiffLine.Kind;
import app.coppice.diff.FileDiff;

/// Whether the changed lines of each side end in a carriage return, as far as the first of them
/// tell.
///
/// @param oldReturns some removed line does
/// @param newReturns some added line does
/// @param both there are lines on both sides
record LineEnds(boolean oldReturns, boolean newReturns, boolean both) {
  /// Lines that are looked at: a diff of a million lines opens as fast as any.
  private static final int ENOUGH = 500;

  static LineEnds of(FileDiff file) {
    boolean removed = false;
    boolean added = false;
    boolean oldReturns = false;
    boolean newReturns = false;
    int looked = 0;
    for (var hunk : file.hunks()) {
      for (DiffLine line : hunk.lines()) {
        if (looked++ == ENOUGH) {
          return new LineEnds(oldReturns, newReturns, removed && added);
        }
        boolean returns = line.text().endsWith("\r");
        removed |= line.kind() == Kind.REMOVED;
        added |= line.kind() == Kind.ADDED;
        oldReturns |= line.kind() == Kind.REMOVED && returns;
        newReturns |= line.kind() == Kind.ADDED && returns;
      }
    }
    return new LineEnds(oldReturns, newReturns, removed && added);
  }

  boolean change() {
    return both && oldReturns != newReturns;
  }
}
