package app.coppice.git;

import app.coppice.diff.FileDiff;
import app.coppice.diff.FileDiff.Change;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// What a worktree holds beyond the commit where its branch left the base, or that landed of it
/// since.
///
/// @param files against `since`; uncommitted and untracked files included, sorted by path
/// @param uncommitted paths that differ from HEAD
/// @param untracked those of them that git does not know yet
/// @param staged paths whose entry in the index differs from HEAD
/// @param unstaged paths whose file differs from the index, untracked ones included
/// @param ahead commits of the branch that the base lacks, without those that landed by others
/// @param behind commits of the base that the branch lacks
/// @param takenUp the base holds all that the branch changed, as after a squash
/// @param since the commit that the files are compared with; HEAD when the branch is taken up
/// @param basis what it was compared with
public record WorktreeState(
    List<FileDiff> files,
    Set<String> uncommitted,
    Set<String> untracked,
    Set<String> staged,
    Set<String> unstaged,
    int ahead,
    int behind,
    boolean takenUp,
    String since,
    Basis basis) {
  /// What a worktree's files are compared with; while it stays, only changed files differ.
  ///
  /// @param head commit of the branch
  /// @param base commit of the base branch
  /// @param index size, time and identity of the index file
  public record Basis(String head, String base, String index) {}

  public WorktreeState {
    files = List.copyOf(files);
    uncommitted = Set.copyOf(uncommitted);
    untracked = Set.copyOf(untracked);
    staged = Set.copyOf(staged);
    unstaged = Set.copyOf(unstaged);
  }

  /// The uncommitted ones of `chosen`, the old names of renamed files added.
  public List<String> toCommit(Collection<String> chosen) {
    var paths = new TreeSet<>(chosen);
    for (FileDiff file : files) {
      if (file.change() == Change.RENAMED && chosen.contains(file.path())) {
        paths.add(file.oldPath());
      }
    }
    paths.retainAll(uncommitted);
    return List.copyOf(paths);
  }
}
