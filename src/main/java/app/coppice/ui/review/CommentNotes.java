package app.coppice.ui.review;

import app.coppice.agent.Entry;
import app.coppice.diff.DiffLine;
import app.coppice.diff.FileDiff;
import app.coppice.diff.LineAnchor;
import app.coppice.diff.LineChoice;
import app.coppice.diff.LineChoice.Side;
import app.coppice.git.Point;
import app.coppice.session.CommentPrompt;
import app.coppice.session.Comparison;
import app.coppice.session.ReviewComment;
import app.coppice.session.ReviewComment.Standing;
import app.coppice.ui.review.diff.LineNotes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// Which comments stand below which lines. FX thread only.
final class CommentNotes implements LineNotes {
  private final CommentCard.Desk desk;
  private final Supplier<Comparison> comparison;
  private final Map<String, CommentCard> cards = new LinkedHashMap<>();
  private Optional<Draft> draft = Optional.empty();

  /// Cards of comments that are kept and being changed, by id; of the session that comes into view,
  /// until its comments are shown.
  private Map<String, CommentCard> held = Map.of();

  /// A comment that is being written for the first time.
  ///
  /// @param about the line that it is about, where that was found last
  /// @param at where it stands: there, or where that line is gone, on what is in its place
  record Draft(CommentCard card, LineAnchor about, LineAnchor at) {
    Draft(CommentCard card, LineAnchor about) {
      this(card, about, about);
    }

    String path() {
      return at.path();
    }

    /// The line that it is about, as it is begun and saved.
    LineChoice where() {
      return choice(about);
    }

    static LineChoice choice(LineAnchor line) {
      return new LineChoice(
          line.path(),
          line.oldPath(),
          LineChoice.Comparison.BASE,
          List.of(new LineChoice.Line(line.side(), line.line(), line.text())));
    }

    boolean isAt(DiffLine line) {
      return CommentNotes.isAt(line, at.side(), at.line());
    }
  }

  /// A card among the lines; the same as long as it is shown.
  private record Card(CommentCard card) implements Note {
    @Override
    public Region node() {
      return card;
    }
  }

  /// @param comparison what the diff compares
  CommentNotes(CommentCard.Desk desk, Supplier<Comparison> comparison) {
    this.desk = desk;
    this.comparison = comparison;
  }

  /// Whether a line of the diff is one that comments know: of the files, or of the base.
  boolean fits(DiffLine line) {
    return line.kind() == DiffLine.Kind.REMOVED
        ? comparison.get().from() instanceof Point.Base
        : comparison.get().to() instanceof Point.Files;
  }

  /// Takes the comments of a session.
  ///
  /// @return paths of the files in which something changed
  Set<String> show(List<ReviewComment> comments) {
    Set<String> changed = new HashSet<>();
    Set<String> ids = new HashSet<>();
    for (ReviewComment comment : comments) {
      ids.add(comment.id());
      String path = comment.anchor().path();
      CommentCard known = cards.get(comment.id());
      if (known == null || !known.path().equals(path)) {
        cards.put(comment.id(), card(comment, known == null ? held.get(comment.id()) : known));
        changed.add(path);
        if (known != null) {
          changed.add(known.path());
        }
      } else if (!known.comment().equals(Optional.of(comment))) {
        known.show(comment);
        changed.add(path);
      }
    }
    cards
        .entrySet()
        .removeIf(entry -> {
          boolean gone = !ids.contains(entry.getKey());
          if (gone) {
            changed.add(entry.getValue().path());
          }
          return gone;
        });
    held = Map.of();
    return changed;
  }

  /// A card for a comment: the one that it has, or where its file has another name, one on which
  /// what is being written goes on.
  private CommentCard card(ReviewComment comment, @Nullable CommentCard before) {
    String path = comment.anchor().path();
    if (before != null && before.path().equals(path)) {
      before.show(comment);
      return before;
    }
    CommentCard card = new CommentCard(path, desk);
    card.show(comment);
    if (before != null && before.isEditing()) {
      card.takeUp(before.writing().getText());
    }
    return card;
  }

