package app.coppice.agent;

import app.coppice.agent.Message.Role;
import java.util.ArrayList;
import java.util.List;

/// Runs a turn: prompt, stream, tool calls, results, and on until the model stops. One runner
/// serves one session; it blocks the calling thread, which should be virtual.
public final class TurnRunner {
  private final AgentClient client;
  private final List<Tool> tools;
  private final PermissionPolicy policy;
  private final TurnLimits limits;

  public TurnRunner(
      AgentClient client, List<Tool> tools, PermissionPolicy policy, TurnLimits limits) {
    this.client = client;
    this.tools = List.copyOf(tools);
    this.policy = policy;
    this.limits = limits;
  }

  /// Runs until the model stops, something fails or `cancellation` is used. The caller writes the
  /// turn's end into the transcript.
  public StopReason run(Turn turn, TurnListener listener, Cancellation cancellation) {
    List<Message> messages = new ArrayList<>(Conversation.of(turn.transcript()));
    ToolCaller caller = new ToolCaller(tools, policy, listener, cancellation);
    for (int request = 0; request < limits.maxRequests(); request++) {
      if (cancellation.isCancelled()) {
        return StopReason.CANCELLED;
      }
      MessageCollector answer = new MessageCollector(listener);
      client.stream(
          new AgentRequest(turn.model(), turn.system(), messages, offered(), limits.maxTokens()),
          answer,
          cancellation);
      if (!answer.usage().equals(Usage.NONE)) {
        listener.post(new TurnEvent.UsageAdded(answer.usage()));
      }
      switch (answer.end()) {
        case AgentEvent.Failed(String what, String next, boolean _) -> {
          listener.post(new TurnEvent.Notice(Entry.Notice.Kind.ERROR, what + " " + next));
          return StopReason.FAILED;
        }
        case AgentEvent.MessageStopped(StopReason reason) -> {
          List<Content.ToolUse> calls = toolUses(answer.content());
          if (ends(reason) || (calls.isEmpty() && reason != StopReason.PAUSE_TURN)) {
            return finish(reason, listener);
          }
          if (!answer.content().isEmpty()) {
            messages.add(new Message(Role.ASSISTANT, answer.content()));
          }
          if (!calls.isEmpty()) {
            messages.add(new Message(Role.USER, caller.call(calls)));
          }
        }
        default -> throw new IllegalStateException("not an end: " + answer.end());
      }
    }
    listener.post(
        new TurnEvent.Notice(
            Entry.Notice.Kind.WARNING,
            "Stopped after %d requests in one turn. Send another prompt to go on."
                .formatted(limits.maxRequests())));
    return StopReason.MAX_TURN_REQUESTS;
  }

  private List<ToolSpec> offered() {
    boolean readsOnly = policy.mode() == Mode.PLAN;
    return tools.stream()
        .filter(tool -> !readsOnly || ToolCaller.onlyReads(tool.kind()))
        .map(Tool::spec)
        .toList();
  }

  private static List<Content.ToolUse> toolUses(List<Content> content) {
    return content.stream()
        .filter(Content.ToolUse.class::isInstance)
        .map(Content.ToolUse.class::cast)
        .toList();
  }

  /// Whether a turn ends there even with tool calls in hand.
  private static boolean ends(StopReason reason) {
    return switch (reason) {
      case REFUSAL, CANCELLED, FAILED -> true;
      // A call that arrived cut off by the length limit gets an error result and may be repeated.
      case END_TURN, TOOL_USE, MAX_TOKENS, STOP_SEQUENCE, PAUSE_TURN, MAX_TURN_REQUESTS -> false;
    };
  }

  private static StopReason finish(StopReason reason, TurnListener listener) {
    return switch (reason) {
      case REFUSAL -> {
        warn(listener, "The model declined to go on. Say it another way, or start a new session.");
        yield reason;
      }
      case MAX_TOKENS -> {
        warn(listener, "The answer reached its length limit. Ask it to go on.");
        yield reason;
      }
      case TOOL_USE -> StopReason.END_TURN;
      case END_TURN, STOP_SEQUENCE, PAUSE_TURN, MAX_TURN_REQUESTS, CANCELLED, FAILED -> reason;
    };
  }

  private static void warn(TurnListener listener, String text) {
    listener.post(new TurnEvent.Notice(Entry.Notice.Kind.WARNING, text));
  }
}
