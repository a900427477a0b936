package app.coppice.ui.review.diff;

import app.coppice.diff.FileDiff;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Which files of a diff are folded, by path. FX thread only.
final class Folds {
  private final Set<String> closed = new HashSet<>();
  private final Runnable changed;

  /// @param changed called when others are folded
  Folds(Runnable changed) {
    this.changed = changed;
  }

  /// As they are at the time.
  Set<String> closed() {
    return Collections.unmodifiableSet(closed);
  }

  /// Folds an open file, opens a folded one.
  void toggle(String path) {
    if (!closed.remove(path)) {
      closed.add(path);
    }
    changed.run();
  }

  void fold(String path) {
    if (closed.add(path)) {
      changed.run();
    }
  }

  void unfold(String path) {
    if (closed.remove(path)) {
      changed.run();
    }
  }

  void foldAll(Collection<String> paths) {
    closed.addAll(paths);
    changed.run();
  }

  /// Folds all files; opens all where all are folded.
  void toggleAll(List<FileDiff> files) {
    Set<String> all = files.stream().map(FileDiff::path).collect(Collectors.toSet());
    if (closed.containsAll(all)) {
      closed.clear();
      changed.run();
    } else {
      foldAll(all);
    }
  }

  /// Opens all without telling anybody, for the diff of something else.
  void forget() {
    closed.clear();
  }
}
