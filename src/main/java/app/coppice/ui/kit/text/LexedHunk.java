package app.coppice.ui.kit.text;

import app.coppice.diff.DiffLine;
import app.coppice.diff.Hunk;
import app.coppice.text.highlight.Language;
import app.coppice.text.highlight.LexState;
import app.coppice.text.highlight.LexedLine;
import app.coppice.text.highlight.Token;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A hunk and the colours of its lines, lexed when first asked for. Both sides are read on their
/// own, so that a removed half of a comment doesn't colour the new text. FX thread only.
public final class LexedHunk {
  private final Hunk hunk;
  private final Language language;
  private @Nullable List<List<Token>> tokens;

  public LexedHunk(Hunk hunk, Language language) {
    this.hunk = hunk;
    this.language = language;
  }

  public Hunk hunk() {
    return hunk;
  }

  public List<Token> tokens(int line) {
    if (tokens == null) {
      tokens = lex();
    }
    return tokens.get(line);
  }

  private List<List<Token>> lex() {
    List<List<Token>> all = new ArrayList<>(hunk.lines().size());
    LexState before = LexState.INITIAL;
    LexState after = LexState.INITIAL;
    for (DiffLine line : hunk.lines()) {
      boolean removed = line.kind() == DiffLine.Kind.REMOVED;
      LexedLine lexed = language.lex(line.text(), removed ? before : after);
      switch (line.kind()) {
        case REMOVED -> before = lexed.next();
        case ADDED -> after = lexed.next();
        case CONTEXT -> {
          before = lexed.next();
          after = lexed.next();
        }
      }
      all.add(lexed.tokens());
    }
    return all;
  }
}
