package app.coppice.ui.review;

import app.coppice.diff.DiffLine;
import app.coppice.diff.FileDiff;
import app.coppice.diff.Hunk;
import app.coppice.diff.LineChoice;
import app.coppice.session.ActionResult;
import app.coppice.session.Changes;
import app.coppice.session.Compared;
import app.coppice.session.Comparison;
import app.coppice.session.SessionId;
import app.coppice.session.SessionSnapshot;
import app.coppice.ui.kit.FxThread;
import app.coppice.ui.kit.Messages;
import app.coppice.ui.review.StagedMark.Extent;
import app.coppice.ui.review.diff.Spot;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// How much of hunks and lines is staged. Of files of which part is, it asks the engine what
/// differs from HEAD and what from the index, one question at a time; until the answer is there,
/// nothing is said of their hunks. FX thread only.
final class StagedHunks {
  private final ReviewActions actions;
  private final Supplier<Optional<LineChoice.Comparison>> comparison;
  private final Runnable changed;
  private final Consumer<SessionId> indexMoved;
  private Changes newest = Changes.NONE;
  private Optional<SessionId> session = Optional.empty();
  private Optional<Known> known = Optional.empty();

  /// What the newest answer is to be about: another object with each change that is known of.
  private Object state = new Object();

  /// Files of which something is being staged or unstaged.
  private final Set<String> doubted = new HashSet<>();

  private @Nullable Question asked;
  private boolean again;

  /// Two comparisons that are waited for.
  private record Question(
      Object about, CompletableFuture<Compared> sinceHead, CompletableFuture<Compared> sinceIndex) {
    void cancel() {
      sinceHead.cancel(true);
      sinceIndex.cancel(true);
    }
  }

  /// The files that differ, by path.
  private record Known(
      Object about, Map<String, FileDiff> uncommitted, Map<String, FileDiff> unstaged) {}

  /// One changed line, by where it stands in the file as it is now.
  private record Place(DiffLine.Kind kind, int line, String text) {}

  /// @param comparison what the diff compares; empty where nothing of it can be staged
  /// @param changed called when more is known
  /// @param indexMoved called when something of a session was staged or unstaged: where part of a
  ///   file is staged, its snapshot says the same before and after
  StagedHunks(
      ReviewActions actions,
      Supplier<Optional<LineChoice.Comparison>> comparison,
      Runnable changed,
      Consumer<SessionId> indexMoved) {
    this.actions = actions;
    this.comparison = comparison;
    this.changed = changed;
    this.indexMoved = indexMoved;
  }

  /// Takes the newest snapshot.
  @SuppressWarnings("ReferenceEquality") // What lists hold could take long to compare.
  void show(SessionSnapshot snapshot) {
    Changes now = snapshot.changes();
    boolean same = session.filter(snapshot.id()::equals).isPresent();
    if (same && now == newest) {
      return;
    }
    newest = now;
    if (!same) {
      session = Optional.of(snapshot.id());
      known = Optional.empty();
      stop();
    }
    state = new Object();
    doubted.clear();
    if (now.staged().isEmpty()) {
      known = Optional.empty();
      stop();
    } else {
      ask(snapshot.id());
    }
  }

  /// Something of a file is being staged or unstaged: what is known may not be so any more.
  void doubt(SessionId id, String path, CompletableFuture<ActionResult> doing) {
    state = new Object();
    doubted.add(path);
    FxThread.deliver(
        doing,
        outcome -> settled(id, path, outcome instanceof ActionResult.Done),
        _ -> settled(id, path, false));
  }

  private void settled(SessionId id, String path, boolean done) {
    indexMoved.accept(id);
    if (session.filter(id::equals).isEmpty()) {
      return;
    }
    if (!done) {
      doubted.remove(path);
    }
    if (!newest.staged().isEmpty()) {
      ask(id);
    }
  }

  /// Whether it is not known what of a file is staged until the next snapshot comes.
  boolean isInDoubt(String path) {
    return doubted.contains(path);
  }

  private void stop() {
    Question before = asked;
    asked = null;
    again = false;
    if (before != null) {
      before.cancel();
    }
  }

  private void ask(SessionId id) {
    if (asked != null) {
      again = true;
      return;
    }
    Question question =
        new Question(
            state,
            actions.comparer().compare(id, Comparison.UNCOMMITTED),
            actions.comparer().compare(id, Comparison.UNSTAGED));
    asked = question;
    FxThread.deliver(
        question
            .sinceHead()
            .thenCombine(question.sinceIndex(), (head, index) -> known(question, head, index)),
        answer -> answered(id, question, answer),
        _ -> answered(id, question, Optional.empty()));
  }

  private static Optional<Known> known(Question question, Compared head, Compared index) {
    return head instanceof Compared.Done(List<FileDiff> sinceHead)
            && index instanceof Compared.Done(List<FileDiff> sinceIndex)
        ? Optional.of(new Known(question.about(), byPath(sinceHead), byPath(sinceIndex)))
        : Optional.empty();
  }

