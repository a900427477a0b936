package app.coppice.terminal;

/// One control sequence, `ESC [ ... final`, while and after it is read. Reused for every sequence;
/// owned by the parser, valid only during the callback.
final class CsiSequence {
  /// As many parameters as any sequence in use has; more are dropped.
  private static final int MAX_PARAMETERS = 32;

  /// Larger numbers mean nothing on a screen and are cut to this.
  private static final int MAX_VALUE = 65_535;

  private final int[] values = new int[MAX_PARAMETERS];
  private final boolean[] joined = new boolean[MAX_PARAMETERS];
  private int count;
  private boolean overflow;
  private int prefix;
  private int intermediate;
  private int last;

  void clear() {
    count = 0;
    overflow = false;
    prefix = 0;
    intermediate = 0;
    last = 0;
  }

  /// A digit `0` to `9` of the current parameter.
  void digit(int digit) {
    if (count == 0) {
      open(false);
    }
    if (!overflow) {
      values[count - 1] = Math.min(MAX_VALUE, values[count - 1] * 10 + digit);
    }
  }

  /// A `;` or a `:`; the parameter after a colon belongs to the one before it.
  void separator(int character) {
    if (count == 0) {
      open(false);
    }
    open(character == ':');
  }

  private void open(boolean subparameter) {
    if (count == MAX_PARAMETERS) {
      overflow = true;
      return;
    }
    values[count] = 0;
    joined[count] = subparameter;
    count++;
  }

  void prefix(int character) {
    prefix = character;
  }

  void intermediate(int character) {
    intermediate = character;
  }

  void last(int character) {
    last = character;
  }

  /// The private marker `?`, `>`, `<` or `=`, else 0.
  int prefix() {
    return prefix;
  }

  /// The last intermediate character, such as `!` or a space, else 0.
  int intermediate() {
    return intermediate;
  }

  /// The final character, which names the function.
  int last() {
    return last;
  }

  int count() {
    return count;
  }

  /// Parameter `index` as written, 0 when absent.
  int raw(int index) {
    return index < count ? values[index] : 0;
  }

  /// Parameter `index` where absent and 0 both mean `standard`.
  int value(int index, int standard) {
    int value = raw(index);
    return value == 0 ? standard : value;
  }

  /// Whether parameter `index` hangs on the one before it by a colon.
  boolean isJoined(int index) {
    return index < count && joined[index];
  }
}
