package app.coppice.ui.review.diff;

/// How old and new lines stand.
public enum Layout {
  /// Below each other, in one column.
  UNIFIED,
  SIDE_BY_SIDE
}
