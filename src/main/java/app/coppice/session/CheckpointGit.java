package app.coppice.session;

import app.coppice.git.Checkpoint;
import app.coppice.git.Checkpoints;
import app.coppice.git.Unkept;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// The checkpoints of sessions' worktrees in git. Blocking; thread-safe.
interface CheckpointGit {
  /// Keeps all files of the worktree under a name.
  ///
  /// @return the commit that holds them, and what it is without
  Checkpoint take(SessionSnapshot session, String name) throws IOException, InterruptedException;

  /// The commit of a checkpoint; empty when there is none of that name.
  Optional<String> find(SessionSnapshot session, String name) throws IOException;

  /// What would change if the files became what a checkpoint holds.
  Checkpoints.Outlook plan(SessionSnapshot session, String name)
      throws IOException, InterruptedException;

  /// The files that hold neither what was before a rewind that was cut off nor what it makes.
  ///
  /// @param before name of the checkpoint that it began with
  /// @param target name of the one that it went to
  List<String> editedSince(SessionSnapshot session, String before, String target)
      throws IOException, InterruptedException;

  /// Makes the files what a checkpoint holds.
  ///
  /// @param before name of a new checkpoint of what they hold now, taken first
  Files rewind(SessionSnapshot session, String name, String before)
      throws IOException, InterruptedException;

  /// The newest of a session; empty when it has none.
  Optional<Checkpoint> newest(SessionSnapshot session) throws IOException;

  /// Makes the files of a worktree that was just made what the newest checkpoint holds.
  ///
  /// @param before as of {@link #rewind}
  Files takeNewest(SessionSnapshot session, String before) throws IOException, InterruptedException;

  /// What came of files that went back.
  sealed interface Files {
    /// @param paths that changed
    /// @param alone that were left as they are
    /// @param warning what went wrong beside the files, in sentences; empty when nothing did
    record Rewound(List<String> paths, List<Unkept> alone, String warning) implements Files {
      /// What to say after how many files changed; empty when that is all.
      String more() {
        return UnkeptWords.atRewind(alone) + (warning.isEmpty() ? "" : " " + warning);
      }
    }

    /// Nothing changed.
    record Refused(String reason) implements Files {}
  }
}
