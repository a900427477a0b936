package app.coppice.session;

import app.coppice.diff.FileDiff;
import java.util.List;
import java.util.Set;

/// What a session's worktree holds beyond the commit where its branch left the base.
///
/// @param files against the merge base, uncommitted and untracked files included, sorted by path;
///   where the base has taken up what the branch changed, as by a squash, only the uncommitted ones
/// @param uncommitted paths that differ from HEAD
/// @param untracked those of them that git does not know yet
/// @param staged paths of which the index holds something that HEAD lacks
/// @param unstaged paths whose file holds something that the index lacks
/// @param ahead commits of the branch that the base lacks; 0 where it has what they changed
/// @param behind commits of the base that the branch lacks
public record Changes(
    List<FileDiff> files,
    Set<String> uncommitted,
    Set<String> untracked,
    Set<String> staged,
    Set<String> unstaged,
    int ahead,
    int behind) {
  public static final Changes NONE = new Changes(List.of(), Set.of(), Set.of(), 0, 0);

  public Changes {
    files = List.copyOf(files);
    uncommitted = Set.copyOf(uncommitted);
    untracked = Set.copyOf(untracked);
    staged = Set.copyOf(staged);
    unstaged = Set.copyOf(unstaged);
  }

  /// Changes of which nothing is staged.
  public Changes(
      List<FileDiff> files, Set<String> uncommitted, Set<String> untracked, int ahead, int behind) {
    this(files, uncommitted, untracked, Set.of(), uncommitted, ahead, behind);
  }

  /// How many files of these paths are; a rename has two paths.
  ///
  /// @param paths both of a renamed file, or only one, are one file
  public int files(Set<String> paths) {
    return FileDiff.count(files, paths);
  }

  public int added() {
    return files.stream().mapToInt(FileDiff::added).sum();
  }

  public int removed() {
    return files.stream().mapToInt(FileDiff::removed).sum();
  }
}
