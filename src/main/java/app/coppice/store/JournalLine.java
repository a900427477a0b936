package app.coppice.store;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.CRC32C;

/// One line of a journal: `{"n":<number>,"c":"<checksum>","r":<record>}` and a line feed.
///
/// The checksum is CRC-32C (RFC 3720) in eight hexadecimal digits over the number in decimal, a
/// colon and the record's UTF-8 bytes, so that a line moved elsewhere is found out too.
record JournalLine(long number, String json) {
  private static final String BEFORE_CHECKSUM = ",\"c\":\"";
  private static final String BEFORE_NUMBER = "{\"n\":";
  private static final String BEFORE_RECORD = "\",\"r\":";

  static byte[] encode(long number, String json) {
    if (json.indexOf('\n') >= 0) {
      throw new IllegalArgumentException("A record is one line");
    }
    String line =
        BEFORE_NUMBER
            + number
            + BEFORE_CHECKSUM
            + checksum(number, json)
            + BEFORE_RECORD
            + json
            + "}\n";
    return line.getBytes(StandardCharsets.UTF_8);
  }

  /// The line's content, or empty when it is damaged.
  ///
  /// @param line without its line feed
  static Optional<JournalLine> decode(byte[] line) {
    String text = new String(line, StandardCharsets.UTF_8);
    int digits = BEFORE_NUMBER.length();
    int checksumAt = text.indexOf(BEFORE_CHECKSUM);
    if (!text.startsWith(BEFORE_NUMBER) || checksumAt <= digits || checksumAt > digits + 18) {
      return Optional.empty();
    }
    int hexAt = checksumAt + BEFORE_CHECKSUM.length();
    int recordAt = hexAt + 8 + BEFORE_RECORD.length();
    if (text.length() <= recordAt
        || !text.startsWith(BEFORE_RECORD, hexAt + 8)
        || !text.endsWith("}")) {
      return Optional.empty();
    }
    String json = text.substring(recordAt, text.length() - 1);
    try {
      long number = Long.parseLong(text, digits, checksumAt, 10);
      return checksum(number, json).equals(text.substring(hexAt, hexAt + 8))
          ? Optional.of(new JournalLine(number, json))
          : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static String checksum(long number, String json) {
    CRC32C sum = new CRC32C();
    sum.update((number + ":" + json).getBytes(StandardCharsets.UTF_8));
    return "%08x".formatted(sum.getValue());
  }
}
