package app.coppice.diff;

import app.coppice.diff.FileDiff.Change;
import app.coppice.diff.FileDiff.Content;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/// The comparison of two states of one file, line by line. Pure, any thread. The time it takes is
/// bounded for every input: beyond the limits the result says `TOO_LARGE` instead of hunks.
public final class LineDiff {
  /// Bytes of one side beyond which nothing is compared.
  public static final int MAX_BYTES = 2 * 1024 * 1024;

  /// Added and removed lines beyond which only their number is told.
  public static final int MAX_CHANGED_LINES = 20_000;

  /// How much is compared before it is given up as `TOO_LARGE`.
  ///
  /// @param bytes of one side
  /// @param changedLines added and removed together
  public record Limits(int bytes, int changedLines) {
    /// For what is shown without being asked for.
    public static final Limits USUAL = new Limits(MAX_BYTES, MAX_CHANGED_LINES);

    /// For one file that the person asked to see all the same.
    public static final Limits ASKED = new Limits(64 * 1024 * 1024, 2_000_000);
  }

  private LineDiff() {}

  /// An edit of a file that keeps its name.
  public static FileDiff between(String path, String oldText, String newText) {
    return compare(path, path, Change.MODIFIED, utf8(oldText), utf8(newText));
  }

  /// A file that was not there before.
  public static FileDiff added(String path, String text) {
    return compare(path, path, Change.ADDED, new byte[0], utf8(text));
  }

  /// A file that is no longer there.
  public static FileDiff deleted(String path, String text) {
    return compare(path, path, Change.DELETED, utf8(text), new byte[0]);
  }

  /// Any change, from the bytes as they lie on disk. Text that is not UTF-8 is shown as ISO 8859-1,
  /// both sides alike, so that different bytes never look equal.
  ///
  /// @param oldBytes empty when the file is new
  /// @param newBytes empty when the file is gone
  public static FileDiff compare(
      String path, String oldPath, Change change, byte[] oldBytes, byte[] newBytes) {
    return compare(path, oldPath, change, oldBytes, newBytes, Limits.USUAL);
  }

  /// The same with other limits.
  public static FileDiff compare(
      String path, String oldPath, Change change, byte[] oldBytes, byte[] newBytes, Limits limits) {
    return compare(path, oldPath, change, oldBytes, newBytes, limits, () -> false);
  }

  /// The same of a file that may take seconds.
  ///
  /// @param givenUp asked now and then whether nobody waits for it any more
  /// @throws CancellationException soon after that
  public static FileDiff compare(
      String path,
      String oldPath,
      Change change,
      byte[] oldBytes,
      byte[] newBytes,
      Limits limits,
      BooleanSupplier givenUp) {
    if (Text.isBinary(oldBytes) || Text.isBinary(newBytes)) {
      return new FileDiff(path, oldPath, change, List.of(), 0, 0, Content.BINARY);
    }
    if (oldBytes.length > limits.bytes() || newBytes.length > limits.bytes()) {
      return tooLarge(path, oldPath, change, oldBytes, newBytes);
    }
    var texts = Text.decode(oldBytes, newBytes);
    var oldLines = Text.lines(texts.oldText());
    var newLines = Text.lines(texts.newText());
    var edits = Edits.between(oldLines, newLines, givenUp);
    int removed = edits.removed().cardinality();
    int added = edits.added().cardinality();
    if (added + removed > limits.changedLines()) {
      return new FileDiff(path, oldPath, change, List.of(), added, removed, Content.TOO_LARGE);
    }
    var hunks = new HunkBuilder(oldLines, newLines, edits).build(givenUp);
    var facts =
        new FileFacts(
            new FileSide(0, oldBytes.length, ""),
            new FileSide(0, newBytes.length, ""),
            texts.charset());
    return new FileDiff(path, oldPath, change, hunks, added, removed, Content.TEXT, facts);
  }

  /// A change of which only the names and sizes are known, because its content is over the limit.
  public static FileDiff tooLarge(String path, String oldPath, Change change) {
    return new FileDiff(path, oldPath, change, List.of(), 0, 0, Content.TOO_LARGE);
  }

  private static FileDiff tooLarge(
      String path, String oldPath, Change change, byte[] oldBytes, byte[] newBytes) {
    // A whole file that came or went can be counted without comparing.
    int added = oldBytes.length == 0 ? Text.countLines(newBytes) : 0;
    int removed = newBytes.length == 0 ? Text.countLines(oldBytes) : 0;
    return new FileDiff(path, oldPath, change, List.of(), added, removed, Content.TOO_LARGE);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
