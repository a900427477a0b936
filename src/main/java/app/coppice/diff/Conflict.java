package app.coppice.diff;

import java.util.List;
import java.util.stream.Collectors;

/// A file that two sides changed in ways that do not go together. Immutable.
///
/// @param parts the whole file, those that conflict and those that do not; empty when its sides
///   cannot be merged line by line: no plain file, a binary, or a file that one side deleted
/// @param ours what our side holds of a text that the other deleted; empty otherwise
/// @param theirs what the other side holds of a text that ours deleted; empty otherwise
/// @param kind why there are no parts, or that there are
public record Conflict(String path, List<Part> parts, String ours, String theirs, Kind kind) {
  public Conflict {
    parts = List.copyOf(parts);
  }

  /// One whose lines conflict.
  public Conflict(String path, List<Part> parts) {
    this(path, parts, "", "", Kind.LINES);
  }

  /// In what way two sides do not go together.
  public enum Kind {
    /// The parts tell.
    LINES,
    DELETED_IN_OURS,
    DELETED_IN_THEIRS,
    NOT_A_TEXT,
    /// A link, a submodule or a folder on one side at least.
    NOT_A_FILE,
    /// Both changed it, in a way that no line tells.
    CHANGED_IN_BOTH
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

  /// The file with both sides, and what was there before, between git's marks, which end as most
  /// lines of the file do; {@link ConflictMarks} reads them.
  public String marked(String ourName, String theirName) {
    String end = lineEnd();
    return parts.stream()
        .map(part ->
            switch (part) {
              case Agreed(String text) -> text;
              case Disputed(String base, String our, String their) ->
                  ConflictMarks.OURS
                      + ourName
                      + end
                      + ended(our, end)
                      + ConflictMarks.BASE
                      + end
                      + ended(base, end)
                      + ConflictMarks.MIDDLE
                      + end
                      + ended(their, end)
                      + ConflictMarks.THEIRS
                      + theirName
                      + end;
            })
        .collect(Collectors.joining());
  }

  /// Whether the lines in dispute end in two ways, so that a line's text does not tell its end.
  public boolean mixesLineEnds() {
    String disputed =
        parts.stream()
            .map(part ->
                part instanceof Disputed(var base, var our, var their) ? base + our + their : "")
            .collect(Collectors.joining());
    long carriage = carriages(disputed);
    return carriage > 0 && carriage < feeds(disputed);
  }

  private String lineEnd() {
    String all =
        parts.stream()
            .map(part ->
                switch (part) {
                  case Agreed(String text) -> text;
                  case Disputed(String base, String our, String their) -> base + our + their;
                })
            .collect(Collectors.joining());
    return carriages(all) * 2 > feeds(all) ? "\r\n" : "\n";
  }

  private static long feeds(String text) {
    return text.chars().filter(it -> it == '\n').count();
  }

  /// Line feeds behind a carriage return.
  private static long carriages(String text) {
    return LineMap.split(text).stream().filter(line -> line.endsWith("\r\n")).count();
  }

  private static String ended(String text, String end) {
    return text.isEmpty() || text.endsWith("\n") ? text : text + end;
  }
}
