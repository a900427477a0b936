package app.coppice.session;

import app.coppice.diff.LineAnchor;
import java.time.Instant;

/// What a person wrote about one line of a session's changes.
///
/// @param at when it was first written
/// @param anchor where it stands; where it last stood when `OUTDATED`
/// @param text as it was written
public record ReviewComment(
    String id, Instant at, LineAnchor anchor, String text, Standing standing, boolean resolved) {

  /// Whether its line is still there.
  public enum Standing {
    CURRENT,
    /// The line is gone or says something else.
    OUTDATED
  }

  ReviewComment movedTo(LineAnchor newAnchor, Standing newStanding) {
    return new ReviewComment(id, at, newAnchor, text, newStanding, resolved);
  }

  ReviewComment saying(String newText) {
    return new ReviewComment(id, at, anchor, newText, standing, resolved);
  }

  ReviewComment settled(boolean nowResolved) {
    return new ReviewComment(id, at, anchor, text, standing, nowResolved);
  }
}
