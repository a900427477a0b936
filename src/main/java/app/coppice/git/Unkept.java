package app.coppice.git;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// A file that a checkpoint does not hold. A rewind to it, and one that begins at it, leaves the
/// file as it is.
///
/// @param path relative; of a name that is no text, as git quotes it: `caf\351.txt`
/// @param bytes its size; 0 where that is not the reason
public record Unkept(String path, Why why, long bytes) {
  /// Why a checkpoint does without a file. The first letters stand in the checkpoint.
  public enum Why {
    /// Untracked, and larger than one file may be.
    LARGE('L'),
    /// Untracked, and too much together with the smaller ones.
    TOO_MUCH('M'),
    /// It cannot be read.
    UNREADABLE('U'),
    /// Its name is not UTF-8: in checkpoints of earlier versions, which could not open such files.
    ODD_NAME('O');

    private final char letter;

    Why(char letter) {
      this.letter = letter;
    }

    private static Why of(char letter) throws IOException {
      for (Why why : values()) {
        if (why.letter == letter) {
          return why;
        }
      }
      throw new IOException("A checkpoint leaves files out for a reason that is not known here");
    }
  }

  /// Between two of them in a checkpoint's message, where no path has one. Written as a property.
  private static final String PART = "\\u0000";

  private static final String KEY = "unkept";

  /// A line of a checkpoint's message; empty for none.
  static String line(List<Unkept> unkept) {
    return unkept.isEmpty()
        ? ""
        : unkept.stream().map(Unkept::written).collect(Collectors.joining(PART, KEY + "=", "\n"));
  }

  private String written() {
    String name = path.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
    return why.letter + Long.toString(bytes) + " " + name;
  }

  static List<Unkept> read(java.util.Properties message) throws IOException {
    var unkept = new ArrayList<Unkept>();
    for (String one : message.getProperty(KEY, "").split("\0", -1)) {
      int blank = one.indexOf(' ');
      if (blank > 1) {
        unkept.add(new Unkept(one.substring(blank + 1), Why.of(one.charAt(0)), size(one, blank)));
      }
    }
    return unkept;
  }

  private static long size(String one, int end) throws IOException {
    try {
      return Long.parseLong(one.substring(1, end));
    } catch (NumberFormatException e) {
      throw new IOException("A checkpoint's message cannot be read", e);
    }
  }

  /// Their paths, as {@link RawPath#shown} gives them.
  static Set<String> paths(List<Unkept> unkept) {
    return unkept.stream().map(Unkept::path).collect(Collectors.toSet());
  }
}
