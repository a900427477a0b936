package app.coppice.agent.anthropic;

import static app.coppice.agent.anthropic.Streaming.IMPATIENT;
import static app.coppice.agent.anthropic.Streaming.PATIENT;
import static app.coppice.agent.anthropic.Streaming.QUICK;
import static app.coppice.agent.anthropic.Streaming.client;
import static app.coppice.agent.anthropic.Streaming.failure;
import static app.coppice.agent.anthropic.Streaming.request;
import static app.coppice.agent.anthropic.Streaming.stream;
import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.agent.AgentEvent;
import app.coppice.agent.Cancellation;
import app.coppice.agent.StopReason;
import app.coppice.rehearsal.Faults;
import app.coppice.rehearsal.ModelRequest;
import app.coppice.rehearsal.Pace;
import app.coppice.rehearsal.RehearsalServer;
import app.coppice.rehearsal.Reply;
import app.coppice.rehearsal.Script;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class AnthropicClientTest {
  private static final Duration LONG = Duration.ofSeconds(30);

  @Test
  void theRequestIsAsTheProviderDocumentsIt() throws Exception {
    BlockingQueue<ModelRequest> received = new LinkedBlockingQueue<>();
    stream(
        request -> {
          received.add(request);
          return Faults.text("Hi");
        },
        QUICK);

    JsonNode body = received.take().body();
    assertThat(body.path("model").stringValue()).isEqualTo("m-1");
    assertThat(body.path("stream").booleanValue()).isTrue();
    assertThat(body.path("max_tokens").intValue()).isEqualTo(1000);
    assertThat(body.has("thinking")).isFalse();
    assertThat(body.path("system").toString())
        .isEqualTo(
            "[{\"type\":\"text\",\"text\":\"Be"
                + " brief.\",\"cache_control\":{\"type\":\"ephemeral\"}}]");
    assertThat(body.path("tools").toString())
        .isEqualTo(
            "[{\"name\":\"read_file\",\"description\":\"Reads.\",\"input_schema\":{\"type\":\"object\"}}]");
    assertThat(body.path("messages").toString())
        .isEqualTo(
            "[{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"Hello\"}]},"
                + "{\"role\":\"assistant\",\"content\":[{\"type\":\"thinking\",\"thinking\":\"Hm\","
                + "\"signature\":\"sig==\"},{\"type\":\"tool_use\",\"id\":\"t1\",\"name\":"
                + "\"read_file\",\"input\":{\"path\":\"a\"}}]},"
                + "{\"role\":\"user\",\"content\":[{\"type\":\"tool_result\",\"tool_use_id\":\"t1\",\"content\":\"no"
                + " such file\",\"is_error\":true,\"cache_control\":{\"type\":\"ephemeral\"}}]}]");
  }

  @Test
  void aStreamCutIntoPiecesOfAnySizeGivesTheSameEvents() throws Exception {
    byte[] all = DocumentedStreams.EVERYTHING.getBytes(StandardCharsets.UTF_8);
    List<AgentEvent> whole =
        stream(
            Faults.always(Reply.Raw.of(DocumentedStreams.EVERYTHING, Reply.Ending.COMPLETE)),
            QUICK);
    assertThat(whole).hasSize(11).endsWith(new AgentEvent.MessageStopped(StopReason.TOOL_USE));
    for (int size : new int[] {1, 2, 3, 7, 64, 501}) {
      List<byte[]> pieces = new ArrayList<>();
      for (int at = 0; at < all.length; at += size) {
        pieces.add(Arrays.copyOfRange(all, at, Math.min(all.length, at + size)));
      }
      assertThat(stream(Faults.always(new Reply.Raw(pieces, Reply.Ending.COMPLETE)), PATIENT))
          .as("pieces of %d bytes", size)
          .isEqualTo(whole);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"COMPLETE", "CUT"})
  void aStreamThatEndsEarlyKeepsWhatCameAndCanBeResumed(String ending) throws Exception {
    List<AgentEvent> events =
        stream(
            Faults.always(Reply.Raw.of(DocumentedStreams.BEGINNING, Reply.Ending.valueOf(ending))),
            QUICK);

    assertThat(events).contains(new AgentEvent.TextDelta("Half an"));
    assertThat(failure(events).resumable()).isTrue();
    assertThat(events).noneMatch(AgentEvent.Retrying.class::isInstance);
  }

  @Test
  void anErrorEventInMidStreamEndsTheMessage() throws Exception {
    List<AgentEvent> events =
        stream(
            Faults.always(
                Reply.Raw.of(
                    DocumentedStreams.BEGINNING + DocumentedStreams.OVERLOADED,
                    Reply.Ending.COMPLETE)),
            QUICK);

    assertThat(events).contains(new AgentEvent.TextDelta("Half an"));
    assertThat(failure(events).what()).contains("Overloaded");
  }

  @Test
  void silenceEndsTheStream() throws Exception {
    List<AgentEvent> events =
        stream(
            Faults.always(Reply.Raw.of(DocumentedStreams.BEGINNING, Reply.Ending.SILENCE)),
            IMPATIENT);

    assertThat(failure(events).what()).contains("silent");
  }

  @Test
  void bytesThatCompleteNoEventDoNotKeepAStreamAlive() throws Exception {
    List<AgentEvent> events =
        stream(Faults.always(new Reply.Drip(Duration.ofMillis(20))), IMPATIENT);

    assertThat(failure(events).what()).contains("silent");
  }

  @Test
  void aLineOfAHundredMegabytesFailsThisMessageOnly() throws Exception {
    try (RehearsalServer server =
            RehearsalServer.start(
                Pace.INSTANT,
                Faults.inTurn(new Reply.Flood(100L * 1024 * 1024), Faults.text("Hi")));
        AnthropicClient client = client(server, PATIENT)) {
      List<AgentEvent> flooded = new ArrayList<>();
      client.stream(request(), flooded::add, new Cancellation());
      List<AgentEvent> next = new ArrayList<>();
      client.stream(request(), next::add, new Cancellation());

      assertThat(failure(flooded).what()).contains("malformed");
      assertThat(next).endsWith(new AgentEvent.MessageStopped(StopReason.END_TURN));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500, 502, 503, 529})
  void aBusyProviderIsAskedAgainAfterTheDelayItNames(int status) throws Exception {
    List<AgentEvent> events =
        stream(
            Faults.inTurn(
                Faults.refusal(status, "busy_error", "Busy", Map.of("retry-after", "0.05")),
                Faults.text("Hi")),
            QUICK);

    assertThat(events.getFirst())
        .isInstanceOfSatisfying(
            AgentEvent.Retrying.class,
            retrying -> assertThat(retrying.delay()).isEqualTo(Duration.ofMillis(50)));
    assertThat(events).endsWith(new AgentEvent.MessageStopped(StopReason.END_TURN));
  }

  @Test
  void anOverloadedProviderIsAskedAgainAFewTimesOnly() throws Exception {
    List<AgentEvent> events =
        stream(Faults.always(Faults.refusal(529, "overloaded_error", "Overloaded")), QUICK);

    assertThat(events.stream().filter(AgentEvent.Retrying.class::isInstance)).hasSize(2);
    assertThat(failure(events).resumable()).isTrue();
  }

  @Test
  void aSpendCapIsNotAskedAgain() throws Exception {
    List<AgentEvent> events =
        stream(Faults.always(Faults.refusal(429, "rate_limit_error", "Spend cap")), QUICK);

    assertThat(events).hasSize(1);
    assertThat(failure(events).what()).contains("Spend cap");
  }

  @Test
  void aDelayBeyondPatienceIsNotWaitedFor() throws Exception {
    List<AgentEvent> events =
        stream(
            Faults.always(
                Faults.refusal(429, "rate_limit_error", "Slow", Map.of("retry-after", "7200"))),
            QUICK);

    assertThat(events).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 413, 302})
  void aRefusalIsNotAskedAgainAndSaysWhatToDo(int status) throws Exception {
    List<AgentEvent> events =
        stream(
            Faults.always(
                Faults.refusal(
                    status, "some_error", "Because", Map.of("location", "http://127.0.0.1:1/"))),
            QUICK);

    assertThat(events).hasSize(1);
    assertThat(failure(events).what()).contains("Because");
    assertThat(failure(events).next()).isNotEmpty();
  }

  @Test
  void aDroppedConnectionIsTriedAgain() throws Exception {
    List<AgentEvent> events =
        stream(Faults.inTurn(new Reply.Disconnect(), Faults.text("Hi")), QUICK);

    assertThat(events.getFirst()).isInstanceOf(AgentEvent.Retrying.class);
    assertThat(events).endsWith(new AgentEvent.MessageStopped(StopReason.END_TURN));
  }

  @Test
  void anUnreachableProviderFailsInTheEnd() throws Exception {
    RehearsalServer gone = RehearsalServer.start(Pace.INSTANT);
    gone.close();
    List<AgentEvent> events = new ArrayList<>();
    try (AnthropicClient client = client(gone, QUICK)) {
      client.stream(request(), events::add, new Cancellation());
    }

    assertThat(failure(events).what()).contains("cannot be reached");
  }

  private static void cancelWithinASecond(Script script, ClientTiming timing, Pace pace)
      throws Exception {
    // A busy machine may take its time: the quickest of some attempts shows what is possible.
    Duration quickest = LONG;
    for (int i = 0; i < 5 && quickest.toMillis() >= 1000; i++) {
      Duration took = cancel(script, timing, pace);
      quickest = took.compareTo(quickest) < 0 ? took : quickest;
    }
    assertThat(quickest).isLessThan(Duration.ofSeconds(1));
  }

  /// From the cancelling to the end.
  private static Duration cancel(Script script, ClientTiming timing, Pace pace) throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch ended = new CountDownLatch(1);
    List<AgentEvent> events = new ArrayList<>();
    Cancellation cancellation = new Cancellation();
    try (RehearsalServer server =
            RehearsalServer.start(
                pace,
                request -> {
                  begun.countDown();
                  return script.reply(request);
                });
        AnthropicClient client = client(server, timing)) {
      Thread.ofVirtual()
          .start(() -> {
            client.stream(request(), events::add, cancellation);
            ended.countDown();
          });
      assertThat(begun.await(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
      long start = System.nanoTime();
      cancellation.cancel();
      // Before any other of its limits.
      assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
      Duration took = Duration.ofNanos(System.nanoTime() - start);
      assertThat(events.getLast()).isEqualTo(new AgentEvent.MessageStopped(StopReason.CANCELLED));
      return took;
    }
  }

  @Test
  void aSilentStreamIsCancelledWithinASecond() throws Exception {
    cancelWithinASecond(
        Faults.always(Reply.Raw.of(DocumentedStreams.BEGINNING, Reply.Ending.SILENCE)),
        PATIENT,
        Pace.INSTANT);
  }

  @Test
  void aRunningStreamIsCancelledWithinASecond() throws Exception {
    cancelWithinASecond(Faults.always(Faults.text("word ".repeat(10_000))), PATIENT, Pace.READING);
  }

  @Test
  void aWaitForTheNextAttemptIsCancelledWithinASecond() throws Exception {
    cancelWithinASecond(
        Faults.always(Faults.refusal(429, "rate", "Slow", Map.of("retry-after", "50"))),
        PATIENT,
        Pace.INSTANT);
  }
}
