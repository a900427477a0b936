package app.coppice.session;

import java.util.List;

/// What a person wants committed.
///
/// @param paths of the files, relative; of a renamed one the new name is enough; empty but for
///   `FILES`
/// @param instead the commit whose message the person saw and whose place this one takes, in
///   hexadecimal: any other stays, also one with the same message; empty for whichever is the last
public record CommitRequest(
    Extent extent, List<String> paths, String message, Place place, String instead) {

  /// Which changes go in.
  public enum Extent {
    /// All that is uncommitted.
    ALL,
    /// The named files as they are.
    FILES,
    /// What the index holds.
    STAGED,
    /// None: only the message of the last commit changes.
    NONE
  }

  /// Where the commit goes.
  public enum Place {
    ON_TOP,
    /// It takes the last one's place.
    INSTEAD_OF_LAST
  }

  /// With nothing known of the last commit.
  public CommitRequest(Extent extent, List<String> paths, String message, Place place) {
    this(extent, paths, message, place, "");
  }

  public CommitRequest {
    paths = List.copyOf(paths);
  }
}
