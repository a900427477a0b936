package app.coppice.agent.anthropic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SseParserTest {
  private static List<SseEvent> parse(String... parts) throws SseLimitExceeded {
    List<SseEvent> events = new ArrayList<>();
    SseParser parser = new SseParser(1000, events::add);
    for (String part : parts) {
      parser.feed(ByteBuffer.wrap(part.getBytes(StandardCharsets.UTF_8)));
    }
    return events;
  }

  @Test
  void anEventIsItsTypeAndItsDataLines() throws Exception {
    assertThat(parse("event: a\ndata: 1\ndata: 2\n\n")).containsExactly(new SseEvent("a", "1\n2"));
  }

  @Test
  void anEventWithoutATypeIsAMessage() throws Exception {
    assertThat(parse("data:x\n\n")).containsExactly(new SseEvent("message", "x"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r", "\r\n"})
  void everyLineEndingCounts(String end) throws Exception {
    String stream = "event: a§data: 1§§data: 2§§".replace("§", end);

    assertThat(parse(stream)).containsExactly(new SseEvent("a", "1"), new SseEvent("message", "2"));
    assertThat(parse(stream.split("(?<=.)"))).isEqualTo(parse(stream));
  }

  @Test
  void commentsIdsAndUnknownFieldsAreSkipped() throws Exception {
    assertThat(parse(": hi\nid: 3\nretry: 9\nwhat: ever\nnothing\ndata: x\n\n"))
        .containsExactly(new SseEvent("message", "x"));
  }

  @Test
  void onlyOneSpaceAfterTheColonIsTaken() throws Exception {
    assertThat(parse("data:  x\n\n")).containsExactly(new SseEvent("message", " x"));
  }

  @Test
  void anEventWithoutDataIsNone() throws Exception {
    assertThat(parse("event: a\n\ndata: x\n\n")).containsExactly(new SseEvent("message", "x"));
  }

  @Test
  void anEmptyDataLineIsAnEvent() throws Exception {
    assertThat(parse("data\n\n")).containsExactly(new SseEvent("message", ""));
  }

  @Test
  void aByteOrderMarkInFrontIsSkipped() throws Exception {
    assertThat(parse("\uFEFFdata: x\n\n")).containsExactly(new SseEvent("message", "x"));
  }

  @Test
  void whatIsNotEndedByABlankLineIsDropped() throws Exception {
    assertThat(parse("data: x\n\ndata: y\n")).containsExactly(new SseEvent("message", "x"));
  }

  @Test
  void aLineWithoutAnEndIsNotCollectedForEver() {
    assertThatThrownBy(() -> parse("data: " + "x".repeat(1000)))
        .isInstanceOf(SseLimitExceeded.class);
  }

  @Test
  void anEventOfEndlessDataLinesIsNotCollectedForEver() {
    assertThatThrownBy(() -> parse("data: 0123456789\n".repeat(101)))
        .isInstanceOf(SseLimitExceeded.class);
  }
}
