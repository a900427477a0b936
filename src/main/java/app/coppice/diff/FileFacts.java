package app.coppice.diff;

/// What is known of a changed file beside its text.
public record FileFacts(FileSide before, FileSide after, Charset charset) {
  public static final FileFacts UNKNOWN =
      new FileFacts(FileSide.UNKNOWN, FileSide.UNKNOWN, Charset.UTF_8);

  /// How the bytes were read as text.
  public enum Charset {
    UTF_8,
    /// They are not UTF-8; read byte by byte as ISO 8859-1, so that different bytes look different.
    BYTES
  }

  /// Whether both sides are there and known, and differ in mode.
  public boolean modeChanged() {
    return before.mode() != 0 && after.mode() != 0 && before.mode() != after.mode();
  }
}
