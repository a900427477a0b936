package app.coppice.git;

/// How much of what git does not track goes into one checkpoint, in bytes. Files that git tracks
/// are in every one, whatever their size.
///
/// @param file the largest single file
/// @param all of one checkpoint together, the smallest files first
public record CheckpointLimits(long file, long all) {
  private static final long MEGABYTE = 1L << 20;

  public static final CheckpointLimits USUAL = ofMegabytes(50, 500);

  public CheckpointLimits {
    if (file < 0 || all < 0) {
      throw new IllegalArgumentException(file + " and " + all + " are no limits");
    }
  }

  public static CheckpointLimits ofMegabytes(int file, int all) {
    return new CheckpointLimits(file * MEGABYTE, all * MEGABYTE);
  }
}
