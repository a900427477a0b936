package app.coppice.ui.review;

import app.coppice.session.Changes;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/// Which uncommitted files go into the next commit: all, but for those that the person unticked and
/// those that an editor made for itself. FX thread only.
final class FileTicks {
  private final Set<String> left = new HashSet<>();

  /// Files of editors that were left out once; after that the person's word counts.
  private final Set<String> judged = new HashSet<>();

  private Changes changes = Changes.NONE;

  /// Only what is staged is committed: the ticks show that, and cannot be changed.
  private boolean followsStaged;

  /// Takes new changes; what was chosen stays with its paths.
  void follow(Changes newest) {
    changes = newest;
    left.retainAll(uncommitted());
    judged.retainAll(uncommitted());
    newest.untracked().stream().filter(EditorFiles::isOne).filter(judged::add).forEach(left::add);
  }

  /// Those that were taken last.
  Changes changes() {
    return changes;
  }

  Set<String> uncommitted() {
    return changes.uncommitted();
  }

  /// Lets the ticks follow what is staged, or the person again.
  void followStaged(boolean follows) {
    followsStaged = follows;
  }

  boolean followsStaged() {
    return followsStaged;
  }

  boolean isTicked(String path) {
    return followsStaged ? changes.staged().contains(path) : !isLeft(path);
  }

  /// Whether the person, or what the file is, left it out; whatever is staged.
  boolean isLeft(String path) {
    return left.contains(path);
  }

  /// Uncommitted paths that the next commit takes, in no order.
  Set<String> ticked() {
    return left.isEmpty() && !followsStaged
        ? uncommitted()
        : uncommitted().stream().filter(this::isTicked).collect(Collectors.toSet());
  }

  void choose(String path, boolean take) {
    if (take) {
      left.remove(path);
    } else if (uncommitted().contains(path)) {
      left.add(path);
    }
  }

  /// A copy of what is left out.
  Set<String> left() {
    return Set.copyOf(left);
  }

  /// A copy of what was left out once for what it is.
  Set<String> judged() {
    return Set.copyOf(judged);
  }

  /// Adds what was left out at an earlier time.
  void takeUp(Set<String> earlierLeft, Set<String> earlierJudged) {
    left.addAll(earlierLeft);
    judged.addAll(earlierJudged);
  }

  void reset() {
    left.clear();
    judged.clear();
  }
}
