package app.coppice.agent.anthropic;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.agent.AgentEvent;
import app.coppice.agent.AgentRequest;
import app.coppice.agent.Cancellation;
import app.coppice.agent.Content;
import app.coppice.agent.Message;
import app.coppice.agent.ToolSpec;
import app.coppice.rehearsal.Pace;
import app.coppice.rehearsal.RehearsalServer;
import app.coppice.rehearsal.Script;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One request to a model server of a test's own, and what comes of it.
final class Streaming {
  /// For streams that fall silent.
  static final ClientTiming IMPATIENT =
      new ClientTiming(
          Duration.ofSeconds(30),
          Duration.ofSeconds(30),
          Duration.ofMillis(400),
          3,
          Duration.ofMillis(10),
          Duration.ofSeconds(5));

  /// For attempts that follow each other at once.
  static final ClientTiming QUICK =
      new ClientTiming(
          Duration.ofSeconds(30),
          Duration.ofSeconds(30),
          Duration.ofSeconds(30),
          3,
          Duration.ofMillis(10),
          Duration.ofSeconds(5));

  static final ClientTiming PATIENT =
      new ClientTiming(
          Duration.ofSeconds(5),
          Duration.ofSeconds(30),
          Duration.ofSeconds(30),
          3,
          Duration.ofMillis(10),
          Duration.ofSeconds(60));

  static AgentRequest request() {
    return new AgentRequest(
        "m-1",
        "Be brief.",
        List.of(
            new Message(Message.Role.USER, List.of(new Content.Text("Hello"))),
            new Message(
                Message.Role.ASSISTANT,
                List.of(
                    new Content.Thinking("Hm", "sig=="),
                    new Content.ToolUse("t1", "read_file", "{\"path\":\"a\"}"))),
            new Message(
                Message.Role.USER, List.of(new Content.ToolResult("t1", "no such file", true)))),
        List.of(new ToolSpec("read_file", "Reads.", "{\"type\":\"object\"}")),
        1000);
  }

  static List<AgentEvent> stream(Script script, ClientTiming timing) throws IOException {
    List<AgentEvent> events = new ArrayList<>();
    try (RehearsalServer server = RehearsalServer.start(Pace.INSTANT, script);
        AnthropicClient client = client(server, timing)) {
      client.stream(request(), events::add, new Cancellation());
    }
    return events;
  }

  static AnthropicClient client(RehearsalServer server, ClientTiming timing) {
    return new AnthropicClient(
        server.baseUrl(), _ -> Optional.of(server.token()), new ClientOptions(0, timing));
  }

  static AgentEvent.Failed failure(List<AgentEvent> events) {
    assertThat(events.getLast()).isInstanceOf(AgentEvent.Failed.class);
    return (AgentEvent.Failed) events.getLast();
  }

  private Streaming() {}
}
