package app.coppice.ui.review;

import app.coppice.agent.Entry;
import app.coppice.diff.DiffLine;
import app.coppice.diff.FileDiff;
import app.coppice.diff.LineChoice;
import app.coppice.session.ActionResult;
import app.coppice.session.Begun;
import app.coppice.session.CommentPrompt;
import app.coppice.session.ReviewComment;
import app.coppice.session.SessionId;
import app.coppice.session.SessionSnapshot;
import app.coppice.text.Escapes;
import app.coppice.ui.kit.FxThread;
import app.coppice.ui.kit.KeyHint;
import app.coppice.ui.kit.Messages;
import app.coppice.ui.kit.Verbatim;
import app.coppice.ui.review.CommentNotes.Draft;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;

/// The comments of the review: written, changed, walked through, put into the prompt. FX thread
/// only.
final class CommentDesk implements CommentCard.Desk {
  private static final String IN_PROMPT = Messages.text("review.comment.in-prompt");

  private final ReviewPane pane;
  private final ReviewActions actions;
  private final CommitBar bar;
  private final CommentNotes notes;
  private final Button send = Verbatim.button();

  private final LeftComments left;
  private final CommentChanges changes;

  /// Drafts whose saving is not answered yet.
  private final Set<CommentCard> saving = new HashSet<>();

  private final CommentBeginnings begun;
  private Optional<SessionSnapshot> shown = Optional.empty();

  /// Whether what was begun in the session in view is still to be brought back.
  private boolean entering;

  private final CommentWalk walk;
  private final DraftPlaces places;
  private final CommentStrays strays;

  /// Entries of the transcript when it was last looked which comments were sent.
  private int seen;

  CommentDesk(ReviewPane pane, ReviewActions actions, CommitBar bar) {
    this.pane = pane;
    this.actions = actions;
    this.bar = bar;
    notes = new CommentNotes(this, pane::comparison);
    left = new LeftComments(notes);
    changes = new CommentChanges(actions, bar.result());
    walk =
        new CommentWalk(
            notes,
            () -> shown.map(it -> it.changes().files()).orElse(List.of()),
            pane::reveal,
            pane::shows);
    begun = new CommentBeginnings(actions, notes, bar.result()::remark);
    places = new DraftPlaces(actions.review(), notes, this::moved);
    strays =
        new CommentStrays(pane, notes, bar.result(), this, () -> shown.map(SessionSnapshot::id));
    send.setGraphic(new KeyHint(ReviewKey.SEND_COMMENTS.combination()));
    send.setContentDisplay(ContentDisplay.RIGHT);
    send.getStyleClass().addAll("flat", "small");
    send.setMinWidth(Button.USE_PREF_SIZE);
    send.managedProperty().bind(send.visibleProperty());
    send.setOnAction(_ -> sendChosen());
    send.setVisible(false);
  }

  CommentNotes notes() {
    return notes;
  }

  Button sendButton() {
    return send;
  }

  void show(SessionSnapshot newest) {
    boolean other = shown.filter(it -> it.id().equals(newest.id())).isEmpty();
    if (other) {
      begun.leave();
      shown.ifPresent(before -> left.leave(before.id()));
      left.enter(newest.id());
      walk.reset();
    }
    shown = Optional.of(newest);
    Set<String> changed = notes.show(newest.comments());
    List<Entry> entries = newest.transcript().entries();
    if (!changed.isEmpty() || entries.size() != seen || other) {
      seen = entries.size();
      notes.markSent(entries);
    }
    chosen();
    if (!changed.isEmpty()) {
      pane.notesChanged(changed);
    }
    entering = entering || other;
    places.show(newest, saving);
    strays.show();
  }

  /// Brings back what was begun in the session in view, once it has come into view.
  void bringBack() {
    if (entering && shown.isPresent()) {
      entering = false;
      SessionId id = shown.get().id();
      begun.enter(id, (where, text) -> takeUp(id, where, text), this::isBack);
    }
  }

  /// Opens the place again where a comment was begun, at an earlier start or before another session
  /// was in view.
  private void takeUp(SessionId session, LineChoice where, String text) {
    if (notes.draft().isEmpty() && shown.filter(it -> it.id().equals(session)).isPresent()) {
      CommentCard card = new CommentCard(where.path(), this);
      notes.draft(Optional.of(new Draft(card, DraftPlaces.anchor(where))));
      card.takeUp(text);
      pane.notesChanged(Set.of(where.path()));
      places.follow(session, saving);
      strays.show();
    }
  }

