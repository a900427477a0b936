package app.coppice.text.highlight;

import app.coppice.text.highlight.Grammar.Quote;
import app.coppice.text.highlight.Token.Kind;
import java.util.List;

/// Reads every language whose tokens are names, numbers, quoted strings and comments, by a {@link
/// Grammar}.
final class CodeLexer implements LineLexer {
  private final Grammar grammar;

  CodeLexer(Grammar grammar) {
    this.grammar = grammar;
  }

  @Override
  public OpenSpan lex(String line, OpenSpan open, List<Token> into) {
    return new Scan(line, into).run(open);
  }

  /// One pass over one line.
  private final class Scan {
    private final String line;
    private final List<Token> into;
    private int at;

    /// The last character that was neither blank nor part of a comment; tells a regular expression
    /// from a division.
    private char before;

    Scan(String line, List<Token> into) {
      this.line = line;
      this.into = into;
    }

    OpenSpan run(OpenSpan open) {
      OpenSpan rest = open.isNone() ? open : finish(0, 0, open);
      if (rest.isNone() && at == 0 && isDirective()) {
        add(0, line.length(), Kind.ATTRIBUTE);
        return OpenSpan.NONE;
      }
      while (rest.isNone() && at < line.length()) {
        rest = step();
      }
      return rest;
    }

    private OpenSpan step() {
      char c = line.charAt(at);
      if (Character.isWhitespace(c)) {
        at++;
        return OpenSpan.NONE;
      }
      if (startsLineComment(c)) {
        add(at, line.length(), Kind.COMMENT);
        at = line.length();
        return OpenSpan.NONE;
      }
      if (!grammar.blockOpen.isEmpty() && line.startsWith(grammar.blockOpen, at)) {
        int start = at;
        at += grammar.blockOpen.length();
        return finish(start, at, new OpenSpan(grammar.blockClose, Kind.COMMENT, false, 1));
      }
      for (Quote quote : grammar.quotes) {
        if (line.startsWith(quote.open(), at)) {
          return quoted(quote);
        }
      }
      if (isName(c) && !Character.isDigit(c)) {
        name();
      } else if (Character.isDigit(c)) {
        number();
      } else if (grammar.attributeStarts.indexOf(c) >= 0 && nameFollows()) {
        int start = at++;
        skipName();
        add(start, at, Kind.ATTRIBUTE);
      } else if (c == '/' && grammar.regexLiterals && "(,=:[!&|?{};".indexOf(before) >= 0) {
        regex();
      } else {
        at++;
      }
      before = line.charAt(at - 1);
      return OpenSpan.NONE;
    }

    private OpenSpan quoted(Quote quote) {
      int start = at;
      at += quote.open().length();
      OpenSpan rest =
          finish(start, at, new OpenSpan(quote.close(), Kind.STRING, quote.escapes(), 1));
      before = '"';
      if (rest.isNone() && grammar.keysBeforeColon && next() == ':') {
        into.removeLast();
        add(start, at, Kind.KEY);
      }
      return quote.multiline() ? rest : OpenSpan.NONE;
    }

    /// Goes to the end of an open span, or of the line when it is not closed there.
    private OpenSpan finish(int start, int from, OpenSpan span) {
      int depth = span.depth();
      int i = from;
      while (i < line.length()) {
        if (span.escapes() && line.charAt(i) == '\\') {
          i += 2;
        } else if (line.startsWith(span.closing(), i)) {
          i += span.closing().length();
          if (--depth <= 0) {
            add(start, i, span.kind());
            at = i;
            return OpenSpan.NONE;
          }
        } else if (grammar.nestedComments
            && span.kind() == Kind.COMMENT
            && line.startsWith(grammar.blockOpen, i)) {
          depth++;
          i += grammar.blockOpen.length();
        } else {
          i++;
        }
      }
      add(start, line.length(), span.kind());
      at = line.length();
      return new OpenSpan(span.closing(), span.kind(), span.escapes(), depth);
    }

    private boolean startsLineComment(char c) {
      for (String start : grammar.lineComments) {
        if (c == start.charAt(0) && line.startsWith(start, at)) {
          return !grammar.hashStartsComment
              || at == 0
              || Character.isWhitespace(line.charAt(at - 1));
        }
      }
      return false;
    }

    private boolean isDirective() {
      return !grammar.directiveStart.isEmpty()
          && line.stripLeading().startsWith(grammar.directiveStart);
    }

    private void name() {
      int start = at;
      skipName();
      String word = grammar.fold(line.substring(start, at));
      boolean member = before == '.';
      if (grammar.keysBeforeColon && next() == ':') {
        add(start, at, Kind.KEY);
      } else if (!member && grammar.keywords.contains(word)) {
        add(start, at, Kind.KEYWORD);
      } else if (!member && grammar.constants.contains(word)) {
        add(start, at, Kind.CONSTANT);
      } else if (grammar.types.contains(word)) {
        add(start, at, Kind.TYPE);
      } else if (grammar.functions && at < line.length() && line.charAt(at) == '(') {
        boolean type = grammar.capitalTypes && Character.isUpperCase(word.charAt(0));
        add(start, at, type ? Kind.TYPE : Kind.FUNCTION);
      } else if (grammar.capitalTypes && Character.isUpperCase(word.charAt(0))) {
        add(start, at, isConstantName(word) ? Kind.CONSTANT : Kind.TYPE);
      }
    }

    private void number() {
      int start = at;
      while (at < line.length()
          && isNumberPart(line.charAt(at), line.charAt(at - (at > 0 ? 1 : 0)))) {
        at++;
      }
      add(start, at, Kind.NUMBER);
    }

    private void regex() {
      boolean inClass = false;
      for (int i = at + 1; i < line.length(); i++) {
        char c = line.charAt(i);
        if (c == '\\') {
          i++;
        } else if (c == '[') {
          inClass = true;
        } else if (c == ']') {
          inClass = false;
        } else if (c == '/' && !inClass) {
          add(at, i + 1, Kind.STRING);
          at = i + 1;
          return;
        }
      }
      // An unclosed one is a division after all; the rest of the line is not scanned twice.
      at = line.length();
    }

    private void skipName() {
      while (at < line.length() && isName(line.charAt(at))) {
        at++;
      }
    }

    private boolean nameFollows() {
      return at + 1 < line.length() && isName(line.charAt(at + 1));
    }

    private char next() {
      int i = at;
      while (i < line.length() && line.charAt(i) == ' ') {
        i++;
      }
      return i < line.length() ? line.charAt(i) : '\n';
    }

    private boolean isName(char c) {
      return Character.isLetterOrDigit(c)
          || Character.isSurrogate(c)
          || grammar.nameExtras.indexOf(c) >= 0;
    }

    private void add(int start, int end, Kind kind) {
      if (end > start) {
        into.add(new Token(start, end, kind));
      }
    }
  }

  private static boolean isNumberPart(char c, char previous) {
    return Character.isLetterOrDigit(c)
        || c == '_'
        || c == '.'
        || ((c == '+' || c == '-') && (previous == 'e' || previous == 'E'));
  }

  private static boolean isConstantName(String word) {
    return word.length() > 1 && word.chars().noneMatch(Character::isLowerCase);
  }
}
