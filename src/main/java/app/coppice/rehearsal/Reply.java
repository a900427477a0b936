package app.coppice.rehearsal;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// What the server answers to one request.
public sealed interface Reply {
  /// A whole message, streamed at the server's pace.
  record Message(RecordedMessage message) implements Reply {}

  /// A refusal with a body.
  record Refusal(int status, Map<String, String> headers, String body) implements Reply {
    public Refusal {
      headers = Map.copyOf(headers);
    }
  }

  /// A stream of bytes as they are, one network write a piece.
  record Raw(List<byte[]> pieces, Ending ending) implements Reply {
    public Raw {
      pieces = List.copyOf(pieces);
    }

    public static Raw of(String stream, Ending ending) {
      return new Raw(List.of(stream.getBytes(StandardCharsets.UTF_8)), ending);
    }
  }

  /// One byte again and again, without an end of line.
  record Flood(long bytes) implements Reply {}

  /// One byte at a time, for ever.
  record Drip(Duration between) implements Reply {}

  /// The connection is closed without an answer.
  record Disconnect() implements Reply {}

  /// How a raw stream ends.
  enum Ending {
    /// As HTTP wants it.
    COMPLETE,
    /// The connection breaks.
    CUT,
    /// The connection stays open and nothing comes any more.
    SILENCE
  }
}
