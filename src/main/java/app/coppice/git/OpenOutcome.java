package app.coppice.git;

import java.nio.file.Path;

/// What came of opening a folder or file as a repository.
public sealed interface OpenOutcome {
  record Opened(Repository repository) implements OpenOutcome {}

  /// Nothing up to the root of the file system is a repository.
  record NotARepository(Path folder) implements OpenOutcome {}

  /// @param reason what happened and what to do next
  record Refused(Path folder, String reason) implements OpenOutcome {}
}
