package app.coppice.text.highlight;

import app.coppice.text.highlight.Token.Kind;
import java.util.List;

/// Reads XML and HTML: tags, attributes, comments, entities. What stands between tags is plain,
/// scripts and styles included.
final class MarkupLexer implements LineLexer {
  private static final OpenSpan COMMENT = new OpenSpan("-->", Kind.COMMENT, false, 1);
  private static final OpenSpan TAG = new OpenSpan(">", Kind.TAG, false, 1);

  @Override
  public OpenSpan lex(String line, OpenSpan open, List<Token> into) {
    OpenSpan span = open;
    int at = 0;
    while (at < line.length()) {
      if (span.kind() == Kind.COMMENT && !span.isNone()) {
        int end = line.indexOf("-->", at);
        int stop = end < 0 ? line.length() : end + 3;
        into.add(new Token(at, stop, Kind.COMMENT));
        span = end < 0 ? COMMENT : OpenSpan.NONE;
        at = stop;
      } else if (!span.isNone()) {
        int stop = attributes(line, at, into);
        boolean closed = stop > at && line.charAt(stop - 1) == '>';
        span = closed ? OpenSpan.NONE : TAG;
        at = stop;
      } else {
        int start = line.indexOf('<', at);
        if (start < 0) {
          return span;
        }
        if (line.startsWith("<!--", start)) {
          span = COMMENT;
          at = start;
        } else {
          at = name(line, start, into);
          span = at > start + 1 ? TAG : OpenSpan.NONE;
        }
      }
    }
    return span;
  }

  private static int name(String line, int start, List<Token> into) {
    int i = start + 1;
    while (i < line.length() && (isName(line.charAt(i)) || "/!?".indexOf(line.charAt(i)) >= 0)) {
      i++;
    }
    if (i > start + 1) {
      into.add(new Token(start, i, Kind.TAG));
    }
    return i;
  }

  /// Reads up to and with the tag's end, or to the line's end.
  private static int attributes(String line, int from, List<Token> into) {
    int i = from;
    while (i < line.length()) {
      char c = line.charAt(i);
      int start = i;
      if (c == '>') {
        into.add(new Token(i, i + 1, Kind.TAG));
        return i + 1;
      }
      if (c == '"' || c == '\'') {
        int end = line.indexOf(c, i + 1);
        i = end < 0 ? line.length() : end + 1;
        into.add(new Token(start, i, Kind.STRING));
      } else if (isName(c)) {
        while (i < line.length() && isName(line.charAt(i))) {
          i++;
        }
        into.add(new Token(start, i, Kind.ATTRIBUTE));
      } else {
        i++;
        if ((c == '/' || c == '?') && i < line.length() && line.charAt(i) == '>') {
          into.add(new Token(start, i + 1, Kind.TAG));
          return i + 1;
        }
      }
    }
    return i;
  }

  private static boolean isName(char c) {
    return Character.isLetterOrDigit(c) || c == '-' || c == '_' || c == ':' || c == '.';
  }
}
