package app.coppice.text;

/// Text that arrives in pieces, without its secrets: a secret may be cut anywhere, so what could be
/// the beginning of one is held back until the next piece or the end. One thread at a time.
public final class RedactedStream {
  /// More than this is not held back, whatever it looks like.
  private static final int LONGEST = 200_000;

  private final Redactor redactor;
  private String held = "";

  /// The last character that was passed on: whether a key begins depends on what it follows.
  private String before = "";

  public RedactedStream(Redactor redactor) {
    this.redactor = redactor;
  }

  /// What may be passed on now; possibly nothing.
  public String next(String piece) {
    String text = held + piece;
    int begun = redactor.begun(before, text);
    String safe = text.substring(0, text.length() - begun);
    String rest = text.substring(safe.length());
    String passed = redactor.redact(before, safe);
    // A secret that ends the text may itself look like the beginning of another: it is not cut.
    if (begun > 0) {
      String whole = redactor.redact(before, text);
      if (!whole.equals(passed + redactor.redact(last(passed), rest))) {
        boolean tooLong = text.length() > LONGEST;
        held = tooLong ? "" : redactor.shortened(before, text);
        return tooLong ? passing(whole) : "";
      }
    }
    before = last(passed);
    held = redactor.shortened(before, rest);
    return passed;
  }

  /// What was held back, when nothing comes after it.
  public String end() {
    String rest = redactor.redact(before, held);
    held = "";
    return passing(rest);
  }

  private String passing(String passed) {
    before = last(passed);
    return passed;
  }

  private String last(String passed) {
    return passed.isEmpty() ? before : passed.substring(passed.length() - 1);
  }
}
