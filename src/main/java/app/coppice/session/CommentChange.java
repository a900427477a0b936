package app.coppice.session;

/// What a person does to a comment.
public sealed interface CommentChange {
  record Edit(String id, String text) implements CommentChange {}

  record Resolve(String id) implements CommentChange {}

  record Reopen(String id) implements CommentChange {}

  record Delete(String id) implements CommentChange {}

  /// Undoes a delete.
  record BringBack(ReviewComment comment) implements CommentChange {}
}