  private void isBack(String path) {
    strays.show();
    bar.result()
        .remark(
            Messages.text(
                pane.shows(path) ? "review.comment.back" : whyAway(path),
                Escapes.visibleOnOneLine(path),
                ReviewKey.NEXT_COMMENT.combination().getDisplayText()));
  }

  /// Why a file is not among those that are shown: it has no changes, or they are not those that
  /// are compared, or not there yet.
  private String whyAway(String path) {
    boolean changed =
        shown.stream()
            .flatMap(it -> it.changes().files().stream())
            .anyMatch(it -> it.path().equals(path));
    return changed ? "review.comment.back-hidden" : "review.comment.back-away";
  }

  @Override
  public void typed(CommentCard card) {
    begun.typed();
  }

  /// Keeps at once what was typed last.
  void keepBegun() {
    begun.keepNow();
  }

  /// Opens a place to write below a line. What was begun below another line moves here: where that
  /// line is out of view nobody would find it again.
  void write(FileDiff file, DiffLine line) {
    Optional<Draft> before = notes.draft();
    if (before.filter(it -> saving.contains(it.card())).isPresent()) {
      return; // It is gone in a moment, or still there with what kept it from being saved.
    }
    before.ifPresent(open -> cancel(open.card()));
    CommentCard card = new CommentCard(file.path(), this);
    before.ifPresent(open -> card.writing().setText(open.card().writing().getText()));
    notes.draft(Optional.of(new Draft(card, DraftPlaces.anchor(file, line))));
    pane.notesChanged(Set.of(file.path()));
    strays.show();
    pane.diff().showBelowCursor();
    card.focus();
    card.writing().end();
  }

  /// What is being written stands on another line, or on that of a file with another name.
  private void moved(Draft before, Draft now) {
    pane.notesChanged(Set.of(before.path(), now.path()));
    begun.typed();
    strays.show();
  }

  @Override
  public void save(CommentCard card, String text) {
    shown.ifPresent(session -> {
      if (card.comment().isPresent()) {
        changes.edit(session.id(), card.comment().get(), card, text);
      } else {
        notes
            .draft()
            .filter(it -> it.card().equals(card) && saving.add(card))
            .ifPresent(draft -> saveFirst(session.id(), draft, text));
      }
    });
  }

  private void saveFirst(SessionId session, Draft draft, String text) {
    CommentCard card = draft.card();
    CompletableFuture<ActionResult> kept = places.save(session, draft, text);
    var _ = kept.whenComplete((_, _) -> FxThread.run(() -> saving.remove(card)));
    changes.told(
        kept,
        () -> {
          left.saved(card); // another session may be in view by now
          actions.beginnings().drop(session, Begun.Comment.NAME);
          cancel(card);
        });
  }

  @Override
  public void cancel(CommentCard card) {
    if (notes.draft().filter(it -> it.card().equals(card)).isPresent()) {
      notes.draft(Optional.empty());
      begun.typed();
      pane.notesChanged(Set.of(card.path()));
      pane.diff().requestFocus();
    }
  }

  @Override
  public void delete(ReviewComment comment) {
    shown.ifPresent(session -> changes.delete(session.id(), comment));
  }

  @Override
  public void resolve(ReviewComment comment) {
    shown.ifPresent(session -> changes.resolve(session.id(), comment));
  }

  @Override
  public void resized(CommentCard card) {
    pane.notesChanged(Set.of(card.path()));
  }

  @Override
  public void chosen() {
    int count = (int) notes.cards().stream().filter(CommentCard::isToBeSent).count();
    send.setVisible(count > 0);
    send.setText(Messages.text("review.comment.send-all", count));
    if (count == 0) {
      bar.result().takeBack(IN_PROMPT);
    }
  }

  /// Puts the chosen comments that are open into the prompt, to be read and sent.
  void sendChosen() {
    List<ReviewComment> chosen =
        notes.cards().stream()
            .filter(CommentCard::isToBeSent)
            .flatMap(card -> card.comment().stream())
            .toList();
    if (!chosen.isEmpty() && shown.isPresent()) {
      actions.compose(shown.get().id(), CommentPrompt.of(chosen));
      bar.result().remark(IN_PROMPT);
    }
  }

  boolean hasAny() {
    return !notes.cards().isEmpty();
  }

  /// Goes to the next comment, or the previous one when `by` is -1.
  void step(int by) {
    walk.step(by);
  }

  StrayComments strays() {
    return strays.view();
  }
}
