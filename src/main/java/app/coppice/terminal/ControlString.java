package app.coppice.terminal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A string within the stream while it is read: an operating system command, a picture, a title.
/// Bounded: one that is too long is read to its end and dropped, one without an end is given up.
/// One thread only.
final class ControlString {
  /// What the string is by its beginning, and how much of it is looked at.
  enum Kind {
    /// `ESC ]`; a clipboard in base 64 is the longest.
    OSC(300_000),
    /// `ESC P`, which may hold a picture.
    DCS(4 << 20),
    /// `ESC _`, which may hold a picture.
    APC(4 << 20),
    /// `ESC k`.
    TITLE(4096),
    /// `ESC X` and `ESC ^`: nothing.
    OTHER(0);

    private final int limit;

    Kind(int limit) {
      this.limit = limit;
    }
  }

  /// After so many bytes without an end, at least, text is shown again.
  private static final int PATIENCE = 1 << 20;

  private static final int FIRST_ROOM = 4096;

  private Kind kind = Kind.OTHER;
  private byte[] text = new byte[FIRST_ROOM];
  private int length;

  void start(Kind what) {
    kind = what;
    length = 0;
    if (text.length > FIRST_ROOM) {
      text = new byte[FIRST_ROOM];
    }
  }

  /// Adds a byte.
  ///
  /// @return false when the string is too long to go on with
  boolean add(int code) {
    if (length < kind.limit) {
      if (length == text.length) {
        text = Arrays.copyOf(text, 2 * length);
      }
      text[length] = (byte) code;
    }
    length++;
    return length <= Math.max(PATIENCE, kind.limit);
  }

  /// Hands the string on, when all of it was kept.
  ///
  /// @param end what ended it
  void end(VtParser.Handler handler, String end) {
    if (length > kind.limit) {
      return;
    }
    switch (kind) {
      case OSC -> handler.osc(read(), end);
      case DCS -> handler.dcs(text, length);
      case APC -> handler.apc(read());
      case TITLE -> handler.title(read());
      case OTHER -> {}
    }
  }

  boolean mayBePicture() {
    return kind == Kind.DCS || kind == Kind.APC;
  }

  private String read() {
    return new String(text, 0, length, StandardCharsets.UTF_8);
  }
}
