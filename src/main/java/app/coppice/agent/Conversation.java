package app.coppice.agent;

import app.coppice.agent.Message.Role;
import java.util.ArrayList;
import java.util.List;

/// Builds the messages of a request from a transcript, so that a conversation goes on after a
/// restart. Every tool call is followed by a result, roles alternate, and the last message is the
/// person's.
public final class Conversation {
  static final String UNKNOWN_OUTCOME =
      "Unknown outcome: the app ended while it ran. Look at the files before you try it again.";
  static final String CONTINUE =
      "[Your last answer was interrupted. Go on where it stopped, without repeating it.]";

  static final String REWOUND =
      "[Files and conversation were taken back to different points. Look at the files again before"
          + " you rely on what you know of them.]";

  private final List<Message> messages = new ArrayList<>();
  private final List<Content> results = new ArrayList<>();

  private Conversation() {}

  public static List<Message> of(Transcript transcript) {
    Conversation conversation = new Conversation();
    transcript.entries().forEach(conversation::add);
    conversation.deliverResults();
    conversation.closeAssistant();
    if (conversation.lastIs(Role.ASSISTANT)) {
      conversation.say(Role.USER, new Content.Text(CONTINUE));
    }
    return List.copyOf(conversation.messages);
  }

  private void add(Entry entry) {
    switch (entry) {
      case Entry.Prompt prompt -> {
        deliverResults();
        closeAssistant();
        if (!prompt.text().isBlank()) {
          say(Role.USER, new Content.Text(prompt.text()));
        }
      }
      case Entry.Text text -> {
        if (!text.text().isBlank()) {
          deliverResults();
          say(Role.ASSISTANT, new Content.Text(text.text()));
        }
      }
      case Entry.Thought thought -> {
        // Without its signature the provider refuses it.
        if (thought.complete() && !thought.signature().isEmpty()) {
          deliverResults();
          say(Role.ASSISTANT, new Content.Thinking(thought.text(), thought.signature()));
        }
      }
      case Entry.Call call -> {
        ToolCall toolCall = call.call();
        say(
            Role.ASSISTANT,
            new Content.ToolUse(toolCall.id(), toolCall.name(), toolCall.inputJson()));
        results.add(resultOf(call));
      }
      case Entry.Rewound rewound -> {
        // It no longer knows what the files hold.
        if (rewound.files() != rewound.conversation()) {
          deliverResults();
          closeAssistant();
          say(Role.USER, new Content.Text(REWOUND));
        }
      }
      case Entry.Notice _ -> {}
      case Entry.TurnEnd _ -> deliverResults();
    }
  }

  private static Content.ToolResult resultOf(Entry.Call call) {
    ToolCallState state = call.state();
    String text =
        switch (state) {
          case SUCCEEDED, FAILED, DENIED -> call.output();
          case CANCELLED -> "Cancelled by the person. " + call.output();
          case PENDING, AWAITING_PERMISSION, RUNNING, UNKNOWN_OUTCOME ->
              call.output().isBlank()
                  ? UNKNOWN_OUTCOME
                  : UNKNOWN_OUTCOME + " Its output so far:\n" + call.output();
        };
    return result(call.call().id(), text, state);
  }

  static Content.ToolResult result(String callId, String text, ToolCallState state) {
    return new Content.ToolResult(
        callId, text.isBlank() ? "(no output)" : text, state != ToolCallState.SUCCEEDED);
  }

  private void deliverResults() {
    for (Content result : results) {
      say(Role.USER, result);
    }
    results.clear();
  }

  /// Takes thinking off the end of an assistant message: the provider refuses a message that ends
  /// with it.
  private void closeAssistant() {
    if (!lastIs(Role.ASSISTANT)) {
      return;
    }
    List<Content> content = new ArrayList<>(messages.removeLast().content());
    while (!content.isEmpty() && content.getLast() instanceof Content.Thinking) {
      content.removeLast();
    }
    if (!content.isEmpty()) {
      messages.add(new Message(Role.ASSISTANT, content));
    }
  }

  private void say(Role role, Content content) {
    if (!lastIs(role)) {
      messages.add(new Message(role, List.of(content)));
      return;
    }
    List<Content> all = new ArrayList<>(messages.removeLast().content());
    all.add(content);
    messages.add(new Message(role, all));
  }

  private boolean lastIs(Role role) {
    return !messages.isEmpty() && messages.getLast().role() == role;
  }
}
