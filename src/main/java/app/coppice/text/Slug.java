package app.coppice.text;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/// A short name made from a sentence, fit for a branch or a folder: lower-case ASCII letters,
/// digits and single hyphens. Pure, any thread.
public final class Slug {
  private static final int MAX_LENGTH = 40;
  private static final int MAX_WORDS = 6;

  /// Words that say nothing in a name.
  private static final Set<String> FILLERS =
      Set.of(
          "a", "an", "the", "please", "can", "could", "you", "we", "i", "so", "that", "to", "of");

  private Slug() {}

  /// The slug of a prompt; `session` when nothing of it is left.
  public static String of(String prompt) {
    String plain =
        Normalizer.normalize(prompt, Normalizer.Form.NFD)
            .replaceAll("\\p{M}+", "")
            .replaceAll("['\u2019]", "")
            .toLowerCase(Locale.ROOT);
    var all = new ArrayList<String>();
    var telling = new ArrayList<String>();
    for (String word : plain.split("[^a-z0-9]+", -1)) {
      if (!word.isEmpty()) {
        all.add(word);
        if (!FILLERS.contains(word)) {
          telling.add(word);
        }
      }
    }
    var out = new StringBuilder();
    for (String word :
        telling.isEmpty() ? all : telling.subList(0, Math.min(MAX_WORDS, telling.size()))) {
      if (!out.isEmpty() && out.length() + 1 + word.length() > MAX_LENGTH) {
        break;
      }
      out.append(out.isEmpty() ? "" : "-").append(word, 0, Math.min(word.length(), MAX_LENGTH));
    }
    return out.isEmpty() ? "session" : out.toString();
  }

  /// The slug of a prompt, numbered from 2 on until `taken` refuses it no longer.
  public static String free(String prompt, Predicate<String> taken) {
    String slug = of(prompt);
    String candidate = slug;
    for (int n = 2; taken.test(candidate); n++) {
      candidate = slug + "-" + n;
    }
    return candidate;
  }
}
