package app.coppice.git;

import java.io.IOException;
import java.util.List;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevCommit;

/// What a rewind that came to its end went to: a line in the checkpoint of what was there before
/// it. One that was refused or cut off has none.
final class Reached {
  private static final String KEY = "reached=";

  private Reached() {}

  /// The same checkpoint with that line; no ref moves.
  ///
  /// @param name of the checkpoint that the rewind went to
  static ObjectId told(QuietRepository jgit, ObjectId before, String name) throws IOException {
    RevCommit commit = jgit.parseCommit(before);
    try (var inserter = jgit.newObjectInserter()) {
      return NewCommit.insert(
          jgit,
          inserter,
          commit.getTree(),
          List.of(commit.getParents()),
          commit.getFullMessage() + KEY + name + "\n");
    }
  }

  /// Name of the checkpoint that was gone to; empty where the rewind did not come to its end.
  static String by(QuietRepository jgit, ObjectId before) throws IOException {
    return jgit.parseCommit(before)
        .getFullMessage()
        .lines()
        .filter(line -> line.startsWith(KEY))
        .map(line -> line.substring(KEY.length()))
        .findFirst()
        .orElse("");
  }
}
