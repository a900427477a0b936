package app.coppice.diff;

import java.util.List;

/// What two commits disagree about. Immutable.
///
/// @param ours name of our commit
/// @param theirs name of the other side's
/// @param conflicts sorted by path; empty when the two go together
public record Dispute(String ours, String theirs, List<Conflict> conflicts) {
  /// Where nothing was compared.
  public static final Dispute NONE = new Dispute("", "", List.of());

  public Dispute {
    conflicts = List.copyOf(conflicts);
  }

  public boolean isEmpty() {
    return conflicts.isEmpty();
  }
}
