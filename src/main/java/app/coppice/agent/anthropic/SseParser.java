package app.coppice.agent.anthropic;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;

/// Cuts a stream of bytes into server-sent events, as the HTML standard describes them. Works on
/// bytes and decodes whole lines only, so it does not matter where the network cut the stream. Not
/// thread-safe.
///
/// Memory is bounded: a line or event longer than the limit ends the stream with {@link
/// SseLimitExceeded}.
final class SseParser {
  /// Far above what the Messages API sends in one event.
  static final int DEFAULT_LIMIT = 8 * 1024 * 1024;

  private static final int FIRST_CAPACITY = 1024;

  private final int limit;
  private final Consumer<SseEvent> sink;
  private byte[] line = new byte[FIRST_CAPACITY];
  private int length;
  private boolean afterCarriageReturn;
  private boolean firstLine = true;
  private String type = "";
  private final StringBuilder data = new StringBuilder();
  private boolean hasData;

  SseParser(int limit, Consumer<SseEvent> sink) {
    this.limit = limit;
    this.sink = sink;
  }

  /// Takes the next bytes and hands every event that they complete to the sink. What is left
  /// incomplete at the end of the stream is dropped, as the standard says.
  void feed(ByteBuffer bytes) throws SseLimitExceeded {
    while (bytes.hasRemaining()) {
      byte b = bytes.get();
      switch (b) {
        case '\n' -> {
          if (!afterCarriageReturn) {
            endLine();
          }
          afterCarriageReturn = false;
        }
        case '\r' -> {
          endLine();
          afterCarriageReturn = true;
        }
        default -> {
          afterCarriageReturn = false;
          append(b);
        }
      }
    }
  }

  private void append(byte b) throws SseLimitExceeded {
    if (length >= limit) {
      throw new SseLimitExceeded(limit);
    }
    if (length == line.length) {
      line = Arrays.copyOf(line, Math.min(limit, length * 2));
    }
    line[length++] = b;
  }

  private void endLine() throws SseLimitExceeded {
    int start = firstLine && startsWithByteOrderMark() ? 3 : 0;
    firstLine = false;
    if (length == start) {
      dispatch();
    } else if (line[start] != ':') {
      field(new String(line, start, length - start, StandardCharsets.UTF_8));
    }
    length = 0;
    if (line.length > 64 * FIRST_CAPACITY) {
      line = new byte[FIRST_CAPACITY];
    }
  }

  private boolean startsWithByteOrderMark() {
    return length >= 3
        && line[0] == (byte) 0xEF
        && line[1] == (byte) 0xBB
        && line[2] == (byte) 0xBF;
  }

  private void field(String text) throws SseLimitExceeded {
    int colon = text.indexOf(':');
    String name = colon < 0 ? text : text.substring(0, colon);
    String value = colon < 0 ? "" : text.substring(colon + 1);
    if (value.startsWith(" ")) {
      value = value.substring(1);
    }
    switch (name) {
      case "event" -> type = value;
      case "data" -> {
        if (data.length() + value.length() > limit) {
          throw new SseLimitExceeded(limit);
        }
        if (hasData) {
          data.append('\n');
        }
        data.append(value);
        hasData = true;
      }
      default -> {
        // `id` and `retry` are for reconnecting readers; unknown fields are ignored.
      }
    }
  }

  private void dispatch() {
    if (hasData) {
      sink.accept(new SseEvent(type.isEmpty() ? "message" : type, data.toString()));
    }
    type = "";
    data.setLength(0);
    hasData = false;
  }
}
