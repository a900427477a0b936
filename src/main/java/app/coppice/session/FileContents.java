package app.coppice.session;

/// Both sides of a changed file.
///
/// @param before empty where there is none, or more than was asked for
/// @param beforeSize of all of it, in bytes
public record FileContents(byte[] before, long beforeSize, byte[] after, long afterSize) {
  public static final FileContents NONE = new FileContents(new byte[0], 0, new byte[0], 0);

  /// Whether both are here to the last byte.
  public boolean isWhole() {
    return before.length == beforeSize && after.length == afterSize;
  }
}
