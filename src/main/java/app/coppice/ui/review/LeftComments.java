package app.coppice.ui.review;

import app.coppice.session.SessionId;
import app.coppice.ui.review.CommentNotes.Draft;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Comments that are being written or changed in sessions that are out of view. FX thread only.
final class LeftComments {
  private final CommentNotes notes;
  private final Map<SessionId, Draft> drafts = new HashMap<>();

  /// Cards of comments that are kept and being changed, by session and the comment's id.
  private final Map<SessionId, Map<String, CommentCard>> edits = new HashMap<>();

  /// @param notes of the session in view
  LeftComments(CommentNotes notes) {
    this.notes = notes;
  }

  /// A session goes out of view.
  void leave(SessionId before) {
    notes.draft().ifPresent(draft -> drafts.put(before, draft));
    notes.draft(Optional.empty());
    Map<String, CommentCard> editing = notes.leave();
    if (!editing.isEmpty()) {
      edits.put(before, editing);
    }
  }

  /// A session comes into view; its comments are shown next.
  void enter(SessionId next) {
    notes.draft(Optional.ofNullable(drafts.remove(next)));
    notes.enter(Objects.requireNonNullElse(edits.remove(next), Map.of()));
  }

  /// A draft became a comment that is kept.
  void saved(CommentCard card) {
    drafts.values().removeIf(it -> it.card().equals(card));
  }
}