  private void answered(SessionId id, Question question, Optional<Known> answer) {
    if (!question.equals(asked)) {
      return; // It is not waited for any more.
    }
    asked = null;
    known = answer.or(() -> known);
    if (again) {
      again = false;
      ask(id);
    }
    changed.run();
  }

  private static Map<String, FileDiff> byPath(List<FileDiff> files) {
    return files.stream()
        .collect(Collectors.toMap(FileDiff::path, it -> it, (a, _) -> a, HashMap::new));
  }

  /// How much of a place is staged; empty when it is not known, or may be another by now, and where
  /// nothing can be staged.
  Optional<Extent> of(Spot spot) {
    return of(spot, known.filter(it -> it.about().equals(state)));
  }

  private Optional<Extent> of(Spot spot, Optional<Known> by) {
    return comparison
        .get()
        .flatMap(it ->
            switch (it) {
              case STAGED -> Optional.of(Extent.ALL);
              case UNSTAGED -> Optional.of(Extent.NONE);
              case BASE, UNCOMMITTED -> amongFiles(spot, by);
            });
  }

  private Optional<Extent> amongFiles(Spot spot, Optional<Known> by) {
    String path = spot.file().path();
    if (!newest.staged().contains(path)) {
      return doubted.contains(path) ? Optional.empty() : Optional.of(Extent.NONE);
    }
    boolean copied = spot.file().change() == FileDiff.Change.COPIED;
    return by.flatMap(it ->
        switch (spot) {
          case Spot.WholeFile _ -> Optional.of(Extent.of(newest, path));
          case Spot.WholeHunk _ when StagingAction.isWhole(spot) ->
              Optional.of(Extent.of(newest, path));
          // A copy's hunks are about its origin, not about what HEAD has of it.
          case Spot.Lines _ when copied -> Optional.empty();
          case Spot.WholeHunk(FileDiff file, int number) -> {
            Hunk hunk = file.hunks().get(number);
            yield extent(
                within(hunk, it.uncommitted().get(path)), within(hunk, it.unstaged().get(path)));
          }
          case Spot.Lines lines -> {
            Set<Place> chosen = places(lines);
            Hunk hunk = lines.hunk();
            Set<Place> sinceHead = within(hunk, it.uncommitted().get(path));
            Set<Place> sinceIndex = within(hunk, it.unstaged().get(path));
            sinceHead.retainAll(chosen);
            sinceIndex.retainAll(chosen);
            yield extent(sinceHead, sinceIndex);
          }
        });
  }

  private static Optional<Extent> extent(Set<Place> sinceHead, Set<Place> sinceIndex) {
    if (sinceHead.isEmpty()) {
      // Committed already.
      return sinceIndex.isEmpty() ? Optional.empty() : Optional.of(Extent.PART);
    }
    if (sinceIndex.isEmpty()) {
      return Optional.of(Extent.ALL);
    }
    return Optional.of(sinceIndex.equals(sinceHead) ? Extent.NONE : Extent.PART);
  }

  /// What the head of a hunk says, by the newest that is known; empty where nothing of it is
  /// staged.
  String words(Spot.WholeHunk spot) {
    return of(spot, known)
        .map(extent ->
            switch (extent) {
              case NONE -> "";
              case PART -> Messages.text("review.staged.hunk.part");
              case ALL -> Messages.text("review.staged.hunk.all");
            })
        .orElse("");
  }

  private static Set<Place> within(Hunk shown, @Nullable FileDiff file) {
    var all = new HashSet<Place>();
    if (file != null) {
      int last = shown.newStart() + shown.newCount();
      for (Hunk hunk : file.hunks()) {
        eachChanged(
            hunk,
            (_, place) -> {
              if (place.line() >= shown.newStart() && place.line() <= last) {
                all.add(place);
              }
            });
      }
    }
    return all;
  }

  private static Set<Place> places(Spot.Lines spot) {
    Set<DiffLine> chosen = Set.copyOf(spot.changed());
    Set<Place> all = new HashSet<>();
    eachChanged(
        spot.hunk(),
        (line, place) -> {
          if (chosen.contains(line)) {
            all.add(place);
          }
        });
    return all;
  }

  private static void eachChanged(Hunk hunk, BiConsumer<DiffLine, Place> each) {
    int at = hunk.newCount() == 0 ? hunk.newStart() + 1 : hunk.newStart();
    for (DiffLine line : hunk.lines()) {
      if (line.kind() != DiffLine.Kind.CONTEXT) {
        each.accept(line, new Place(line.kind(), at, line.text()));
      }
      at += line.kind() == DiffLine.Kind.REMOVED ? 0 : 1;
    }
  }
}
