package app.coppice.diff;

import java.util.ArrayList;
import java.util.List;

/// The places of a text that stand between git's marks of a conflict. Pure.
public final class ConflictMarks {
  static final String OURS = "<<<<<<< ";
  static final String BASE = "||||||| before";
  static final String MIDDLE = "=======";
  static final String THEIRS = ">>>>>>> ";

  private ConflictMarks() {}

  /// What a place becomes.
  public enum Choice {
    OURS,
    THEIRS,
    /// Ours, then theirs.
    BOTH
  }

  /// One place, its marks included.
  ///
  /// @param start offset of its first character
  /// @param end offset behind its last
  public record Place(int start, int end, String base, String ours, String theirs) {
    /// What stands for it once it is decided.
    public String taken(Choice choice) {
      return switch (choice) {
        case OURS -> ours;
        case THEIRS -> theirs;
        case BOTH -> ours + theirs;
      };
    }
  }

  /// The places that are still open, from the top.
  public static List<Place> places(String text) {
    List<Place> places = new ArrayList<>();
    int start = -1;
    int base = -1;
    int middle = -1;
    int line = 0;
    while (line < text.length()) {
      int end = text.indexOf('\n', line);
      int next = end < 0 ? text.length() : end + 1;
      if (text.startsWith(OURS, line)) {
        start = line;
        base = -1;
        middle = -1;
      } else if (start >= 0 && base < 0 && text.startsWith(BASE, line)) {
        base = line;
      } else if (base >= 0 && middle < 0 && isMiddle(text, line, next)) {
        middle = line;
      } else if (middle >= 0 && text.startsWith(THEIRS, line)) {
        places.add(
            new Place(
                start,
                next,
                between(text, base, middle),
                between(text, start, base),
                between(text, middle, line)));
        start = -1;
        base = -1;
        middle = -1;
      }
      line = next;
    }
    return places;
  }

  private static boolean isMiddle(String text, int line, int next) {
    return text.substring(line, next).strip().equals(MIDDLE);
  }

  /// What follows the line of a mark, up to the next mark.
  private static String between(String text, int mark, int end) {
    int begin = text.indexOf('\n', mark) + 1;
    return begin <= 0 || begin > end ? "" : text.substring(begin, end);
  }
}
