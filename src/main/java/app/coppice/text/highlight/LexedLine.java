package app.coppice.text.highlight;

import java.util.List;

/// The tokens of one line in order, and the state in which the next line starts.
public record LexedLine(List<Token> tokens, LexState next) {
  public LexedLine {
    tokens = List.copyOf(tokens);
  }
}
