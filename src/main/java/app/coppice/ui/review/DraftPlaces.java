package app.coppice.ui.review;

import app.coppice.diff.DiffLine;
import app.coppice.diff.FileDiff;
import app.coppice.diff.LineAnchor;
import app.coppice.diff.LineChoice;
import app.coppice.diff.LineChoice.Side;
import app.coppice.session.ActionResult;
import app.coppice.session.Changes;
import app.coppice.session.CommentPlace;
import app.coppice.session.Reviewing;
import app.coppice.session.SessionId;
import app.coppice.session.SessionSnapshot;
import app.coppice.text.Escapes;
import app.coppice.ui.kit.FxThread;
import app.coppice.ui.kit.Messages;
import app.coppice.ui.review.CommentNotes.Draft;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;

/// Keeps the comment that is being written on its line while the files change, and saves it where
/// that is. FX thread only.
final class DraftPlaces {
  private final Reviewing review;
  private final CommentNotes notes;
  private final BiConsumer<Draft, Draft> moved;
  private Changes looked = Changes.NONE;
  private Optional<SessionId> session = Optional.empty();

  /// How often it was asked where the line is: only the newest answer counts.
  private int asked;

  /// @param moved told what is written, as it was and as it is
  DraftPlaces(Reviewing review, CommentNotes notes, BiConsumer<Draft, Draft> moved) {
    this.review = review;
    this.notes = notes;
    this.moved = moved;
  }

  /// A line that is read in a file without what is around it.
  static LineAnchor anchor(LineChoice where) {
    LineChoice.Line line = where.lines().getFirst();
    return new LineAnchor(
        where.path(),
        where.oldPath(),
        line.side(),
        line.number(),
        List.of(),
        bare(line.text()),
        List.of());
  }

  /// A line of a comparison, with what is shown around it.
  static LineAnchor anchor(FileDiff file, DiffLine line) {
    Side side = line.kind() == DiffLine.Kind.REMOVED ? Side.OLD : Side.NEW;
    int number = number(line, side);
    List<String> before = new ArrayList<>();
    List<String> after = new ArrayList<>();
    for (DiffLine each : file.hunks().stream().flatMap(it -> it.lines().stream()).toList()) {
      int at = number(each, side);
      if (at > 0 && at < number && at >= number - LineAnchor.CONTEXT) {
        before.add(bare(each.text()));
      } else if (at > number && at <= number + LineAnchor.CONTEXT) {
        after.add(bare(each.text()));
      }
    }
    return new LineAnchor(
        file.path(), file.oldPath(), side, number, before, bare(line.text()), after);
  }

  private static int number(DiffLine line, Side side) {
    return side == Side.OLD ? line.oldNumber() : line.newNumber();
  }

  private static String bare(String text) {
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }

  /// Looks where the line is whenever the files have changed.
  ///
  /// @param saving cards that are left where they are until that is answered
  @SuppressWarnings("ReferenceEquality") // To compare what the files hold takes too long.
  void show(SessionSnapshot newest, Set<CommentCard> saving) {
    boolean other = session.filter(newest.id()::equals).isEmpty();
    session = Optional.of(newest.id());
    if (other || looked != newest.changes()) {
      looked = newest.changes();
      follow(newest.id(), saving);
    }
  }

  /// Looks where the line is now, and goes there.
  void follow(SessionId of, Set<CommentCard> saving) {
    int turn = ++asked;
    notes
        .draft()
        .ifPresent(begun ->
            FxThread.deliver(
                review.place(of, begun.about()),
                place ->
                    notes
                        .draft()
                        .filter(it -> turn == asked && it.card().equals(begun.card()))
                        .filter(it -> !saving.contains(it.card()))
                        .ifPresent(it -> stand(it, place)),
                _ -> {})); // It is looked for again before it is saved.
  }

  private void stand(Draft draft, CommentPlace place) {
    switch (place) {
      case CommentPlace.Found(LineAnchor at) -> put(draft, at, at);
      case CommentPlace.Gone(LineAnchor instead) -> put(draft, draft.about(), instead);
      case CommentPlace.Nowhere() -> {}
    }
  }

  private void put(Draft draft, LineAnchor about, LineAnchor at) {
    Draft now = new Draft(card(draft, at.path()), about, at);
    if (!now.equals(draft)) {
      notes.draft(Optional.of(now));
      boolean stays =
          now.card().equals(draft.card())
              && at.line() == draft.at().line()
              && at.side() == draft.at().side();
      if (!stays) {
        moved.accept(draft, now);
      }
    }
  }

  /// A card knows its file by name.
  private CommentCard card(Draft draft, String path) {
    return draft.card().path().equals(path) ? draft.card() : draft.card().under(path);
  }

  /// Saves it on its line, wherever that is now. Where the line is gone, it is refused once, and is
  /// about what is shown in its place from then on.
  CompletableFuture<ActionResult> save(SessionId of, Draft draft, String text) {
    return review
        .place(of, draft.about())
        .thenCompose(place ->
            switch (place) {
              case CommentPlace.Found(LineAnchor at) -> review.comment(of, Draft.choice(at), text);
              case CommentPlace.Gone(LineAnchor instead) -> {
                FxThread.run(() ->
                    notes
                        .draft()
                        .filter(it -> it.card().equals(draft.card()))
                        .ifPresent(it -> put(it, instead, instead)));
                yield refused("review.comment.moved", instead.path(), instead.line());
              }
              case CommentPlace.Nowhere() ->
                  CompletableFuture.completedFuture(
                      new ActionResult.Refused(
                          Messages.text(
                              "review.comment.nowhere",
                              Escapes.visibleOnOneLine(draft.path()),
                              ReviewKey.COMMENT.combination().getDisplayText())));
            });
  }

  private static CompletableFuture<ActionResult> refused(String key, String path, int line) {
    return CompletableFuture.completedFuture(
        new ActionResult.Refused(
            Messages.text(
                key,
                Escapes.visibleOnOneLine(path),
                line,
                ReviewKey.COMMIT.combination().getDisplayText())));
  }
}
