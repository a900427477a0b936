package app.coppice.ui.window;

import java.util.Locale;
import java.util.OptionalInt;

/// Scores how well a few typed letters name a text: all letters must occur in order; starts of
/// words and runs of letters count more. Pure.
final class FuzzyMatch {
  private static final int WORD_START = 8;
  private static final int RUN = 4;

  private FuzzyMatch() {}

  /// The score, higher is better; empty when `query` doesn't fit. Spaces in the query are ignored.
  static OptionalInt score(String query, String text) {
    String wanted = query.toLowerCase(Locale.ROOT).replace(" ", "");
    String lower = text.toLowerCase(Locale.ROOT);
    int whole = lower.indexOf(query.strip().toLowerCase(Locale.ROOT));
    int score = whole < 0 ? 0 : 40 - Math.min(whole, 20);
    int from = 0;
    int last = -2;
    for (int i = 0; i < wanted.length(); i++) {
      int at = best(lower, wanted.charAt(i), from, last);
      if (at < 0) {
        return OptionalInt.empty();
      }
      score += at == last + 1 ? RUN : startsWord(lower, at) ? WORD_START : 0;
      last = at;
      from = at + 1;
    }
    return OptionalInt.of(score * 4 - Math.min(text.length(), 100) / 4);
  }

  /// The next place of `letter`: right after the last one, else at a word's start, else anywhere.
  private static int best(String text, char letter, int from, int last) {
    int next = text.indexOf(letter, from);
    if (next < 0 || next == last + 1) {
      return next;
    }
    for (int at = next; at >= 0; at = text.indexOf(letter, at + 1)) {
      if (startsWord(text, at)) {
        return at;
      }
    }
    return next;
  }

  private static boolean startsWord(String text, int at) {
    return at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
  }
}
