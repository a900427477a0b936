package app.coppice.session;

/// What came of asking the model for a commit message.
public sealed interface MessageDraft {
  record Drafted(String text) implements MessageDraft {}

  /// @param reason what happened and what to do next
  record NotDrafted(String reason) implements MessageDraft {}

  /// The person asked for something else meanwhile.
  record Cancelled() implements MessageDraft {}
}
