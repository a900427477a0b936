package app.coppice.ui.review;

import app.coppice.diff.DiffLine;
import app.coppice.diff.FileDiff;
import app.coppice.diff.LineAnchor;
import app.coppice.diff.LineChoice.Side;
import app.coppice.session.ReviewComment;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// The way from comment to comment, in the order of files and lines. FX thread only.
final class CommentWalk {
  private final CommentNotes notes;
  private final Supplier<List<FileDiff>> files;
  private final Reveal reveal;
  private Optional<String> at = Optional.empty();

  /// Brings a line into view.
  interface Reveal {
    void line(String path, int line);
  }

  /// @param files that changed in the session in view
  CommentWalk(CommentNotes notes, Supplier<List<FileDiff>> files, Reveal reveal) {
    this.notes = notes;
    this.files = files;
    this.reveal = reveal;
  }

  /// Another session is in view: begins anew.
  void reset() {
    at = Optional.empty();
  }

  /// Goes to the next comment, or the previous one when `by` is -1.
  void step(int by) {
    List<CommentCard> order = inOrder();
    if (order.isEmpty()) {
      return;
    }
    int now = -1;
    for (int i = 0; i < order.size(); i++) {
      if (order.get(i).comment().map(ReviewComment::id).equals(at)) {
        now = i;
      }
    }
    int next = now < 0 ? (by > 0 ? 0 : order.size() - 1) : Math.floorMod(now + by, order.size());
    CommentCard card = order.get(next);
    at = card.comment().map(ReviewComment::id);
    card.comment().ifPresent(it -> reveal.line(card.path(), newLine(it.anchor())));
    card.focus();
  }

  private List<CommentCard> inOrder() {
    Map<String, Integer> places = new HashMap<>();
    for (FileDiff file : files.get()) {
      places.put(file.path(), places.size());
    }
    return notes.cards().stream()
        .filter(card -> places.containsKey(card.path()))
        .sorted(
            Comparator.comparingInt((CommentCard card) -> places.getOrDefault(card.path(), 0))
                .thenComparingInt(card -> card.comment().map(it -> it.anchor().line()).orElse(0)))
        .toList();
  }

  /// Where the new text has a line or what stands after it.
  private int newLine(LineAnchor anchor) {
    if (anchor.side() == Side.NEW) {
      return anchor.line();
    }
    return files.get().stream()
        .filter(file -> file.path().equals(anchor.path()))
        .flatMap(file -> file.hunks().stream())
        .flatMap(hunk -> hunk.lines().stream())
        .filter(line -> line.newNumber() > 0 && line.oldNumber() >= anchor.line())
        .mapToInt(DiffLine::newNumber)
        .min()
        .orElse(0);
  }
}
