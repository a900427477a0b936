package app.coppice.text.highlight;

/// Where a lexer stands between two lines. Opaque: pass it on from one line to the next.
public final class LexState {
  /// The start of a text.
  public static final LexState INITIAL = new LexState(OpenSpan.NONE);

  private final OpenSpan open;

  private LexState(OpenSpan open) {
    this.open = open;
  }

  static LexState of(OpenSpan open) {
    return open.isNone() ? INITIAL : new LexState(open);
  }

  OpenSpan open() {
    return open;
  }
}
