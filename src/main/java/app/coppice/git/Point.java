package app.coppice.git;

/// A state of a session's files that can be compared with another.
public sealed interface Point {
  /// Where the branch left its base, or what has landed of it since, as the whole session is
  /// compared.
  record Base() implements Point {}

  /// The last commit of the branch.
  record Head() implements Point {}

  /// What is staged.
  record Index() implements Point {}

  /// The files as they are now, untracked ones included.
  record Files() implements Point {}

  /// Whatever names a commit or a tree: a commit's id, a branch, a checkpoint's ref.
  record Named(String name) implements Point {}
}
