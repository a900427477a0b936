package app.coppice.session;

import java.util.List;

/// What came of an action on a session: commit, land, archive, restore, delete.
public sealed interface ActionResult {
  /// @param message one sentence for the person
  record Done(String message) implements ActionResult {}

  /// Nothing was changed because these files conflict.
  record Conflicts(List<String> files) implements ActionResult {}

  /// Nothing was changed.
  ///
  /// @param reason what happened and what to do next
  record Refused(String reason) implements ActionResult {
    /// What is said of all that needs the worktree of a session that was put away.
    static final String ARCHIVED = "The session is archived. Restore it first.";
  }
}
