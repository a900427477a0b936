package app.coppice.ui.kit.text;

import app.coppice.text.highlight.Language;
import app.coppice.text.highlight.LexState;
import app.coppice.text.highlight.LexedLine;
import app.coppice.text.highlight.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Turns lexed code into styled runs.
public final class CodeRuns {
  private CodeRuns() {}

  /// The runs of one line.
  public static List<StyledRun> ofLine(String line, List<Token> tokens) {
    List<StyledRun> runs = new ArrayList<>();
    append(line, tokens, runs);
    return runs;
  }

  /// The runs of several lines, each but the last with its line feed, from a fresh start.
  public static List<StyledRun> of(List<String> lines, Language language, LexState from) {
    List<StyledRun> runs = new ArrayList<>();
    LexState state = from;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      LexedLine lexed = language.lex(line, state);
      state = lexed.next();
      append(i + 1 < lines.size() ? line + "\n" : line, lexed.tokens(), runs);
    }
    return runs;
  }

  private static void append(String line, List<Token> tokens, List<StyledRun> into) {
    int at = 0;
    for (Token token : tokens) {
      int end = Math.min(token.end(), line.length());
      if (token.start() > at) {
        plain(line.substring(at, token.start()), into);
      }
      if (end > token.start()) {
        String style = "token-" + token.kind().name().toLowerCase(Locale.ROOT);
        into.add(new StyledRun(line.substring(token.start(), end), style));
      }
      at = Math.max(at, end);
    }
    if (at < line.length()) {
      plain(line.substring(at), into);
    }
  }

  /// Joins plain stretches: fewer text nodes to style and to lay out.
  private static void plain(String text, List<StyledRun> into) {
    if (!into.isEmpty() && into.getLast().styles().isEmpty()) {
      into.set(into.size() - 1, new StyledRun(into.getLast().text() + text));
    } else {
      into.add(new StyledRun(text));
    }
  }
}
