package app.coppice.ui.review.diff;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How a diff was looked at, by what it showed, so that it can be looked at so again when its rows
/// are others. Immutable.
public final class Sight {
  private final Set<String> closed;
  private final @Nullable Place first;
  private final double hiddenAbove;
  private final @Nullable Place current;

  /// @param closed paths of folded files
  /// @param first what was at the top of the view
  /// @param hiddenAbove how much of that was above the view, in pixels
  /// @param current where the cursor stood
  Sight(Set<String> closed, @Nullable Place first, double hiddenAbove, @Nullable Place current) {
    this.closed = closed;
    this.first = first;
    this.hiddenAbove = hiddenAbove;
    this.current = current;
  }

  Set<String> closed() {
    return closed;
  }

  double hiddenAbove() {
    return hiddenAbove;
  }

  /// Index of the row at the top; below 0 where it is gone.
  int first(DiffRows rows) {
    return first == null ? -1 : first.in(rows);
  }

  /// Index of the cursor's row; below 0 where it is gone.
  int current(DiffRows rows) {
    return current == null ? -1 : current.in(rows);
  }
}
