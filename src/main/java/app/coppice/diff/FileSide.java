package app.coppice.diff;

/// What is known of a file in one of two states, beside its text.
///
/// @param mode as git writes it: 0100644, 0100755, 0120000 for a link, 0160000 for a submodule; 0
///   when the file is not there or it is not known
/// @param bytes size of the content; -1 when it is not known
/// @param content a hash by which contents that are no text can be told apart; empty when unknown
public record FileSide(int mode, long bytes, String content) {
  public static final FileSide UNKNOWN = new FileSide(0, -1, "");

  private static final int TYPE = 0170000;

  public boolean isLink() {
    return (mode & TYPE) == 0120000;
  }

  public boolean isSubmodule() {
    return (mode & TYPE) == 0160000;
  }

  public boolean isExecutable() {
    return (mode & TYPE) == 0100000 && (mode & 0111) != 0;
  }

  /// As git writes it, such as `100755`.
  public String octal() {
    return Integer.toOctalString(mode);
  }
}
