package app.coppice.ui.kit.find;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds a pattern in one line, with a bound on what that may cost: an expression that goes back
/// and forth without end must hold up neither the window nor a thread. Stateless, thread-safe.
public final class BoundedSearch {
  /// Characters that a pattern may look at in one line.
  private static final int READS = 500_000;

  /// As many more for each character of the line.
  private static final int READS_EACH = 4;

  private BoundedSearch() {}

  /// Takes what was found.
  @FunctionalInterface
  public interface Found {
    /// @param start first UTF-16 index
    /// @param end index after the last
    /// @return whether more is wanted
    boolean take(int start, int end);
  }

  /// The expression takes too long on a line.
  public static final class TooSlow extends Exception {
    private static final long serialVersionUID = 1;
  }

  /// Finds all matches that are not empty, from the left, as long as more are wanted.
  ///
  /// @return whether more were wanted to the end
  /// @throws TooSlow when the expression takes too long for this line
  public static boolean find(Pattern pattern, String line, Found found) throws TooSlow {
    try {
      Matcher matcher = pattern.matcher(new Counted(line));
      while (matcher.find()) {
        if (matcher.end() > matcher.start() && !found.take(matcher.start(), matcher.end())) {
          return false;
        }
      }
      return true;
    } catch (Exhausted | StackOverflowError _) {
      throw new TooSlow();
    }
  }

  private static final class Exhausted extends RuntimeException {
    private static final long serialVersionUID = 1;

    Exhausted() {
      super(null, null, false, false);
    }
  }

  /// A text that can be read only so often.
  private static final class Counted implements CharSequence {
    private final String text;
    private long left;

    Counted(String text) {
      this.text = text;
      left = READS + (long) READS_EACH * text.length();
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public char charAt(int index) {
      left--;
      if (left < 0) {
        throw new Exhausted();
      }
      return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.substring(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
