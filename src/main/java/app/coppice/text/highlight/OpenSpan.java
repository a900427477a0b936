package app.coppice.text.highlight;

/// What the end of a line leaves open for the next one: a comment, a string, a tag.
///
/// @param closing the text that ends it; empty when nothing is open
/// @param kind the colour of what is open
/// @param depth how many comments are nested
record OpenSpan(String closing, Token.Kind kind, boolean escapes, int depth) {
  static final OpenSpan NONE = new OpenSpan("", Token.Kind.COMMENT, false, 0);

  boolean isNone() {
    return closing.isEmpty();
  }
}
