package app.coppice.diff;

import app.coppice.diff.LineChoice.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// A place in a text that finds itself again when the text has changed: a line with what stood
/// around it. Pure, any thread. Lines have no line feed.
///
/// @param path as the comparison shows it
/// @param oldPath where the old side of the comparison has it
/// @param line its number, from 1
/// @param before what stood above it, at most {@value #CONTEXT} lines
/// @param text the line itself
/// @param after what stood below it, at most {@value #CONTEXT} lines
public record LineAnchor(
    String path,
    String oldPath,
    Side side,
    int line,
    List<String> before,
    String text,
    List<String> after) {
  /// Lines remembered on each side. Twelve tell apart what is repeated, such as closing braces.
  public static final int CONTEXT = 12;

  public LineAnchor {
    before = List.copyOf(before);
    after = List.copyOf(after);
  }

  /// @param lines of the whole text
  /// @param line from 1, one of them
  public static LineAnchor at(
      String path, String oldPath, Side side, List<String> lines, int line) {
    int index = line - 1;
    return new LineAnchor(
        path,
        oldPath,
        side,
        line,
        lines.subList(Math.max(0, index - CONTEXT), index),
        lines.get(index),
        lines.subList(index + 1, Math.min(lines.size(), index + 1 + CONTEXT)));
  }

  /// The same place in a file of another name.
  public LineAnchor named(String newPath) {
    return new LineAnchor(newPath, oldPath, side, line, before, text, after);
  }

  /// The same place on the other side of the comparison, as far as its number tells.
  public LineAnchor on(Side newSide) {
    return new LineAnchor(path, oldPath, newSide, line, before, text, after);
  }

  /// What stands now where the line stood that is gone: told by what was next to it, else by its
  /// number. Empty only where there is no line.
  ///
  /// @param lines of the whole text
  public Optional<LineAnchor> instead(List<String> lines) {
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    OptionalInt above = before.isEmpty() ? OptionalInt.empty() : above().find(lines);
    OptionalInt below = after.isEmpty() ? OptionalInt.empty() : below().find(lines);
    int place = line;
    if (above.isPresent()) {
      place = above.getAsInt() + 2;
    } else if (below.isPresent()) {
      place = below.getAsInt();
    }
    return Optional.of(at(path, oldPath, side, lines, Math.clamp(place, 1, lines.size())));
  }

  private LineAnchor above() {
    List<String> rest = new ArrayList<>(after);
    rest.addFirst(text);
    int last = before.size() - 1;
    return new LineAnchor(
        path, oldPath, side, line - 1, before.subList(0, last), before.get(last), rest);
  }

  private LineAnchor below() {
    List<String> rest = new ArrayList<>(before);
    rest.addLast(text);
    return new LineAnchor(
        path, oldPath, side, line + 1, rest, after.getFirst(), after.subList(1, after.size()));
  }

  /// The place as it is now; empty when the line is gone.
  ///
  /// @param lines of the whole text
  public Optional<LineAnchor> in(List<String> lines) {
    OptionalInt found = find(lines);
    return found.isPresent()
        ? Optional.of(at(path, oldPath, side, lines, found.getAsInt() + 1))
        : Optional.empty();
  }

  /// Of all lines that say the same, the one with the most around it that is as it was; the nearest
  /// of several.
  private OptionalInt find(List<String> lines) {
    int best = -1;
    int bestScore = -1;
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).equals(text)) {
        continue;
      }
      int score = alike(lines, i);
      boolean nearer = best < 0 || Math.abs(i + 1 - line) < Math.abs(best + 1 - line);
      if (score > bestScore || (score == bestScore && nearer)) {
        best = i;
        bestScore = score;
      }
    }
    // A brace or an empty line says nothing without what is around it.
    boolean telling = text.strip().length() > 2 || (before.isEmpty() && after.isEmpty());
    return best >= 0 && (bestScore > 0 || telling) ? OptionalInt.of(best) : OptionalInt.empty();
  }

  /// How much around a candidate is what it was, found by comparing both surroundings. What stood
  /// next to the line counts most.
  private int alike(List<String> lines, int candidate) {
    int reach = 2 * CONTEXT;
    List<String> above = lines.subList(Math.max(0, candidate - reach), candidate);
    List<String> below =
        lines.subList(candidate + 1, Math.min(lines.size(), candidate + 1 + reach));
    return common(before.reversed(), above.reversed()) + common(after, below);
  }

  /// Both from the line on, the nearest first.
  private static int common(List<String> old, List<String> now) {
    int common = 0;
    LineMap map = LineMap.between(old, now);
    for (int i = 0; i < old.size(); i++) {
      if (map.newOf(i) >= 0 && !old.get(i).isBlank()) {
        common += CONTEXT - i;
      }
    }
    return common;
  }
}
