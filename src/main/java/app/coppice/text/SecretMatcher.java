package app.coppice.text;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/// Finds the forms of secrets in text. It keeps them outside the Java heap, where no collection
/// leaves copies behind, and zeroes them when closed. Reading is thread-safe; nobody may read while
/// it is closed.
final class SecretMatcher implements AutoCloseable {
  private final Arena arena = Arena.ofShared();

  /// One form after the other, the longest first.
  private final MemorySegment characters;

  /// Where each form starts, and the end of the last one.
  private final int[] starts;

  /// The characters that forms begin with: most text is passed over by them alone.
  private final BitSet first = new BitSet();

  /// @param forms none is empty; they are wiped
  SecretMatcher(List<char[]> forms) {
    List<char[]> ordered =
        forms.stream()
            .sorted(Comparator.comparingInt((char[] form) -> form.length).reversed())
            .toList();
    starts = new int[ordered.size() + 1];
    for (int form = 0; form < ordered.size(); form++) {
      starts[form + 1] = starts[form] + ordered.get(form).length;
    }
    characters = arena.allocate(ValueLayout.JAVA_CHAR, starts[ordered.size()]);
    for (int form = 0; form < ordered.size(); form++) {
      char[] next = ordered.get(form);
      first.set(next[0]);
      MemorySegment.copy(
          next,
          0,
          characters,
          ValueLayout.JAVA_CHAR,
          (long) starts[form] * Character.BYTES,
          next.length);
      Arrays.fill(next, '\0');
    }
  }

  /// The text with `mark` in the place of every form.
  String replace(String text, String mark) {
    StringBuilder replaced = new StringBuilder();
    int copied = 0;
    int at = 0;
    while (at < text.length()) {
      int length = lengthAt(text, at);
      if (length == 0) {
        at++;
      } else {
        replaced.append(text, copied, at).append(mark);
        at += length;
        copied = at;
      }
    }
    return copied == 0 ? text : replaced.append(text, copied, text.length()).toString();
  }

  /// How many characters at the text's end could be the beginning of a form.
  int begun(String text) {
    for (int at = Math.max(0, text.length() - longest() + 1); at < text.length(); at++) {
      if (first.get(text.charAt(at)) && begunAt(text, at)) {
        return text.length() - at;
      }
    }
    return 0;
  }

  private int longest() {
    return starts[1];
  }

  /// The length of the longest form that stands at `at`; 0 for none.
  private int lengthAt(String text, int at) {
    if (first.get(text.charAt(at))) {
      for (int form = 0; form < starts.length - 1; form++) {
        int length = starts[form + 1] - starts[form];
        if (length <= text.length() - at && agrees(text, at, form, length)) {
          return length;
        }
      }
    }
    return 0;
  }

  private boolean begunAt(String text, int at) {
    int left = text.length() - at;
    for (int form = 0; form < starts.length - 1; form++) {
      if (left < starts[form + 1] - starts[form] && agrees(text, at, form, left)) {
        return true;
      }
    }
    return false;
  }

  private boolean agrees(String text, int at, int form, int length) {
    for (int index = 0; index < length; index++) {
      if (characters.getAtIndex(ValueLayout.JAVA_CHAR, starts[form] + index)
          != text.charAt(at + index)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void close() {
    characters.fill((byte) 0);
    arena.close();
  }
}
