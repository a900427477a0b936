package app.coppice.ui.review;

import app.coppice.diff.DiffLine;
import app.coppice.diff.FileDiff;
import app.coppice.diff.Hunk;
import app.coppice.diff.LineChoice;
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
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// How much of each hunk is staged. Of files of which part is, it asks the engine what differs from
/// HEAD and what from the index; until the answer is there, nothing is said of their hunks. FX
/// thread only.
final class StagedHunks {
  private final ReviewActions actions;
  private final Supplier<Optional<LineChoice.Comparison>> comparison;
  private final Runnable changed;
  private Changes asked = Changes.NONE;
  private Optional<SessionId> session = Optional.empty();
  private Map<String, FileDiff> uncommitted = Map.of();
  private Map<String, FileDiff> unstaged = Map.of();
  private boolean known;

  /// One changed line, by where it stands in the file as it is now.
  private record Place(DiffLine.Kind kind, int line, String text) {}

  /// @param comparison what the diff compares; empty where nothing of it can be staged
  /// @param changed called when more is known
  StagedHunks(
      ReviewActions actions,
      Supplier<Optional<LineChoice.Comparison>> comparison,
      Runnable changed) {
    this.actions = actions;
    this.comparison = comparison;
    this.changed = changed;
  }

  /// Takes the newest snapshot.
  @SuppressWarnings("ReferenceEquality") // What lists hold could take long to compare.
  void show(SessionSnapshot newest) {
    Changes now = newest.changes();
    boolean same = session.filter(newest.id()::equals).isPresent();
    if (same && now == asked) {
      return;
    }
    known = known && same;
    session = Optional.of(newest.id());
    asked = now;
    if (now.staged().isEmpty()) {
      known = false;
      return;
    }
    ask(newest.id(), now);
  }

  @SuppressWarnings("ReferenceEquality") // As above.
  private void ask(SessionId id, Changes about) {
    var both =
        actions
            .comparer()
            .compare(id, Comparison.UNCOMMITTED)
            .thenCombine(
                actions.comparer().compare(id, Comparison.UNSTAGED),
                (one, other) -> List.of(one, other));
    FxThread.deliver(
        both,
        found -> {
          if (about == asked
              && found.getFirst() instanceof Compared.Done(List<FileDiff> sinceHead)
              && found.getLast() instanceof Compared.Done(List<FileDiff> sinceIndex)) {
            uncommitted = byPath(sinceHead);
            unstaged = byPath(sinceIndex);
            known = true;
            changed.run();
          }
        },
        _ -> {});
  }

  private static Map<String, FileDiff> byPath(List<FileDiff> files) {
    return files.stream()
        .collect(Collectors.toMap(FileDiff::path, it -> it, (a, _) -> a, HashMap::new));
  }

  /// Empty when it is not known, and where nothing can be staged.
  Optional<Extent> of(Spot.WholeHunk spot) {
    return comparison
        .get()
        .flatMap(it ->
            switch (it) {
              case STAGED -> Optional.of(Extent.ALL);
              case UNSTAGED -> Optional.of(Extent.NONE);
              case BASE, UNCOMMITTED -> amongFiles(spot);
            });
  }

  private Optional<Extent> amongFiles(Spot.WholeHunk spot) {
    String path = spot.file().path();
    if (!asked.staged().contains(path)) {
      return Optional.of(Extent.NONE);
    }
    if (!known) {
      return Optional.empty();
    }
    Set<Place> sinceHead = within(spot.hunk(), uncommitted.get(path));
    Set<Place> sinceIndex = within(spot.hunk(), unstaged.get(path));
    if (sinceHead.isEmpty()) {
      // Committed already.
      return sinceIndex.isEmpty() ? Optional.empty() : Optional.of(Extent.PART);
    }
    if (sinceIndex.isEmpty()) {
      return Optional.of(Extent.ALL);
    }
    return Optional.of(sinceIndex.equals(sinceHead) ? Extent.NONE : Extent.PART);
  }

  /// What the head of a hunk says; empty where nothing of it is staged.
  String words(Spot.WholeHunk spot) {
    return of(spot)
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
      file.hunks().forEach(hunk -> collect(hunk, shown.newStart(), last, all));
    }
    return all;
  }

  private static void collect(Hunk hunk, int first, int last, Set<Place> into) {
    int at = hunk.newCount() == 0 ? hunk.newStart() + 1 : hunk.newStart();
    for (DiffLine line : hunk.lines()) {
      if (line.kind() != DiffLine.Kind.CONTEXT && at >= first && at <= last) {
        into.add(new Place(line.kind(), at, line.text()));
      }
      at += line.kind() == DiffLine.Kind.REMOVED ? 0 : 1;
    }
  }
}