  /// The session goes out of view: nothing is shown.
  ///
  /// @return the cards on which a comment that is kept is being changed, by its id
  Map<String, CommentCard> leave() {
    Map<String, CommentCard> editing = new HashMap<>(cards);
    editing.values().removeIf(card -> !card.isEditing());
    cards.clear();
    return editing;
  }

  /// Another session comes into view.
  ///
  /// @param editing as it was left
  void enter(Map<String, CommentCard> editing) {
    held = editing;
  }

  void draft(Optional<Draft> newDraft) {
    draft = newDraft;
  }

  Optional<Draft> draft() {
    return draft;
  }

  Collection<CommentCard> cards() {
    return cards.values();
  }

  /// Marks the comments that a prompt of the transcript took along.
  void markSent(List<Entry> entries) {
    if (cards.isEmpty()) {
      return;
    }
    List<Entry.Prompt> prompts =
        entries.stream()
            .filter(Entry.Prompt.class::isInstance)
            .map(Entry.Prompt.class::cast)
            .toList();
    for (CommentCard card : cards.values()) {
      card.sent(
          card.comment()
              .filter(it -> prompts.stream().anyMatch(prompt -> CommentPrompt.holds(prompt, it)))
              .isPresent());
    }
  }

  @Override
  public boolean hasAny(String path) {
    return draft.filter(it -> it.path().equals(path)).isPresent()
        || cards.values().stream().anyMatch(card -> card.path().equals(path));
  }

  @Override
  public List<Note> below(FileDiff file, DiffLine line) {
    List<Note> notes = new ArrayList<>();
    if (!fits(line)) {
      return notes;
    }
    for (CommentCard card : cards.values()) {
      boolean here =
          card.path().equals(file.path())
              && card.comment()
                  .filter(it -> it.standing() == Standing.CURRENT)
                  .filter(it -> isAt(line, it.anchor().side(), it.anchor().line()))
                  .isPresent();
      if (here) {
        notes.add(new Card(card));
      }
    }
    draft
        .filter(it -> it.path().equals(file.path()) && it.isAt(line))
        .ifPresent(it -> notes.add(new Card(it.card())));
    return notes;
  }

  static boolean isAt(DiffLine line, Side side, int number) {
    return switch (side) {
      case OLD -> line.kind() == DiffLine.Kind.REMOVED && line.oldNumber() == number;
      case NEW -> line.kind() != DiffLine.Kind.REMOVED && line.newNumber() == number;
    };
  }

  @Override
  public List<Note> atTop(FileDiff file) {
    List<Note> notes = new ArrayList<>();
    for (CommentCard card : cards.values()) {
      if (card.path().equals(file.path()) && !isBelowALine(file, card)) {
        notes.add(new Card(card));
      }
    }
    draft
        .filter(it -> it.path().equals(file.path()) && !isBelowALine(file, it))
        .ifPresent(it -> notes.add(new Card(it.card())));
    return notes;
  }

  /// The line on which a comment was begun may have gone meanwhile, or be none that comments know
  /// in what is compared now.
  private boolean isBelowALine(FileDiff file, Draft draft) {
    return file.hunks().stream()
        .flatMap(hunk -> hunk.lines().stream())
        .anyMatch(line -> fits(line) && draft.isAt(line));
  }

  /// The line of a comment may be none of the changed ones any more.
  private static boolean isBelowALine(FileDiff file, CommentCard card) {
    return card.comment()
        .filter(it -> it.standing() == Standing.CURRENT)
        .filter(it ->
            file.hunks().stream()
                .flatMap(hunk -> hunk.lines().stream())
                .anyMatch(line -> isAt(line, it.anchor().side(), it.anchor().line())))
        .isPresent();
  }
}
