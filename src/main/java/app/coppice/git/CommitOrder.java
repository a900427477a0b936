package app.coppice.git;

import java.util.List;

/// What a commit is to hold and what it says.
///
/// @param paths of the files, relative, of a renamed one both names; empty but for `FILES`
/// @param message as the person wrote it; lines that begin with `#` stay
/// @param instead the commit whose message the person saw and whose place this one takes, in
///   hexadecimal: any other stays, also one with the same message; empty for whichever is the last
public record CommitOrder(
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
  public CommitOrder(Extent extent, List<String> paths, String message, Place place) {
    this(extent, paths, message, place, "");
  }

  CommitOrder insteadOf(String commit) {
    return new CommitOrder(extent, paths, message, place, commit);
  }

  public CommitOrder {
    paths = List.copyOf(paths);
  }
}
