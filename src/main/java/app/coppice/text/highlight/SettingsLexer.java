package app.coppice.text.highlight;

import app.coppice.text.highlight.Token.Kind;
import java.util.List;

/// Reads files of `key separator value` lines: YAML, TOML, properties. The key and section headers
/// are found here, the value is left to a {@link CodeLexer}.
final class SettingsLexer implements LineLexer {
  private final String separators;
  private final LineLexer values;

  SettingsLexer(String separators, LineLexer values) {
    this.separators = separators;
    this.values = values;
  }

  @Override
  public OpenSpan lex(String line, OpenSpan open, List<Token> into) {
    if (!open.isNone()) {
      return values.lex(line, open, into);
    }
    int start = keyStart(line);
    if (start < line.length() && line.charAt(start) == '[' && line.stripTrailing().endsWith("]")) {
      into.add(new Token(start, line.stripTrailing().length(), Kind.HEADING));
      return OpenSpan.NONE;
    }
    int end = keyEnd(line, start);
    if (end <= start) {
      return values.lex(line, open, into);
    }
    into.add(new Token(start, end, Kind.KEY));
    int before = into.size();
    OpenSpan rest = values.lex(line.substring(end), open, into);
    for (int i = before; i < into.size(); i++) {
      Token token = into.get(i);
      into.set(i, new Token(token.start() + end, token.end() + end, token.kind()));
    }
    return rest;
  }

  private static int keyStart(String line) {
    int i = 0;
    while (i < line.length() && (line.charAt(i) == ' ' || line.charAt(i) == '\t')) {
      i++;
    }
    while (line.startsWith("- ", i)) {
      i += 2;
    }
    return i;
  }

  private int keyEnd(String line, int start) {
    for (int i = start; i < line.length(); i++) {
      char c = line.charAt(i);
      boolean last = i + 1 == line.length();
      if (separators.indexOf(c) >= 0 && (c != ':' || last || line.charAt(i + 1) == ' ')) {
        return line.substring(0, i).stripTrailing().length();
      }
      if ("#{}(,;".indexOf(c) >= 0) {
        return -1;
      }
    }
    return -1;
  }
}
