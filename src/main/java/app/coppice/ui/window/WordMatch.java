package app.coppice.ui.window;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/// Finds a text by the beginnings of its words, in any order. Pure.
final class WordMatch {
  private WordMatch() {}

  /// Whether each word of `query` begins a word of `text`; not for an empty query.
  static boolean all(String query, String text) {
    List<String> wanted = words(query);
    List<String> there = words(text);
    return !wanted.isEmpty()
        && wanted.stream().allMatch(word -> there.stream().anyMatch(it -> it.startsWith(word)));
  }

  /// Whether both have the same words, in any order; `Ctrl+N` is two.
  static boolean same(String query, String text) {
    return Set.copyOf(words(query)).equals(Set.copyOf(words(text)));
  }

  private static List<String> words(String text) {
    return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[\\s,;:+]+"))
        .filter(Predicate.not(String::isEmpty))
        .toList();
  }
}
