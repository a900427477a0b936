package app.coppice.watch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;

/// One pattern of an ignore file, compiled: `*`, `?`, `[a-z]`, `**` between slashes, `\` before a
/// literal. Matches with a set of states in one pass over the text, so that no pattern of an
/// untrusted repository takes more than (its length x the text's length) steps.
///
/// Works on bytes as git does: both sides are UTF-8 read as ISO 8859-1 ({@link IgnoreRule#bytes}).
final class Glob {
  /// One step of a compiled pattern.
  private sealed interface Token {
    /// Exactly this character.
    record Literal(char character) implements Token {}

    /// One character of the set, never a slash.
    record OneOf(BitSet characters) implements Token {}

    /// Any run of characters, without a slash.
    record Run() implements Token {}

    /// Any run of characters, slashes too.
    record DeepRun() implements Token {}

    /// `**` and its slash may be absent: go on three steps further, or here.
    record Fork() implements Token {}
  }

  private final List<Token> tokens;
  private final boolean possible;

  private Glob(List<Token> tokens, boolean possible) {
    this.tokens = List.copyOf(tokens);
    this.possible = possible;
  }

  static Glob compile(String pattern, boolean foldCase) {
    Parser parser = new Parser(pattern, foldCase);
    return parser.parse();
  }

  boolean matches(String text) {
    if (!possible) {
      return false;
    }
    int end = tokens.size();
    boolean[] now = new boolean[end + 1];
    boolean[] next = new boolean[end + 1];
    enter(now, 0);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean alive = false;
      for (int state = 0; state < end; state++) {
        if (now[state]) {
          alive |= step(next, state, c);
        }
      }
      if (!alive) {
        return false;
      }
      boolean[] spare = now;
      now = next;
      next = spare;
      Arrays.fill(next, false);
    }
    return now[end];
  }

  private boolean step(boolean[] next, int state, char c) {
    boolean more =
        switch (tokens.get(state)) {
          case Token.Literal(char wanted) -> c == wanted;
          case Token.OneOf(BitSet characters) -> c != '/' && characters.get(c);
          case Token.Run() -> {
            if (c != '/') {
              enter(next, state);
            }
            yield false;
          }
          case Token.DeepRun() -> {
            enter(next, state);
            yield false;
          }
          case Token.Fork() -> false;
        };
    if (more) {
      enter(next, state + 1);
    }
    return more || next[state];
  }

  /// Marks a state and every state that is reached from it without a character.
  private void enter(boolean[] states, int state) {
    if (states[state]) {
      return;
    }
    states[state] = true;
    if (state == tokens.size()) {
      return;
    }
    switch (tokens.get(state)) {
      case Token.Literal _, Token.OneOf _ -> {}
      case Token.Run _, Token.DeepRun _ -> enter(states, state + 1);
      case Token.Fork _ -> {
        enter(states, state + 1);
        enter(states, state + 3);
      }
    }
  }

  /// Reads a pattern once, left to right.
  private static final class Parser {
    private final String pattern;
    private final boolean foldCase;
    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private boolean possible = true;

    Parser(String pattern, boolean foldCase) {
      this.pattern = pattern;
      this.foldCase = foldCase;
    }

    Glob parse() {
      while (at < pattern.length() && possible) {
        char c = pattern.charAt(at);
        switch (c) {
          case '*' -> stars();
          case '?' -> {
            tokens.add(new Token.OneOf(everything()));
            at++;
          }
          case '[' -> bracket();
          case '\\' -> {
            // A lone backslash at the end matches nothing.
            possible = at + 1 < pattern.length();
            if (possible) {
              literal(pattern.charAt(at + 1));
            }
            at += 2;
          }
          default -> {
            literal(c);
            at++;
          }
        }
      }
      return new Glob(tokens, possible);
    }

    private void literal(char c) {
      if (foldCase && Character.isLetter(c) && c < 128) {
        BitSet both = new BitSet();
        both.set(Character.toLowerCase(c));
        both.set(Character.toUpperCase(c));
        tokens.add(new Token.OneOf(both));
      } else {
        tokens.add(new Token.Literal(c));
      }
    }

    /// `**` reaches over slashes only where it stands alone between slashes or the pattern's ends.
    private void stars() {
      int start = at;
      while (at < pattern.length() && pattern.charAt(at) == '*') {
        at++;
      }
      boolean opens = start == 0 || pattern.charAt(start - 1) == '/';
      boolean slashFollows = at < pattern.length() && pattern.charAt(at) == '/';
      boolean closes = at == pattern.length() || slashFollows || pattern.startsWith("\\/", at);
      if (at - start < 2 || !opens || !closes) {
        tokens.add(new Token.Run());
        return;
      }
      if (slashFollows) {
        tokens.add(new Token.Fork());
      }
      tokens.add(new Token.DeepRun());
    }

    private void bracket() {
      at++;
      boolean negated = at < pattern.length() && "!^".indexOf(pattern.charAt(at)) >= 0;
      if (negated) {
        at++;
      }
      BitSet set = new BitSet();
      int previous = -1;
      boolean first = true;
      while (at < pattern.length() && (first || pattern.charAt(at) != ']')) {
        first = false;
        char c = pattern.charAt(at);
        if (c == '[' && at + 1 < pattern.length() && pattern.charAt(at + 1) == ':') {
          int close = pattern.indexOf(']', at + 2);
          if (close < 0) {
            break;
          }
          if (close > at + 2 && pattern.charAt(close - 1) == ':') {
            possible &= addClass(set, pattern.substring(at + 2, close - 1));
            at = close + 1;
            previous = -1;
            continue;
          }
        }
        boolean range = c == '-' && previous >= 0 && rangeEndFollows();
        if (range) {
          at++;
        }
        previous = add(set, range ? previous : -1);
      }
      if (at >= pattern.length()) {
        possible = false;
        return;
      }
      at++;
      if (foldCase) {
        addOtherCase(set);
      }
      if (negated) {
        set.flip(0, 256);
      }
      tokens.add(new Token.OneOf(set));
    }

    private boolean rangeEndFollows() {
      return at + 1 < pattern.length() && pattern.charAt(at + 1) != ']';
    }

    /// Adds the character here, or the range from `from` to it; answers what a range could start
    /// with next, -1 for nothing.
    private int add(BitSet set, int from) {
      char c = pattern.charAt(at);
      if (c == '\\') {
        at++;
        if (at >= pattern.length()) {
          return -1;
        }
        c = pattern.charAt(at);
      }
      at++;
      if (from < 0) {
        set.set(c);
        return c;
      }
      if (from <= c) {
        set.set(from, c + 1);
      }
      return -1;
    }

    private static void addOtherCase(BitSet set) {
      for (char c = 'a'; c <= 'z'; c++) {
        int upper = Character.toUpperCase(c);
        if (set.get(c) || set.get(upper)) {
          set.set(c);
          set.set(upper);
        }
      }
    }

    private static BitSet everything() {
      BitSet all = new BitSet();
      all.set(0, 256);
      return all;
    }

    /// POSIX classes in the C locale; false for an unknown name.
    private static boolean addClass(BitSet set, String name) {
      String ranges =
          switch (name.toLowerCase(Locale.ROOT).equals(name) ? name : "") {
            case "alnum" -> "azAZ09";
            case "alpha" -> "azAZ";
            case "blank" -> "  \t\t";
            case "cntrl" -> "\0\37\177\177";
            case "digit" -> "09";
            case "graph" -> "!~";
            case "lower" -> "az";
            case "print" -> " ~";
            case "punct" -> "!/:@[`{~";
            case "space" -> "\t\r  ";
            case "upper" -> "AZ";
            case "xdigit" -> "09afAF";
            default -> "";
          };
      for (int i = 0; i < ranges.length(); i += 2) {
        set.set(ranges.charAt(i), ranges.charAt(i + 1) + 1);
      }
      return !ranges.isEmpty();
    }
  }
}
