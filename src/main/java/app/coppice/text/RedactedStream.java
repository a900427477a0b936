package app.coppice.text;

/// Text that arrives in pieces, without its secrets: a secret may be cut anywhere, so what could be
/// the beginning of one is held back until the next piece or the end. One thread at a time.
public final class RedactedStream {
  /// More than this is not held back, whatever it looks like.
  private static final int LONGEST = 200_000;

  private final Redactor redactor;
  private String held = "";

  public RedactedStream(Redactor redactor) {
    this.redactor = redactor;
  }

  /// What may be passed on now; possibly nothing.
  public String next(String piece) {
    String text = held + piece;
    int begun = redactor.begun(text);
    String safe = text.substring(0, text.length() - begun);
    String whole = redactor.redact(text);
    String passed = redactor.redact(safe);
    held = text.substring(safe.length());
    // A secret that ends the text may itself look like the beginning of another: it is not cut.
    if (begun > 0 && !whole.equals(passed + redactor.redact(held))) {
      if (text.length() > LONGEST) {
        held = "";
        return whole;
      }
      held = text;
      return "";
    }
    return passed;
  }

  /// What was held back, when nothing comes after it.
  public String end() {
    String rest = redactor.redact(held);
    held = "";
    return rest;
  }
}
