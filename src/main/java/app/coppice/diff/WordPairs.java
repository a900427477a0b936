package app.coppice.diff;

import app.coppice.diff.DiffLine.Span;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The word-level differences of a block: which removed line became which added one, and where they
/// differ.
///
/// @param oldByIndex spans by removed line; no entry means the whole line
/// @param newByIndex spans by added line; no entry means the whole line
record WordPairs(Map<Integer, List<Span>> oldByIndex, Map<Integer, List<Span>> newByIndex) {
  /// Blocks with more lines than this are rewrites: words would only be noise, and slow.
  private static final int MAX_LINES = 200;

  private static final int MAX_CHARACTERS = 1_000;

  /// A pair that shares less than this part of its characters is not an edit of one line.
  private static final double ALIKE = 0.4;

  static WordPairs of(List<String> oldLines, List<String> newLines) {
    var pairs = new WordPairs(new HashMap<>(), new HashMap<>());
    if (oldLines.size() <= MAX_LINES && newLines.size() <= MAX_LINES) {
      pairs.pair(oldLines, newLines);
    }
    return pairs;
  }

  List<Span> oldSpans(int index) {
    return oldByIndex.getOrDefault(index, List.of());
  }

  List<Span> newSpans(int index) {
    return newByIndex.getOrDefault(index, List.of());
  }

  /// Takes the lines in order: one that is not like its counterpart may be like the next ones.
  private void pair(List<String> oldLines, List<String> newLines) {
    var before = oldLines.stream().map(Line::of).toList();
    var after = newLines.stream().map(Line::of).toList();
    int spare = Math.abs(before.size() - after.size());
    int newIndex = 0;
    for (int oldIndex = 0; oldIndex < before.size(); oldIndex++) {
      int from = Math.max(newIndex, oldIndex - spare);
      int to = Math.min(after.size(), oldIndex + spare + 1);
      for (int candidate = from; candidate < to; candidate++) {
        if (tryPair(oldIndex, before.get(oldIndex), candidate, after.get(candidate))) {
          newIndex = candidate + 1;
          break;
        }
      }
    }
  }

  private boolean tryPair(int oldIndex, Line oldLine, int newIndex, Line newLine) {
    double enough = ALIKE * Math.max(oldLine.visible(), newLine.visible());
    if (enough == 0 || oldLine.mostCommon(newLine) < enough) {
      return false;
    }
    var edits = Edits.between(oldLine.words(), newLine.words());
    if (commonCharacters(oldLine.words(), edits.removed()) < enough) {
      return false;
    }
    oldByIndex.put(oldIndex, spans(oldLine.words(), edits.removed()));
    newByIndex.put(newIndex, spans(newLine.words(), edits.added()));
    return true;
  }

  /// A line in words.
  ///
  /// @param words none where it is too long to be compared
  /// @param visible characters that are not blanks
  /// @param counts how often each word stands in it
  private record Line(List<String> words, int visible, Map<String, Integer> counts) {
    static Line of(String text) {
      var words = text.length() > MAX_CHARACTERS ? List.<String>of() : WordPairs.words(text);
      var counts = new HashMap<String, Integer>();
      int visible = 0;
      for (String word : words) {
        counts.merge(word, 1, Integer::sum);
        visible += weight(word);
      }
      return new Line(words, visible, counts);
    }

    /// What they have in common in whatever order: never less than what they have in common in
    /// order, and known sooner.
    int mostCommon(Line other) {
      int common = Math.min(visible, other.visible);
      if (common < ALIKE * Math.max(visible, other.visible)) {
        return common;
      }
      common = 0;
      for (var word : counts.entrySet()) {
        int both = Math.min(word.getValue(), other.counts.getOrDefault(word.getKey(), 0));
        common += both * weight(word.getKey());
      }
      return common;
    }
  }

  /// Words, runs of blanks, and every other character by itself; the line feed left out.
  private static List<String> words(String line) {
    int end = line.endsWith("\n") ? line.length() - 1 : line.length();
    var words = new ArrayList<String>();
    int start = 0;
    while (start < end) {
      int at = start;
      int first = line.codePointAt(start);
      do {
        at += Character.charCount(line.codePointAt(at));
      } while (at < end && joins(first, line.codePointAt(at)));
      words.add(line.substring(start, at));
      start = at;
    }
    return words;
  }

  private static boolean joins(int first, int next) {
    return (isWord(first) && isWord(next)) || (isBlank(first) && isBlank(next));
  }

  private static boolean isWord(int c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }

  private static boolean isBlank(int c) {
    return c == ' ' || c == '\t';
  }

  private static int commonCharacters(List<String> words, BitSet changed) {
    int common = 0;
    for (int i = changed.nextClearBit(0); i < words.size(); i = changed.nextClearBit(i + 1)) {
      common += weight(words.get(i));
    }
    return common;
  }

  /// Blanks don't make lines alike.
  private static int weight(String word) {
    return isBlank(word.charAt(0)) ? 0 : word.length();
  }

  /// Changed ranges; those that only blanks part become one.
  private static List<Span> spans(List<String> words, BitSet changed) {
    var spans = new ArrayList<Span>();
    int at = 0;
    for (int i = 0; i < words.size(); i++) {
      int end = at + words.get(i).length();
      boolean bridge =
          i > 0 && changed.get(i - 1) && changed.get(i + 1) && isBlank(words.get(i).charAt(0));
      if (changed.get(i) || bridge) {
        if (!spans.isEmpty() && spans.getLast().end() == at) {
          spans.set(spans.size() - 1, new Span(spans.getLast().start(), end));
        } else {
          spans.add(new Span(at, end));
        }
      }
      at = end;
    }
    return spans;
  }
}
