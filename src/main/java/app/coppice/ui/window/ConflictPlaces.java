package app.coppice.ui.window;

import app.coppice.diff.ConflictMarks;
import app.coppice.diff.ConflictMarks.Choice;
import app.coppice.diff.ConflictMarks.Place;
import app.coppice.diff.LineMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The places of one file at which both sides changed the same lines. A place keeps its number when
/// it is decided, and what stands for it then is found by the lines around it. Pure.
final class ConflictPlaces {
  /// How much likelier two places with the same three texts are one than such with one in common.
  private static final int SAME = 4;

  private final String marked;
  private final List<Place> all;

  /// @param marked the file with the marks of all places
  ConflictPlaces(String marked) {
    this.marked = marked;
    all = ConflictMarks.places(marked);
  }

  /// What became of a place.
  enum Standing {
    OPEN,
    OURS,
    THEIRS,
    BOTH,
    BY_HAND
  }

  /// A place in a text.
  ///
  /// @param sides as they were at first
  /// @param start offset of what stands for it
  /// @param end offset behind that
  record Spot(Place sides, Standing standing, int start, int end) {
    /// The text with this place decided; empty where a hand's work would be lost by it.
    Optional<String> decided(Choice choice) {
      return standing == Standing.BY_HAND ? Optional.empty() : Optional.of(sides.taken(choice));
    }

    private Standing standsFor(String text) {
      for (Choice choice : Choice.values()) {
        if (sides.taken(choice).equals(text)) {
          return switch (choice) {
            case OURS -> Standing.OURS;
            case THEIRS -> Standing.THEIRS;
            case BOTH -> Standing.BOTH;
          };
        }
      }
      return Standing.BY_HAND;
    }
  }

  /// All places in a text that was made of the marked one, open and decided, from the top; those
  /// whose marks a person wrote come last.
  List<Spot> in(String text) {
    List<Place> open = ConflictMarks.places(text);
    int[] openOf = matched(open);
    List<Spot> spots = new ArrayList<>();
    Optional<Lines> lines = Optional.empty();
    boolean[] known = new boolean[open.size()];
    for (int i = 0; i < all.size(); i++) {
      if (openOf[i] >= 0) {
        known[openOf[i]] = true;
        spots.add(open(open.get(openOf[i])));
      } else {
        Lines found = lines.orElseGet(() -> new Lines(text));
        lines = Optional.of(found);
        spots.add(found.decided(all.get(i)));
      }
    }
    for (int i = 0; i < known.length; i++) {
      if (!known[i]) {
        spots.add(open(open.get(i)));
      }
    }
    return spots;
  }

  private static Spot open(Place place) {
    return new Spot(place, Standing.OPEN, place.start(), place.end());
  }

  /// For each place the open one that it is, -1 where it is decided: the pairing in order in which
  /// most is the same.
  private int[] matched(List<Place> open) {
    int[] found = new int[all.size()];
    Arrays.fill(found, -1);
    int[][] best = new int[all.size() + 1][open.size() + 1];
    for (int i = all.size() - 1; i >= 0; i--) {
      for (int j = open.size() - 1; j >= 0; j--) {
        int alike = alike(all.get(i), open.get(j));
        int paired = alike == 0 ? 0 : alike + best[i + 1][j + 1];
        best[i][j] = Math.max(paired, Math.max(best[i + 1][j], best[i][j + 1]));
      }
    }
    int i = 0;
    int j = 0;
    while (i < all.size() && j < open.size()) {
      int alike = alike(all.get(i), open.get(j));
      if (alike > 0 && best[i][j] == alike + best[i + 1][j + 1]) {
        found[i++] = j++;
      } else if (best[i][j] == best[i + 1][j]) {
        i++;
      } else {
        j++;
      }
    }
    return found;
  }

  private static int alike(Place one, Place other) {
    boolean ours = one.ours().equals(other.ours());
    boolean theirs = one.theirs().equals(other.theirs());
    boolean base = one.base().equals(other.base());
    return ours && theirs && base ? SAME : ours || theirs || base ? 1 : 0;
  }

  /// Where the lines of the marked text stand in another.
  private final class Lines {
    private final String text;
    private final List<String> now;
    private final List<String> first = LineMap.split(marked);
    private final LineMap map;

    /// Offset of each line of the marked text.
    private final int[] starts = new int[first.size()];

    Lines(String text) {
      this.text = text;
      now = LineMap.split(text);
      map = LineMap.between(first, now);
      for (int i = 1; i < starts.length; i++) {
        starts[i] = starts[i - 1] + first.get(i - 1).length();
      }
    }

    Spot decided(Place place) {
      int above = line(place.start()) - 1;
      while (above >= 0 && (map.newOf(above) < 0 || isWithin(above))) {
        above--;
      }
      int below = line(place.end());
      while (below < first.size() && (map.newOf(below) < 0 || isWithin(below))) {
        below++;
      }
      int start = above < 0 ? 0 : offset(map.newOf(above) + 1);
      int end = below >= first.size() ? text.length() : offset(map.newOf(below));
      Spot spot = new Spot(place, Standing.BY_HAND, start, Math.max(start, end));
      return new Spot(
          place, spot.standsFor(text.substring(spot.start(), spot.end())), start, spot.end());
    }

    /// The number of the line of the marked text that begins there.
    private int line(int offset) {
      int line = Arrays.binarySearch(starts, offset);
      return line < 0 ? -line - 1 : line;
    }

    private boolean isWithin(int line) {
      int at = starts[line];
      return all.stream().anyMatch(it -> at >= it.start() && at < it.end());
    }

    private int offset(int line) {
      return now.stream().limit(line).mapToInt(String::length).sum();
    }
  }
}
