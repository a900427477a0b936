package app.coppice.terminal;

/// The lexer of a terminal's byte stream: UTF-8, control characters, escape and control sequences,
/// after the state machine that DEC's terminals followed. What it doesn't know it swallows, it
/// never prints it. Strings (OSC, DCS, APC, PM, SOS) are bounded. One thread only.
final class VtParser {
  /// What the parser finds, in the order of the stream.
  interface Handler {
    /// Printable ASCII, `bytes[from]` up to before `bytes[to]`.
    void print(byte[] bytes, int from, int to);

    /// One printable character outside ASCII.
    void print(int codePoint);

    /// A control character below 0x20.
    void control(int code);

    /// `ESC`, an optional intermediate character (else 0), a final character.
    void escape(int intermediate, int last);

    void csi(CsiSequence sequence);

    /// The text of an operating system command, without its brackets.
    ///
    /// @param end what ended it, `BEL` or `ESC \`
    void osc(String text, String end);

    /// A device control string, the first `length` bytes; valid only during the call.
    void dcs(byte[] bytes, int length);

    /// The text of an application program command.
    void apc(String text);

    /// The title that `ESC k` sets.
    void title(String text);
  }

  private enum State {
    GROUND,
    ESCAPE,
    ESCAPE_INTERMEDIATE,
    CSI,
    CSI_IGNORE,
    STRING,
  }

  private static final int ESC = 0x1b;
  private static final int REPLACEMENT = 0xfffd;

  private final Handler handler;
  private final CsiSequence csi = new CsiSequence();
  private final ControlString string = new ControlString();
  private State state = State.GROUND;
  private int intermediate;
  private int codePoint;
  private int smallest;
  private int missing;
  private boolean pictured;

  VtParser(Handler handler) {
    this.handler = handler;
  }

  /// Takes the next bytes; sequences may be cut anywhere between two calls.
  ///
  /// @return `to`, or where it stopped before, behind a string that may have been a picture
  int feed(byte[] bytes, int from, int to) {
    int next = from;
    pictured = false;
    while (next < to && !pictured) {
      if (state == State.GROUND && missing == 0) {
        int start = next;
        while (next < to && bytes[next] >= 0x20 && bytes[next] != 0x7f) {
          next++;
        }
        if (next > start) {
          handler.print(bytes, start, next);
          continue;
        }
      }
      if (state == State.CSI) {
        next = csi(bytes, next, to);
      } else {
        step(bytes[next++] & 0xff);
      }
    }
    return next;
  }

  /// The short way through a control sequence, which coloured text is full of.
  private int csi(byte[] bytes, int from, int to) {
    int next = from;
    while (next < to && state == State.CSI) {
      int code = bytes[next++] & 0xff;
      if (code >= '0' && code <= '9') {
        csi.digit(code - '0');
      } else {
        csi(code);
      }
    }
    return next;
  }

  private void step(int code) {
    switch (state) {
      case GROUND -> ground(code);
      case ESCAPE -> escape(code);
      case ESCAPE_INTERMEDIATE -> escapeIntermediate(code);
      case CSI -> csi(code);
      case CSI_IGNORE -> csiIgnore(code);
      case STRING -> string(code);
    }
  }

  private void ground(int code) {
    if (missing > 0) {
      if ((code & 0xc0) == 0x80) {
        continueCharacter(code);
        return;
      }
      missing = 0;
      handler.print(REPLACEMENT);
    }
    if (code >= 0x80) {
      startCharacter(code);
    } else if (code == ESC) {
      state = State.ESCAPE;
    } else if (code < 0x20) {
      handler.control(code);
    } else if (code != 0x7f) {
      handler.print(new byte[] {(byte) code}, 0, 1);
    }
  }

  private void startCharacter(int code) {
    if (code >= 0xc2 && code < 0xe0) {
      expect(code & 0x1f, 1, 0x80);
    } else if (code >= 0xe0 && code < 0xf0) {
      expect(code & 0x0f, 2, 0x800);
    } else if (code >= 0xf0 && code < 0xf5) {
      expect(code & 0x07, 3, 0x10000);
    } else {
      handler.print(REPLACEMENT);
    }
  }

  private void expect(int bits, int more, int least) {
    codePoint = bits;
    missing = more;
    smallest = least;
  }

  private void continueCharacter(int code) {
    codePoint = (codePoint << 6) | (code & 0x3f);
    if (--missing > 0) {
      return;
    }
    boolean valid =
        codePoint >= smallest
            && codePoint <= Character.MAX_CODE_POINT
            && (codePoint < Character.MIN_SURROGATE || codePoint > Character.MAX_SURROGATE);
    if (!valid) {
      handler.print(REPLACEMENT);
    } else if (codePoint >= 0xa0) { // 0x80 to 0x9f are controls of eight-bit terminals: nothing
      handler.print(codePoint);
    }
  }

  /// Handles what may stand inside any sequence.
  ///
  /// @return whether `code` was such
  private boolean interrupts(int code) {
    if (code == ESC) {
      state = State.ESCAPE;
    } else if (code == 0x18 || code == 0x1a) {
      state = State.GROUND;
    } else if (code < 0x20) {
      handler.control(code);
    } else if (code >= 0x80) {
      state = State.GROUND;
      ground(code);
    } else {
      return code == 0x7f;
    }
    return true;
  }

  private void escape(int code) {
    if (interrupts(code)) {
      return;
    }
    switch (code) {
      case '[' -> {
        csi.clear();
        state = State.CSI;
      }
      case ']' -> startString(ControlString.Kind.OSC);
      case 'P' -> startString(ControlString.Kind.DCS);
      case 'k' -> startString(ControlString.Kind.TITLE);
      case '_' -> startString(ControlString.Kind.APC);
      case 'X', '^' -> startString(ControlString.Kind.OTHER);
      default -> {
        if (code < 0x30) {
          intermediate = code;
          state = State.ESCAPE_INTERMEDIATE;
        } else {
          state = State.GROUND;
          handler.escape(0, code);
        }
      }
    }
  }

  private void escapeIntermediate(int code) {
    if (!interrupts(code) && code >= 0x30) {
      state = State.GROUND;
      handler.escape(intermediate, code);
    }
  }

  private void csi(int code) {
    if (interrupts(code)) {
      return;
    }
    if (code >= 0x40) {
      csi.last(code);
      state = State.GROUND;
      handler.csi(csi);
    } else if (code >= '0' && code <= '9') {
      csi.digit(code - '0');
    } else if (code == ';' || code == ':') {
      csi.separator(code);
    } else if (code < 0x30) {
      csi.intermediate(code);
    } else if (csi.count() == 0 && csi.prefix() == 0) {
      csi.prefix(code);
    } else {
      state = State.CSI_IGNORE;
    }
  }

  private void csiIgnore(int code) {
    if (!interrupts(code) && code >= 0x40) {
      state = State.GROUND;
    }
  }

  private void startString(ControlString.Kind kind) {
    state = State.STRING;
    string.start(kind);
  }

  private void string(int code) {
    if (code == 0x07 || code == ESC) {
      // ESC is the first half of the terminator; its second half, a backslash, does nothing alone.
      state = code == ESC ? State.ESCAPE : State.GROUND;
      pictured = string.mayBePicture();
      string.end(handler, code == ESC ? "\033\\" : "\007");
    } else if (code == 0x18 || code == 0x1a || !string.add(code)) {
      state = State.GROUND;
    }
  }
}
