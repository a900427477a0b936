package app.coppice.agent;

import java.util.List;

/// A commit message asked of a model, in one request without tools. Calling thread only.
public final class CommitMessage {
  /// Characters of a patch that are sent; about 15,000 tokens.
  public static final int LONGEST_PATCH = 60_000;

  private static final int LONGEST_ANSWER = 1_024;

  private static final String INSTRUCTIONS =
      """
      You write commit messages. Answer with the commit message for the patch that follows and \
      with nothing else: no quotes, no code fence. The first line is an imperative sentence of at \
      most 72 characters without a full stop. Where it helps, an empty line and a short paragraph \
      follow that says why, wrapped at 72 characters.\
      """;

  private final StringBuilder text = new StringBuilder();
  private AgentEvent end = new AgentEvent.Failed("The answer has no end.", "Ask again.", true);

  private CommitMessage() {}

  /// What came of asking.
  public sealed interface Answer {
    record Written(String message) implements Answer {}

    /// @param reason what happened and what to do next
    record Failed(String reason) implements Answer {}

    record Cancelled() implements Answer {}
  }

  /// Asks and waits for the answer.
  ///
  /// @param patch already without secrets; of a longer one the beginning is sent
  public static Answer ask(
      AgentClient client, String model, String patch, Cancellation cancellation) {
    String sent =
        patch.length() > LONGEST_PATCH
            ? patch.substring(0, LONGEST_PATCH) + "\n[The rest of the patch is left out.]\n"
            : patch;
    CommitMessage message = new CommitMessage();
    client.stream(
        new AgentRequest(
            model,
            INSTRUCTIONS,
            List.of(new Message(Message.Role.USER, List.of(new Content.Text(sent)))),
            List.of(),
            LONGEST_ANSWER),
        message::take,
        cancellation);
    return message.answer(cancellation);
  }

  private void take(AgentEvent event) {
    switch (event) {
      case AgentEvent.TextDelta(String delta) -> text.append(delta);
      case AgentEvent.MessageStopped _, AgentEvent.Failed _ -> end = event;
      case AgentEvent.MessageStarted _,
          AgentEvent.ThinkingDelta _,
          AgentEvent.ThinkingEnded _,
          AgentEvent.ToolUseStarted _,
          AgentEvent.ToolUse _,
          AgentEvent.UsageReported _,
          AgentEvent.Retrying _ -> {}
    }
  }

  private Answer answer(Cancellation cancellation) {
    if (cancellation.isCancelled()) {
      return new Answer.Cancelled();
    }
    if (end instanceof AgentEvent.Failed(String what, String next, boolean _)) {
      return new Answer.Failed(
          what + " " + next.replace(", then resume the turn", ", then ask again"));
    }
    String written = text.toString().strip();
    return written.isEmpty()
        ? new Answer.Failed("The model wrote nothing. Ask again.")
        : new Answer.Written(written);
  }
}
