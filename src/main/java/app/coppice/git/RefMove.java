package app.coppice.git;

import java.io.IOException;
import org.eclipse.jgit.lib.RefUpdate;

/// The moving of one ref, which leaves it where it stands when it fails.
final class RefMove {
  private RefMove() {}

  /// Whether the ref moved now.
  static boolean done(RefUpdate update) throws IOException {
    return switch (update.update()) {
      case NEW, FAST_FORWARD, FORCED -> true;
      case NOT_ATTEMPTED,
          LOCK_FAILURE,
          NO_CHANGE,
          REJECTED,
          REJECTED_CURRENT_BRANCH,
          IO_FAILURE,
          RENAMED,
          REJECTED_MISSING_OBJECT,
          REJECTED_OTHER_REASON ->
          false;
    };
  }
}
