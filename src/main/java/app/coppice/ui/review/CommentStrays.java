package app.coppice.ui.review;

import app.coppice.session.ActionResult;
import app.coppice.session.SessionId;
import app.coppice.ui.kit.Messages;
import app.coppice.ui.review.CommentNotes.Draft;
import app.coppice.ui.review.StrayComments.Stray;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// Finds what is half written on files that the review does not show, and drops what the person
/// gives up of it. FX thread only.
final class CommentStrays {
  private final ReviewPane pane;
  private final CommentNotes notes;
  private final ResultLine result;
  private final CommentCard.Desk desk;
  private final Supplier<Optional<SessionId>> session;
  private final StrayComments view = new StrayComments(this::drop);

  /// @param session the one in view
  CommentStrays(
      ReviewPane pane,
      CommentNotes notes,
      ResultLine result,
      CommentCard.Desk desk,
      Supplier<Optional<SessionId>> session) {
    this.pane = pane;
    this.notes = notes;
    this.result = result;
    this.desk = desk;
    this.session = session;
  }

  StrayComments view() {
    return view;
  }

  /// Shows what there is now.
  void show() {
    List<Stray> found = new ArrayList<>();
    notes
        .draft()
        .filter(it -> isStray(it.card()))
        .ifPresent(it -> found.add(stray(it.card(), it.at().line())));
    for (CommentCard card : notes.cards()) {
      if (card.isEditing() && isStray(card)) {
        found.add(stray(card, card.comment().map(it -> it.anchor().line()).orElse(0)));
      }
    }
    boolean typing = found.stream().anyMatch(it -> it.card().writing().isFocused());
    view.show(found);
    if (typing) {
      // Its field goes with its line; the next one would take the letters.
      pane.focusFiles();
    }
  }

  private static Stray stray(CommentCard card, int line) {
    return new Stray(card, line, card.writing().getText());
  }

  private boolean isStray(CommentCard card) {
    return !card.writing().getText().isBlank() && !pane.shows(card.path());
  }

  /// The person gives it up, and may think again.
  private void drop(CommentCard card) {
    Optional<Draft> draft = notes.draft().filter(it -> it.card().equals(card));
    String text = card.writing().getText();
    if (draft.isPresent()) {
      desk.cancel(card);
    } else {
      card.written();
    }
    show();
    pane.focusFiles();
    Optional<SessionId> of = session.get();
    result.show(
        new ActionResult.Done(Messages.text("review.stray.dropped")),
        Messages.text("review.discard.undo"),
        () -> {
          // Another one may have been begun meanwhile: its place is taken.
          if (of.equals(session.get()) && (draft.isEmpty() || notes.draft().isEmpty())) {
            draft.ifPresent(it -> notes.draft(Optional.of(it)));
            takeBack(card, text);
          }
        });
  }

  private void takeBack(CommentCard card, String text) {
    card.takeUp(text);
    desk.typed(card);
    pane.notesChanged(Set.of(card.path()));
    show();
  }
}
