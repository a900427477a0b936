package app.coppice.text.highlight;

import app.coppice.text.highlight.Token.Kind;
import java.util.List;

/// Reads a unified diff, each line by its first character.
final class DiffLexer implements LineLexer {
  @Override
  public OpenSpan lex(String line, OpenSpan open, List<Token> into) {
    if (line.isEmpty()) {
      return OpenSpan.NONE;
    }
    Kind kind =
        switch (line.charAt(0)) {
          case '+' -> line.startsWith("+++") ? Kind.HEADING : Kind.ADDED;
          case '-' -> line.startsWith("---") ? Kind.HEADING : Kind.REMOVED;
          case '@' -> Kind.KEY;
          case ' ' -> Kind.STRING;
          default -> Kind.HEADING;
        };
    if (kind != Kind.STRING) {
      into.add(new Token(0, line.length(), kind));
    }
    return OpenSpan.NONE;
  }
}
