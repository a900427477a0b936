package app.coppice.agent;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.agent.Message.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConversationTest {
  private static final Instant AT = Instant.EPOCH;

  private static Entry prompt(String text) {
    return new Entry.Prompt("p", AT, text);
  }

  private static Entry text(String text) {
    return new Entry.Text("t", AT, text, true);
  }

  private static Entry call(String id, ToolCallState state, String output) {
    return new Entry.Call(
        id,
        AT,
        new ToolCall(id, "read_file", ToolKind.READ, "a", "{\"path\":\"a\"}"),
        state,
        output,
        List.of(),
        Duration.ZERO);
  }

  private static Entry end() {
    return new Entry.TurnEnd("e", AT, StopReason.END_TURN);
  }

  private static List<Message> of(Entry... entries) {
    return Conversation.of(new Transcript(List.of(entries)));
  }

  private static Message user(Content... content) {
    return new Message(Role.USER, List.of(content));
  }

  private static Message assistant(Content... content) {
    return new Message(Role.ASSISTANT, List.of(content));
  }

  private static Content.ToolUse use(String id) {
    return new Content.ToolUse(id, "read_file", "{\"path\":\"a\"}");
  }

  @Test
  void callsOfOneMessageAreAnsweredInTheNext() {
    assertThat(
            of(
                prompt("Go"),
                text("Reading"),
                call("1", ToolCallState.SUCCEEDED, "one"),
                call("2", ToolCallState.FAILED, "two"),
                text("Done"),
                end(),
                prompt("More")))
        .containsExactly(
            user(new Content.Text("Go")),
            assistant(new Content.Text("Reading"), use("1"), use("2")),
            user(
                new Content.ToolResult("1", "one", false),
                new Content.ToolResult("2", "two", true)),
            assistant(new Content.Text("Done")),
            user(new Content.Text("More")));
  }

  @ParameterizedTest
  @EnumSource(
      value = ToolCallState.class,
      names = {"PENDING", "AWAITING_PERMISSION", "RUNNING", "UNKNOWN_OUTCOME"})
  void aCallThatDidNotFinishHasAnUnknownOutcome(ToolCallState state) {
    assertThat(of(prompt("Go"), call("1", state, "")).getLast())
        .isEqualTo(user(new Content.ToolResult("1", Conversation.UNKNOWN_OUTCOME, true)));
  }

  @Test
  void aNewPromptAfterAnInterruptedCallFollowsItsResult() {
    assertThat(of(prompt("Go"), call("1", ToolCallState.UNKNOWN_OUTCOME, ""), prompt("Well?")))
        .last()
        .isEqualTo(
            user(
                new Content.ToolResult("1", Conversation.UNKNOWN_OUTCOME, true),
                new Content.Text("Well?")));
  }

  @Test
  void interruptedTextIsKeptAndToBeContinued() {
    assertThat(of(prompt("Go"), new Entry.Text("t", AT, "Half an", false)))
        .containsExactly(
            user(new Content.Text("Go")),
            assistant(new Content.Text("Half an")),
            user(new Content.Text(Conversation.CONTINUE)));
  }

  @Test
  void signedThinkingGoesBackUnchangedAndUnsignedIsDropped() {
    assertThat(
            of(
                prompt("Go"),
                new Entry.Thought("a", AT, "Hm", "sig==", true),
                new Entry.Thought("b", AT, "unsigned", "", true),
                new Entry.Thought("c", AT, "incomplete", "sig", false),
                call("1", ToolCallState.SUCCEEDED, "")))
        .containsExactly(
            user(new Content.Text("Go")),
            assistant(new Content.Thinking("Hm", "sig=="), use("1")),
            user(new Content.ToolResult("1", "(no output)", false)));
  }

  @Test
  void aMessageDoesNotEndWithThinking() {
    assertThat(of(prompt("Go"), new Entry.Thought("a", AT, "Hm", "sig==", true)))
        .containsExactly(user(new Content.Text("Go")));
  }

  @Test
  void noticesAreNotForTheModel() {
    assertThat(of(prompt("Go"), new Entry.Notice("n", AT, Entry.Notice.Kind.ERROR, "Failed")))
        .containsExactly(user(new Content.Text("Go")));
  }

  @Test
  void twoPromptsInARowAreOneMessage() {
    assertThat(of(prompt("One"), prompt("Two")))
        .containsExactly(user(new Content.Text("One"), new Content.Text("Two")));
  }
}
