package app.coppice.session;

import app.coppice.diff.LineAnchor;

/// Where a comment that is not kept yet stands in the files as they are now.
public sealed interface CommentPlace {
  /// The line is there.
  record Found(LineAnchor at) implements CommentPlace {}

  /// The line is gone, or says something else.
  ///
  /// @param instead the line in its place; one of the base where the file has none
  record Gone(LineAnchor instead) implements CommentPlace {}

  /// Neither the file nor what it was in the base has a line.
  record Nowhere() implements CommentPlace {}
}
