package app.coppice.session;

import app.coppice.diff.FileDiff;
import app.coppice.diff.LineAnchor;
import app.coppice.diff.LineChoice.Side;
import app.coppice.session.ReviewComment.Standing;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Finds the lines of comments again after the code has changed. Blocking; reads only the files
/// that have comments.
record CommentFollower(SessionGit git, Redacted redacted, Clock clock) {

  /// What has to be told to the session: comments whose line moved, went or came back.
  List<SessionEvent> follow(SessionSnapshot session, Changes changes)
      throws IOException, InterruptedException {
    var news = new ArrayList<SessionEvent>();
    Map<String, List<String>> texts = new HashMap<>();
    for (ReviewComment comment : session.comments()) {
      LineAnchor anchor = renamed(comment.anchor(), changes);
      String path = anchor.side() == Side.OLD ? anchor.oldPath() : anchor.path();
      String key = anchor.side() + path;
      if (!texts.containsKey(key)) {
        // As the comment keeps them, or they would not be found.
        texts.put(key, redacted.lines(git.review().lines(session, path, anchor.side())));
      }
      Optional<LineAnchor> now = anchor.in(texts.get(key));
      LineAnchor place = now.orElse(anchor);
      Standing standing = now.isPresent() ? Standing.CURRENT : Standing.OUTDATED;
      if (!place.equals(comment.anchor()) || standing != comment.standing()) {
        news.add(new SessionEvent.CommentMoved(clock.instant(), comment.id(), place, standing));
      }
    }
    return news;
  }

  static LineAnchor renamed(LineAnchor anchor, Changes changes) {
    Set<FileDiff.Change> moved = Set.of(FileDiff.Change.RENAMED);
    return changes.files().stream()
        .filter(file -> moved.contains(file.change()))
        .filter(file -> file.oldPath().equals(anchor.path()))
        .findFirst()
        .map(file -> anchor.named(file.path()))
        .orElse(anchor);
  }
}
