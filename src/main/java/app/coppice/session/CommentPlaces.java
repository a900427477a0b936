package app.coppice.session;

import app.coppice.diff.LineAnchor;
import app.coppice.diff.LineChoice.Side;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// Finds the line again on which a comment is being written, as {@link CommentFollower} does those
/// of comments that are kept. Blocking; reads only that file.
record CommentPlaces(SessionGit git) {
  CommentPlace of(SessionSnapshot session, LineAnchor begun)
      throws IOException, InterruptedException {
    LineAnchor anchor = CommentFollower.renamed(begun, session.changes());
    List<String> lines = lines(session, anchor, anchor.side());
    Optional<LineAnchor> found = anchor.in(lines);
    if (found.isPresent()) {
      return new CommentPlace.Found(found.get());
    }
    Optional<LineAnchor> instead = anchor.instead(lines);
    if (instead.isEmpty()) {
      // The file is gone, or is empty now: what is shown of it is what it was.
      LineAnchor other = anchor.on(anchor.side() == Side.NEW ? Side.OLD : Side.NEW);
      instead = other.instead(lines(session, other, other.side()));
    }
    return instead.<CommentPlace>map(CommentPlace.Gone::new).orElseGet(CommentPlace.Nowhere::new);
  }

  private List<String> lines(SessionSnapshot session, LineAnchor anchor, Side side)
      throws IOException, InterruptedException {
    return git.review().lines(session, side == Side.OLD ? anchor.oldPath() : anchor.path(), side);
  }
}
