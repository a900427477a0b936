package app.coppice.diff;

import java.util.Map;
import java.util.Optional;

/// How a {@link Dispute} was decided. It holds for its two commits alone: made from others, its
/// texts would take back what came since. Immutable.
///
/// @param ours name of our commit
/// @param theirs name of the other side's
/// @param files what conflicting files shall hold, by path; empty for one that shall not be
public record Resolution(String ours, String theirs, Map<String, Optional<String>> files) {
  /// Nothing is decided, so it holds for any two commits.
  public static final Resolution NONE = new Resolution("", "", Map.of());

  public Resolution {
    files = Map.copyOf(files);
  }

  public boolean isOf(String ourTip, String theirTip) {
    return files.isEmpty() || (ours.equals(ourTip) && theirs.equals(theirTip));
  }
}
