package app.coppice.session;

import app.coppice.diff.LineMap;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// How a text is written in its file: its charset, its mark at the beginning, how each line ends.
/// What an edit leaves alone is written as it was. Pure.
///
/// @param mark the bytes of a byte order mark; empty without one
/// @param lines the text as it was read, split after each line end, which they keep
public record TextForm(Charset charset, String mark, List<String> lines) {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  public TextForm {
    lines = List.copyOf(lines);
  }

  /// The form of a file. What is no UTF-8 or UTF-16 is read as ISO 8859-1, which loses nothing.
  static TextForm of(byte[] bytes) {
    Charset charset = charset(bytes);
    String text = new String(bytes, charset);
    boolean marked =
        !charset.equals(StandardCharsets.ISO_8859_1) && text.startsWith(BYTE_ORDER_MARK);
    return new TextForm(
        charset, marked ? BYTE_ORDER_MARK : "", LineMap.split(marked ? text.substring(1) : text));
  }

  private static Charset charset(byte[] bytes) {
    if (bytes.length > 1 && bytes[0] == (byte) 0xfe && bytes[1] == (byte) 0xff) {
      return StandardCharsets.UTF_16BE;
    }
    if (bytes.length > 1 && bytes[0] == (byte) 0xff && bytes[1] == (byte) 0xfe) {
      return StandardCharsets.UTF_16LE;
    }
    return decodes(bytes, StandardCharsets.UTF_8)
        ? StandardCharsets.UTF_8
        : StandardCharsets.ISO_8859_1;
  }

  private static boolean decodes(byte[] bytes, Charset charset) {
    try {
      var _ = charset.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  /// The text as an editor has it.
  public String text() {
    return String.join("", plain(lines));
  }

  private static List<String> plain(List<String> lines) {
    return lines.stream().map(line -> line.replace("\r\n", "\n")).toList();
  }

  /// How most lines end: what a new line gets.
  public String lineEnd() {
    long carriage = lines.stream().filter(line -> line.endsWith("\r\n")).count();
    long feed = lines.stream().filter(line -> line.endsWith("\n")).count() - carriage;
    return carriage > feed ? "\r\n" : "\n";
  }

  /// Whether the file's charset has all characters of a text.
  boolean canWrite(String text) {
    return charset.newEncoder().canEncode(text);
  }

  /// The bytes of an edited text.
  byte[] bytes(String edited) {
    return written(edited).getBytes(charset);
  }

  /// An edited text as it is written: the mark, and each line with its own end.
  public String written(String edited) {
    List<String> now = LineMap.split(edited);
    LineMap map = LineMap.between(plain(lines), now);
    var written = new ArrayList<String>();
    for (int i = 0; i < now.size(); i++) {
      int was = map.oldOf(i);
      String line = now.get(i);
      written.add(
          was >= 0
              ? lines.get(was)
              : line.endsWith("\n") ? line.substring(0, line.length() - 1) + lineEnd() : line);
    }
    return mark + String.join("", written);
  }

  /// Whether bytes are a text at all: UTF-16 by its mark and as a whole, else by how they begin.
  static boolean isText(byte[] bytes) {
    Charset charset = charset(bytes);
    if (charset.equals(StandardCharsets.UTF_16BE) || charset.equals(StandardCharsets.UTF_16LE)) {
      // Half a pair or half a character would be replaced for good by the first save.
      return decodes(bytes, charset);
    }
    byte[] head = Arrays.copyOf(bytes, Math.min(bytes.length, 8_000));
    for (byte each : head) {
      if (each == 0) {
        return false;
      }
    }
    return true;
  }
}
