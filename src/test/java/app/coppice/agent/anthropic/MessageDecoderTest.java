package app.coppice.agent.anthropic;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.agent.AgentEvent;
import app.coppice.agent.StopReason;
import app.coppice.agent.Usage;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageDecoderTest {
  private static List<AgentEvent> decode(List<byte[]> parts) throws SseLimitExceeded {
    List<AgentEvent> events = new ArrayList<>();
    MessageDecoder decoder = new MessageDecoder(events::add);
    SseParser parser = new SseParser(SseParser.DEFAULT_LIMIT, decoder);
    for (byte[] part : parts) {
      parser.feed(ByteBuffer.wrap(part));
    }
    decoder.end().ifPresent(events::add);
    return events;
  }

  private static List<AgentEvent> decode(String stream) throws SseLimitExceeded {
    return decode(List.of(stream.getBytes(StandardCharsets.UTF_8)));
  }

  private static List<AgentEvent> everything() {
    return List.of(
        new AgentEvent.MessageStarted("msg_1", "m-1"),
        new AgentEvent.UsageReported(new Usage(25, 1, 11, 7)),
        new AgentEvent.ThinkingDelta("Überlegen 森"),
        new AgentEvent.ThinkingEnded("EqQBCg=="),
        new AgentEvent.TextDelta("Grün 🌳 🌲"),
        new AgentEvent.ToolUseStarted("toolu_1", "read_file"),
        new AgentEvent.ToolUse("toolu_1", "read_file", "{\"path\": \"src/Ä.java\"}"),
        new AgentEvent.ToolUseStarted("toolu_2", "list_files"),
        new AgentEvent.ToolUse("toolu_2", "list_files", "{}"),
        new AgentEvent.UsageReported(new Usage(25, 89, 11, 7)),
        new AgentEvent.MessageStopped(StopReason.TOOL_USE));
  }

  @Test
  void theDocumentedStreamGivesItsEvents() throws Exception {
    assertThat(decode(DocumentedStreams.EVERYTHING)).isEqualTo(everything());
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r", "\r\n"})
  void aCutAtAnyByteChangesNothing(String lineEnd) throws Exception {
    byte[] stream =
        DocumentedStreams.EVERYTHING.replace("\n", lineEnd).getBytes(StandardCharsets.UTF_8);
    for (int cut = 0; cut <= stream.length; cut++) {
      List<byte[]> parts =
          List.of(Arrays.copyOf(stream, cut), Arrays.copyOfRange(stream, cut, stream.length));
      assertThat(decode(parts)).as("cut at byte %d", cut).isEqualTo(everything());
    }
  }

  @Test
  void anyCutsAtAllChangeNothing() throws Exception {
    byte[] stream = DocumentedStreams.EVERYTHING.getBytes(StandardCharsets.UTF_8);
    Random random = new Random(7);
    for (int round = 0; round < 300; round++) {
      List<byte[]> parts = new ArrayList<>();
      int longest = 1 + random.nextInt(200);
      for (int at = 0; at < stream.length; ) {
        int next = Math.min(stream.length, at + 1 + random.nextInt(longest));
        parts.add(Arrays.copyOfRange(stream, at, next));
        at = next;
      }
      assertThat(decode(parts)).isEqualTo(everything());
    }
  }

  @Test
  void aStreamThatStopsAnywhereGivesABeginningOfTheEvents() throws Exception {
    byte[] stream = DocumentedStreams.EVERYTHING.getBytes(StandardCharsets.UTF_8);
    for (int length = 0; length < stream.length; length++) {
      List<AgentEvent> events = decode(List.of(Arrays.copyOf(stream, length)));
      assertThat(everything().subList(0, events.size()))
          .as("first %d bytes", length)
          .isEqualTo(events);
    }
  }

  @Test
  void garbageInBetweenIsSkipped() throws Exception {
    for (String garbage : DocumentedStreams.GARBAGE) {
      assertThat(decode(DocumentedStreams.BEGINNING + garbage + DocumentedStreams.END))
          .isEqualTo(decode(DocumentedStreams.BEGINNING + DocumentedStreams.END))
          .endsWith(new AgentEvent.MessageStopped(StopReason.END_TURN));
    }
  }

  @Test
  void anErrorInMidStreamKeepsWhatCameAndCanBeResumed() throws Exception {
    List<AgentEvent> events = decode(DocumentedStreams.BEGINNING + DocumentedStreams.OVERLOADED);

    assertThat(events).contains(new AgentEvent.TextDelta("Half an"));
    assertThat(events.getLast())
        .isInstanceOfSatisfying(
            AgentEvent.Failed.class,
            failed -> {
              assertThat(failed.what()).contains("Overloaded");
              assertThat(failed.resumable()).isTrue();
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"end_turn", "tool_use", "max_tokens", "stop_sequence", "pause_turn", "refusal"})
  void everyDocumentedStopReasonIsKnown(String name) throws Exception {
    String stream = DocumentedStreams.BEGINNING + DocumentedStreams.END.replace("end_turn", name);

    assertThat(decode(stream).getLast())
        .isEqualTo(
            new AgentEvent.MessageStopped(StopReason.valueOf(name.toUpperCase(Locale.ROOT))));
  }

  @Test
  void deltasOfABlockThatNeverBeganAreSkipped() throws Exception {
    assertThat(
            decode(
                "data: {\"type\":\"content_block_delta\",\"index\":9,\"delta\":{\"type\":"
                    + "\"text_delta\",\"text\":\"x\"}}\n\n"))
        .isEmpty();
  }
}
