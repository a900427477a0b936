package app.coppice.session;

import app.coppice.diff.FileDiff;
import java.util.List;

/// What came of comparing.
public sealed interface Compared {
  /// @param files sorted by path
  record Done(List<FileDiff> files) implements Compared {
    public Done {
      files = List.copyOf(files);
    }
  }

  /// @param reason what happened and what to do next
  record Refused(String reason) implements Compared {}
}
