package app.coppice.text.highlight;

import java.util.List;

/// Lexes one line of a language. Stateless and thread-safe.
interface LineLexer {
  /// Adds the line's tokens to `into`, in order and disjoint, and says what stays open.
  OpenSpan lex(String line, OpenSpan open, List<Token> into);
}
