package app.coppice.session;

import java.nio.file.Path;

/// What came of opening a folder or file as a repository.
public sealed interface OpenResult {
  /// @param repository folder of the main worktree
  record Opened(Path repository) implements OpenResult {}

  /// The caller may offer {@link Engine#initRepository}.
  record NotARepository(Path folder) implements OpenResult {}

  /// @param reason what happened and what to do next
  record Refused(Path folder, String reason) implements OpenResult {}
}
