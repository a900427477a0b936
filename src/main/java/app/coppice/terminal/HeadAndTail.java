package app.coppice.terminal;

/// Bounded text that keeps its beginning and its end. Not thread-safe.
final class HeadAndTail {
  private final int headLimit;
  private final int tailLimit;
  private final StringBuilder head = new StringBuilder();
  private final StringBuilder tail = new StringBuilder();
  private long leftOut;

  /// @param headLimit characters kept of the beginning
  /// @param tailLimit characters kept of the end
  HeadAndTail(int headLimit, int tailLimit) {
    this.headLimit = headLimit;
    this.tailLimit = tailLimit;
  }

  void append(String text) {
    int toHead = Math.min(text.length(), headLimit - head.length());
    head.append(text, 0, toHead);
    tail.append(text, toHead, text.length());
    // Cut only at twice the bound, so that each character is moved at most once.
    if (tail.length() > 2 * tailLimit) {
      cut();
    }
  }

  private void cut() {
    int surplus = tail.length() - tailLimit;
    if (surplus > 0) {
      tail.delete(0, surplus);
      leftOut += surplus;
    }
  }

  String text() {
    cut();
    if (leftOut == 0) {
      return head + tail.toString();
    }
    return head + "\n[" + leftOut + " characters left out]\n" + tail;
  }
}
