package app.coppice.cli;

import app.coppice.diff.Conflict;
import app.coppice.diff.Conflict.Agreed;
import app.coppice.diff.Conflict.Disputed;
import app.coppice.diff.Conflict.Kind;
import app.coppice.diff.Dispute;
import app.coppice.diff.Resolution;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Which side a person takes of each file that conflicts with the base.
///
/// @param ours paths of which the session's side is taken
/// @param theirs paths of which the base's is
record ConflictSides(List<String> ours, List<String> theirs) {
  ConflictSides {
    ours = List.copyOf(ours);
    theirs = List.copyOf(theirs);
  }

  private enum Side {
    OURS,
    THEIRS
  }

  boolean isEmpty() {
    return ours.isEmpty() && theirs.isEmpty();
  }

  /// Whether a side can be taken of a file, since its text is known.
  static boolean canBeTaken(Conflict conflict) {
    return switch (conflict.kind()) {
      case LINES -> true;
      case DELETED_IN_OURS -> !conflict.theirs().isEmpty();
      case DELETED_IN_THEIRS -> !conflict.ours().isEmpty();
      case NOT_A_TEXT, NOT_A_FILE, CHANGED_IN_BOTH -> false;
    };
  }

  /// Why these do not decide a dispute, and what to do; empty when they do.
  Optional<String> refusal(Dispute dispute) {
    var open = new TreeSet<>(paths(dispute));
    var none = new TreeSet<>(ours);
    none.addAll(theirs);
    none.removeAll(open);
    if (!none.isEmpty()) {
      return Optional.of("Not in conflict: " + String.join(", ", none) + ".");
    }
    var both = new TreeSet<>(ours);
    both.retainAll(theirs);
    if (!both.isEmpty()) {
      return Optional.of("Of one file one side is taken: " + String.join(", ", both) + ".");
    }
    var unknown =
        dispute.conflicts().stream()
            .filter(it -> !canBeTaken(it))
            .map(Conflict::path)
            .collect(Collectors.joining(", "));
    if (!unknown.isEmpty()) {
      return Optional.of(
          "No text of both sides tells these files, so git has to merge them, in a terminal of the"
              + " session: "
              + unknown
              + ".");
    }
    ours.forEach(open::remove);
    theirs.forEach(open::remove);
    return open.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "These files conflict, too: "
                + String.join(", ", open)
                + ". Take a side of each, with --ours or --theirs.");
  }

  private static List<String> paths(Dispute dispute) {
    return dispute.conflicts().stream().map(Conflict::path).toList();
  }

  /// What they come to, where nothing stands against it.
  Resolution of(Dispute dispute) {
    Map<String, Optional<String>> files = new HashMap<>();
    for (Conflict conflict : dispute.conflicts()) {
      Side side = ours.contains(conflict.path()) ? Side.OURS : Side.THEIRS;
      files.put(conflict.path(), taken(conflict, side));
    }
    return new Resolution(dispute.ours(), dispute.theirs(), files);
  }

  private static Optional<String> taken(Conflict conflict, Side side) {
    if (conflict.kind() == Kind.DELETED_IN_OURS) {
      return side == Side.OURS ? Optional.empty() : Optional.of(conflict.theirs());
    }
    if (conflict.kind() == Kind.DELETED_IN_THEIRS) {
      return side == Side.THEIRS ? Optional.empty() : Optional.of(conflict.ours());
    }
    return Optional.of(
        conflict.parts().stream()
            .map(part ->
                switch (part) {
                  case Agreed(String text) -> text;
                  case Disputed(String _, String our, String their) ->
                      side == Side.OURS ? our : their;
                })
            .collect(Collectors.joining()));
  }
}
