package app.coppice.git;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// The folders below which worktrees of ours lie, outside of any repository. Thread-safe.
public interface WorktreeHomes {
  /// Where new ones are made; among {@link #all} for ever from then on.
  ///
  /// @throws IOException when it is not usable; the message is for the person
  Path forNew() throws IOException;

  /// Where any may lie that was made since the first.
  List<Path> all() throws IOException;

  /// One folder for all.
  static WorktreeHomes only(Path home) {
    return new WorktreeHomes() {
      @Override
      public Path forNew() {
        return home;
      }

      @Override
      public List<Path> all() {
        return List.of(home);
      }
    };
  }
}
