package app.coppice.session;

/// What would be gone for good with deleted sessions.
///
/// @param sessions how many there are
/// @param files that were never committed, ignored ones included
/// @param commits that no branch, remote branch or tag holds
/// @param bytes of those files and of the transcripts
public record TrashWeight(int sessions, int files, int commits, long bytes) {
  static final TrashWeight NOTHING = new TrashWeight(0, 0, 0, 0);

  TrashWeight plus(TrashWeight other) {
    return new TrashWeight(
        sessions + other.sessions,
        files + other.files,
        commits + other.commits,
        bytes + other.bytes);
  }
}
