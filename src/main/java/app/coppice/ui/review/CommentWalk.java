package app.coppice.ui.review;

import app.coppice.diff.DiffLine;
import app.coppice.diff.FileDiff;
import app.coppice.diff.LineAnchor;
import app.coppice.diff.LineChoice.Side;
import app.coppice.session.ReviewComment;
import app.coppice.ui.review.CommentNotes.Draft;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// The way from comment to comment, in the order of files and lines. FX thread only.
final class CommentWalk {
  private final CommentNotes notes;
  private final Supplier<List<FileDiff>> files;
  private final Reveal reveal;
  private final Predicate<String> shows;

  /// The name of what was gone to last.
  private Optional<String> at = Optional.empty();

  /// Brings a line into view.
  interface Reveal {
    void line(String path, int line);
  }

  /// @param files that changed in the session in view
  /// @param shows whether a file is among those that are shown
  CommentWalk(
      CommentNotes notes, Supplier<List<FileDiff>> files, Reveal reveal, Predicate<String> shows) {
    this.shows = shows;
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
      if (at.filter(name(order.get(i))::equals).isPresent()) {
        now = i;
      }
    }
    int edge = by > 0 ? 0 : order.size() - 1;
    int next = now < 0 ? edge : Math.floorMod(now + by, order.size());
    for (int i = 0; i < order.size(); i++) {
      if (isBack(order.get(i))) {
        next = i;
      }
    }
    CommentCard card = order.get(next);
    at = Optional.of(name(card));
    reveal.line(card.path(), newLine(card.path(), side(card), line(card)));
    card.focus();
  }

  /// Whether it is half written and the person has not been at it since it came back: they were
  /// told that the way leads there.
  private boolean isBack(CommentCard card) {
    boolean half = card.isEditing() || card.comment().isEmpty();
    return half && !card.isVisited() && shows.test(card.path());
  }

  /// Its comment's id; the one that is written for the first time has none.
  private static String name(CommentCard card) {
    return card.comment().map(ReviewComment::id).orElse("");
  }

  private int line(CommentCard card) {
    return card.comment()
        .map(it -> it.anchor().line())
        .or(() -> draft(card).map(LineAnchor::line))
        .orElse(0);
  }

  private Side side(CommentCard card) {
    return card.comment()
        .map(it -> it.anchor().side())
        .or(() -> draft(card).map(LineAnchor::side))
        .orElse(Side.NEW);
  }

  private Optional<LineAnchor> draft(CommentCard card) {
    return notes.draft().filter(it -> it.card().equals(card)).map(Draft::at);
  }

  private List<CommentCard> inOrder() {
    Map<String, Integer> places = new HashMap<>();
    for (FileDiff file : files.get()) {
      places.put(file.path(), places.size());
    }
    return Stream.concat(notes.cards().stream(), notes.draft().map(Draft::card).stream())
        .filter(card -> places.containsKey(card.path()))
        .sorted(
            Comparator.comparingInt((CommentCard card) -> places.getOrDefault(card.path(), 0))
                .thenComparingInt(this::line))
        .toList();
  }

  /// Where the new text has a line or what stands after it.
  private int newLine(String path, Side side, int number) {
    if (side == Side.NEW) {
      return number;
    }
    return files.get().stream()
        .filter(file -> file.path().equals(path))
        .flatMap(file -> file.hunks().stream())
        .flatMap(hunk -> hunk.lines().stream())
        .filter(line -> line.newNumber() > 0 && line.oldNumber() >= number)
        .mapToInt(DiffLine::newNumber)
        .min()
        .orElse(0);
  }
}
