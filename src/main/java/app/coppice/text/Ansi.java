package app.coppice.text;

import java.util.function.Consumer;

/// Text of a terminal turned into text for reading.
public final class Ansi {
  private Ansi() {}

  /// The text without escape sequences, as a person would see it at the end: carriage returns and
  /// backspaces carried out.
  public static String plain(CharSequence text) {
    StringBuilder result = new StringBuilder();
    Plain plain = new Plain(result::append);
    plain.accept(text);
    plain.flush();
    return result.toString();
  }

  /// The text with its control characters made visible, line feeds kept: `ESC` becomes `␛`. Also
  /// characters that turn the writing direction are shown, as U+FFFD.
  public static String visible(CharSequence text) {
    StringBuilder result = new StringBuilder(text.length());
    text.codePoints().forEach(code -> result.appendCodePoint(visible(code)));
    return result.toString();
  }

  private static int visible(int code) {
    if (code == '\n' || code == '\t') {
      return code;
    }
    if (code < 0x20) {
      return 0x2400 + code;
    }
    if (code == 0x7f) {
      return 0x2421;
    }
    boolean hidden = code < 0xa0 && code > 0x7f;
    boolean turning =
        (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069) || code == 0x200f;
    return hidden || turning ? 0xfffd : code;
  }

  /// A stream of terminal text on its way to plain lines. A line is handed on when it is finished,
  /// so that a progress bar, which writes over itself, arrives once. Sequences may be cut anywhere.
  /// Not thread-safe.
  public static final class Plain {
    /// Longer lines are handed on in pieces.
    private static final int LINE_LIMIT = 8192;

    private enum State {
      TEXT,
      ESCAPE,
      ESCAPE_INTERMEDIATE,
      SEQUENCE,
      STRING,
    }

    private final Consumer<String> lines;
    private final StringBuilder line = new StringBuilder();
    private State state = State.TEXT;
    private int column;
    private int parameter;

    /// @param lines takes finished lines with their line feed
    public Plain(Consumer<String> lines) {
      this.lines = lines;
    }

    /// Takes the next text.
    public void accept(CharSequence text) {
      for (int i = 0; i < text.length(); i++) {
        step(text.charAt(i));
      }
    }

    /// Hands on the unfinished line, if any.
    public void flush() {
      String rest = line.toString().stripTrailing();
      line.setLength(0);
      column = 0;
      if (!rest.isEmpty()) {
        lines.accept(rest);
      }
    }

    private void step(char code) {
      switch (state) {
        case TEXT -> text(code);
        case ESCAPE -> escape(code);
        case ESCAPE_INTERMEDIATE -> {
          if (code >= 0x30) {
            state = State.TEXT;
          }
        }
        case SEQUENCE -> sequence(code);
        case STRING -> {
          if (code == 0x07 || code == 0x18 || code == 0x1a) {
            state = State.TEXT;
          } else if (code == 0x1b) {
            state = State.ESCAPE;
          }
        }
      }
    }

    private void text(char code) {
      switch (code) {
        case 0x1b -> state = State.ESCAPE;
        case '\n' -> {
          lines.accept(line.append('\n').toString());
          line.setLength(0);
          column = 0;
        }
        case '\r' -> column = 0;
        case '\b' -> column = Math.max(0, column - 1);
        case '\t' -> put(code);
        default -> {
          if (code >= 0x20 && (code < 0x7f || code >= 0xa0)) {
            put(code);
          }
        }
      }
    }

    private void put(char code) {
      if (column < line.length()) {
        line.setCharAt(column, code);
      } else {
        line.append(code);
      }
      column++;
      if (line.length() >= LINE_LIMIT && column == line.length()) {
        lines.accept(line.toString());
        line.setLength(0);
        column = 0;
      }
    }

    private void escape(char code) {
      parameter = 0;
      state =
          switch (code) {
            case '[' -> State.SEQUENCE;
            case ']', 'P', 'X', '^', '_' -> State.STRING;
            case 0x1b -> State.ESCAPE;
            default -> code < 0x30 ? State.ESCAPE_INTERMEDIATE : State.TEXT;
          };
    }

    private void sequence(char code) {
      if (code == 0x1b) {
        state = State.ESCAPE;
      } else if (code >= '0' && code <= '9') {
        parameter = Math.min(LINE_LIMIT, parameter * 10 + code - '0');
      } else if (code >= 0x40) {
        state = State.TEXT;
        finish(code);
      }
    }

    /// Carries out what changes the current line; everything else is dropped.
    private void finish(char last) {
      switch (last) {
        case 'K' -> {
          if (parameter == 2) {
            line.setLength(0);
            pad();
          } else if (parameter == 0) {
            line.setLength(Math.min(column, line.length()));
          }
        }
        case 'G' -> column = Math.max(0, parameter - 1);
        case 'D' -> column = Math.max(0, column - Math.max(1, parameter));
        case 'C' -> column += Math.max(1, parameter);
        default -> {}
      }
      column = Math.min(column, LINE_LIMIT - 1);
      pad();
    }

    private void pad() {
      while (line.length() < column) {
        line.append(' ');
      }
    }
  }
}
