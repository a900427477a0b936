package app.coppice;

import app.coppice.rehearsal.ModelRequest;
import app.coppice.rehearsal.RecordedMessage;
import app.coppice.rehearsal.RecordedMessage.Part;
import app.coppice.rehearsal.Reply;
import app.coppice.rehearsal.Script;
import app.coppice.rehearsal.WireFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A model that knows a few prompts, and for each what it answers step by step. Which step comes
/// next stands in the conversation, so any number of sessions may ask at the same time.
final class ScriptedModel implements Script {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Map<String, List<Reply>> turns = new ConcurrentHashMap<>();
  private final AtomicInteger calls = new AtomicInteger();

  ScriptedModel on(String prompt, Reply... steps) {
    turns.put(prompt, List.of(steps));
    return this;
  }

  static Reply says(String text) {
    return new Reply.Message(RecordedMessage.text(text));
  }

  /// Begins an answer and then says nothing more, the connection open.
  static Reply fallsSilentAfter(String text) {
    String whole = WireFormat.stream(RecordedMessage.text(text));
    int end = whole.indexOf("event: content_block_stop");
    return Reply.Raw.of(whole.substring(0, end), Reply.Ending.SILENCE);
  }

  Reply runs(String command) {
    return calls("run_command", JSON.createObjectNode().put("command", command));
  }

  /// Thinks, says and calls in one message.
  Reply thinksSaysAndReads(String thought, String text, String path) {
    String id = "toolu_" + calls.incrementAndGet();
    String input = JSON.createObjectNode().put("path", path).toString();
    return new Reply.Message(
        new RecordedMessage(
            List.of(
                new Part.Thinking(thought),
                new Part.Text(text),
                new Part.ToolUse(id, "read_file", input))));
  }

  Reply writes(String path, String content) {
    return calls("write_file", JSON.createObjectNode().put("path", path).put("content", content));
  }

  Reply edits(String path, String before, String after) {
    return calls(
        "edit_file",
        JSON.createObjectNode().put("path", path).put("old_text", before).put("new_text", after));
  }

  private Reply calls(String tool, JsonNode input) {
    String id = "toolu_" + calls.incrementAndGet();
    return new Reply.Message(
        new RecordedMessage(List.of(new Part.ToolUse(id, tool, input.toString()))));
  }

  @Override
  public Reply reply(ModelRequest request) {
    String prompt = "";
    int step = 0;
    for (JsonNode message : request.body().path("messages")) {
      List<String> texts = new ArrayList<>();
      boolean callsTool = false;
      for (JsonNode block : message.path("content")) {
        String type = block.path("type").asString("");
        callsTool |= type.equals("tool_use");
        if (type.equals("text") && turns.containsKey(block.path("text").asString(""))) {
          texts.add(block.path("text").asString(""));
        }
      }
      if (message.path("role").asString("").equals("user") && !texts.isEmpty()) {
        prompt = texts.getLast();
        step = 0;
      } else if (callsTool) {
        step++;
      }
    }
    List<Reply> steps = turns.getOrDefault(prompt, List.of(says("I know no such prompt.")));
    return steps.get(Math.min(step, steps.size() - 1));
  }
}
