package app.coppice.git;

import java.nio.file.Path;
import java.util.List;

/// What is wrong with a session's worktree, and what can be done about it.
///
/// @param problem what happened, in sentences; empty when nothing is wrong
/// @param remedies the most fitting first
/// @param at where the worktree's files are, or were
/// @param files whether those of a checkpoint can come along with one that is made anew
public record Trouble(String problem, List<Remedy> remedies, Path at, KeptFiles files) {
  public Trouble {
    remedies = List.copyOf(remedies);
  }

  /// One in which nothing is to be made anew.
  public Trouble(String problem, List<Remedy> remedies, Path at) {
    this(problem, remedies, at, new KeptFiles.None());
  }
}
