package app.coppice.text.highlight;

import app.coppice.text.highlight.Token.Kind;
import java.util.List;

/// Reads Markdown source as far as a diff needs it: headings, fences, quotes, list marks, code
/// spans.
final class MarkdownLexer implements LineLexer {
  @Override
  public OpenSpan lex(String line, OpenSpan open, List<Token> into) {
    String text = line.stripLeading();
    int indent = line.length() - text.length();
    if (!open.isNone()) {
      whole(line, Kind.STRING, into);
      return text.startsWith(open.closing()) ? OpenSpan.NONE : open;
    }
    if (text.startsWith("```") || text.startsWith("~~~")) {
      whole(line, Kind.STRING, into);
      return new OpenSpan(text.substring(0, 3), Kind.STRING, false, 1);
    }
    if (text.startsWith("#")) {
      whole(line, Kind.HEADING, into);
    } else if (text.startsWith(">")) {
      whole(line, Kind.COMMENT, into);
    } else {
      if (text.startsWith("- ") || text.startsWith("* ") || text.startsWith("+ ")) {
        into.add(new Token(indent, indent + 1, Kind.KEYWORD));
      }
      codeSpans(line, into);
    }
    return OpenSpan.NONE;
  }

  private static void codeSpans(String line, List<Token> into) {
    int start = line.indexOf('`');
    while (start >= 0) {
      int end = line.indexOf('`', start + 1);
      if (end < 0) {
        return;
      }
      into.add(new Token(start, end + 1, Kind.STRING));
      start = line.indexOf('`', end + 1);
    }
  }

  private static void whole(String line, Kind kind, List<Token> into) {
    if (!line.isEmpty()) {
      into.add(new Token(0, line.length(), kind));
    }
  }
}
