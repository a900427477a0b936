package app.coppice.ui.chat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// Ranks paths by how well they answer a few typed letters. Pure.
final class PathRank {
  private static final int NO_MATCH = Integer.MIN_VALUE;

  private PathRank() {}

  private record Ranked(String path, int score) {}

  /// The best paths first; all letters of `query` must occur in order.
  static List<String> best(String query, List<String> paths, int limit) {
    String wanted = query.toLowerCase(Locale.ROOT);
    List<Ranked> ranked = new ArrayList<>();
    for (String path : paths) {
      int score = score(wanted, path);
      if (score != NO_MATCH) {
        ranked.add(new Ranked(path, score));
      }
    }
    return ranked.stream()
        .sorted(
            Comparator.comparingInt((Ranked r) -> -r.score())
                .thenComparingInt(r -> r.path().length())
                .thenComparing(Ranked::path))
        .limit(limit)
        .map(Ranked::path)
        .toList();
  }

  /// Higher is better: a stretch in the name counts most, then starts of words, then neighbours.
  private static int score(String wanted, String path) {
    String text = path.toLowerCase(Locale.ROOT);
    if (wanted.isEmpty()) {
      return -(int) text.chars().filter(c -> c == '/').count();
    }
    int name = text.lastIndexOf('/') + 1;
    if (text.startsWith(wanted, name)) {
      return 1_000;
    }
    if (text.indexOf(wanted, name) >= 0) {
      return 800;
    }
    if (text.contains(wanted)) {
      return 600;
    }
    int score = 0;
    int at = 0;
    int last = -2;
    for (int i = 0; i < wanted.length(); i++) {
      int found = text.indexOf(wanted.charAt(i), at);
      if (found < 0) {
        return NO_MATCH;
      }
      score += found == last + 1 ? 4 : 0;
      score += startsWord(path, found) ? 6 : 0;
      score += found >= name ? 2 : 0;
      last = found;
      at = found + 1;
    }
    return score;
  }

  private static boolean startsWord(String path, int index) {
    if (index == 0) {
      return true;
    }
    char before = path.charAt(index - 1);
    return "/._-".indexOf(before) >= 0
        || (Character.isUpperCase(path.charAt(index)) && Character.isLowerCase(before));
  }
}
