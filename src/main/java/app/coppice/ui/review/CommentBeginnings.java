package app.coppice.ui.review;

import app.coppice.diff.LineChoice;
import app.coppice.session.Begun;
import app.coppice.session.KeepResult;
import app.coppice.session.ReviewComment;
import app.coppice.session.SessionId;
import app.coppice.ui.kit.FxThread;
import app.coppice.ui.kit.SoonAfter;
import app.coppice.ui.kit.UnkeptWord;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/// Keeps the comments of the session in view that are being written, and brings those of another
/// time back. FX thread only.
final class CommentBeginnings {
  private final ReviewActions actions;
  private final CommentNotes notes;
  private final UnkeptWord unkept;
  private final SoonAfter keeping = new SoonAfter(this::keep);

  /// What is on the disk of the session in view, by name.
  private final Map<String, Begun> kept = new HashMap<>();

  /// Names of what could not be kept when that was tried last.
  private final Set<String> failed = new HashSet<>();

  private Optional<SessionId> session = Optional.empty();

  /// @param remark says that something is not kept, and what to do
  CommentBeginnings(ReviewActions actions, CommentNotes notes, Consumer<String> remark) {
    this.actions = actions;
    this.notes = notes;
    unkept = new UnkeptWord(remark);
  }

  /// Something is typed, kept or given up.
  void typed() {
    keeping.call();
  }

  /// Keeps at once what is not kept yet.
  void keepNow() {
    keeping.call();
    keeping.now();
  }

  /// Another session comes into view; what is typed still stands in the cards.
  void leave() {
    keeping.now();
    session = Optional.empty();
    kept.clear();
    failed.clear();
  }

  /// A session is in view, and its cards are there.
  ///
  /// @param first takes a comment that was begun on a line
  /// @param word is told the path of a file on which something was begun that the person has not
  ///   been at since the start
  void enter(SessionId entered, BiConsumer<LineChoice, String> first, Consumer<String> word) {
    session = Optional.of(entered);
    FxThread.deliver(
        actions.beginnings().of(entered),
        begun -> {
          if (session.filter(entered::equals).isPresent()) {
            comeBack(begun, first, word);
          }
        },
        _ -> {});
  }

  private void comeBack(
      List<Begun> begun, BiConsumer<LineChoice, String> first, Consumer<String> word) {
    for (Begun each : begun) {
      switch (each) {
        case Begun.Comment(LineChoice where, String text) -> {
          kept.put(each.name(), each);
          first.accept(where, text);
          if (notes.draft().filter(it -> it.card().isVisited()).isEmpty()) {
            word.accept(where.path());
          }
        }
        case Begun.Change(String id, String text) -> {
          kept.put(each.name(), each);
          card(id)
              .filter(it -> !it.isEditing() || !it.isVisited())
              .ifPresent(it -> {
                if (!it.isEditing()) {
                  it.takeUp(text);
                }
                word.accept(it.path());
              });
        }
        case Begun.Edit _,
            Begun.Decisions _,
            Begun.Landing _,
            Begun.Message _ -> {} // not of the comments
      }
    }
  }

  private Optional<CommentCard> card(String id) {
    return notes.cards().stream()
        .filter(it -> it.comment().map(ReviewComment::id).filter(id::equals).isPresent())
        .findFirst();
  }

  private void keep() {
    session.ifPresent(it -> {
      Map<String, Begun> before = Map.copyOf(kept);
      Map<String, Begun> now = begun();
      kept.clear();
      kept.putAll(now);
      now.forEach((name, begun) -> {
        if (!begun.equals(before.get(name)) || failed.contains(name)) {
          FxThread.deliver(
              actions.beginnings().keep(it, begun),
              result -> answered(it, name, result),
              problem -> {
                unkept.failed(it + name, problem);
                tryAgain(it, name);
              });
        }
      });
      before.keySet().stream()
          .filter(name -> !now.containsKey(name))
          .forEach(name -> actions.beginnings().drop(it, name));
      failed.retainAll(now.keySet());
    });
  }

  private void answered(SessionId asked, String name, KeepResult result) {
    unkept.hear(asked + name, result);
    if (result.isKept()) {
      failed.remove(name);
    } else {
      tryAgain(asked, name);
    }
  }

  /// What was not kept is tried again with the next key, and before the window closes.
  private void tryAgain(SessionId asked, String name) {
    if (session.filter(asked::equals).isPresent() && kept.containsKey(name)) {
      failed.add(name);
    }
  }

  private Map<String, Begun> begun() {
    Map<String, Begun> found = new HashMap<>();
    notes
        .draft()
        .filter(it -> !it.card().writing().getText().isBlank())
        .map(it -> new Begun.Comment(it.where(), it.card().writing().getText()))
        .ifPresent(it -> found.put(it.name(), it));
    for (CommentCard card : notes.cards()) {
      card.comment()
          .filter(it -> card.isEditing() && !card.writing().getText().equals(it.text()))
          .map(it -> new Begun.Change(it.id(), card.writing().getText()))
          .ifPresent(it -> found.put(it.name(), it));
    }
    return found;
  }
}
