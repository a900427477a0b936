package app.coppice.session;

/// A way back to an earlier point of a session, or forward again.
///
/// @param entry the id of a prompt, to go back to before it; or of an {@link
///   app.coppice.agent.Entry.Rewound}, to go forward again to what was
public record Rewind(String entry, Scope scope) {
  /// What goes there.
  public enum Scope {
    FILES,
    CONVERSATION,
    BOTH;

    public boolean hasFiles() {
      return this != CONVERSATION;
    }

    public boolean hasConversation() {
      return this != FILES;
    }
  }

  /// What an ask in the journal was for.
  static Rewind of(SessionEvent.ActionAsked asked) {
    return new Rewind(asked.tip(), Scope.valueOf(asked.branch()));
  }
}
