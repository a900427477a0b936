package app.coppice.diff;

import java.util.List;
import java.util.stream.Collectors;

/// A file that two sides changed in ways that do not go together. Immutable.
///
/// @param parts the whole file, those that conflict and those that do not; empty when its sides
///   cannot be merged line by line: no plain file, a binary, or a file that one side deleted
/// @param ours what our side holds of a text that the other deleted; empty otherwise
/// @param theirs what the other side holds of a text that ours deleted; empty otherwise
/// @param what why there are no parts, in a few words; empty when there are
public record Conflict(String path, List<Part> parts, String ours, String theirs, String what) {
  public Conflict {
    parts = List.copyOf(parts);
  }

  /// A stretch of lines, each with its line end.
  public sealed interface Part {}

  /// Lines on which both sides agree.
  public record Agreed(String text) implements Part {}

  /// Lines that both sides changed.
  ///
  /// @param base as they were before
  public record Disputed(String base, String ours, String theirs) implements Part {}

  public boolean isText() {
    return !parts.isEmpty();
  }

  /// The file with both sides, and what was there before, between git's marks; {@link
  /// ConflictMarks} reads them.
  public String marked(String ourName, String theirName) {
    return parts.stream()
        .map(part ->
            switch (part) {
              case Agreed(String text) -> text;
              case Disputed(String base, String our, String their) ->
                  ConflictMarks.OURS
                      + ourName
                      + "\n"
                      + ended(our)
                      + ConflictMarks.BASE
                      + "\n"
                      + ended(base)
                      + ConflictMarks.MIDDLE
                      + "\n"
                      + ended(their)
                      + ConflictMarks.THEIRS
                      + theirName
                      + "\n";
            })
        .collect(Collectors.joining());
  }

  private static String ended(String text) {
    return text.isEmpty() || text.endsWith("\n") ? text : text + "\n";
  }
}
