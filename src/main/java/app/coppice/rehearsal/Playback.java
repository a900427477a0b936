package app.coppice.rehearsal;

import app.coppice.rehearsal.RecordedMessage.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// Finds the next recorded message from the conversation alone: which recording by the newest
/// prompt it knows, which step by the newest of its tool calls. Stateless.
final class Playback implements Script {
  private final List<Recording> recordings;

  Playback(List<Recording> recordings) {
    this.recordings = List.copyOf(recordings);
  }

  @Override
  public Reply reply(ModelRequest request) {
    List<JsonNode> messages = request.body().path("messages").valueStream().toList();
    if (CommitMessages.areAskedFor(request)) {
      return new Reply.Message(CommitMessages.of(promptsOf(messages.getLast())));
    }
    String prompt = "";
    Optional<Recording> current = Optional.empty();
    int run = 0;
    for (JsonNode message : messages) {
      for (String text : promptsOf(message)) {
        prompt = text;
        current = recordingOf(text);
        run += current.isPresent() ? 1 : 0;
      }
    }
    return new Reply.Message(
        current.isPresent() ? play(current.get(), run, messages) : somethingElse(prompt));
  }

  /// Texts of the person. One in brackets is the app's own, about an interruption.
  private static List<String> promptsOf(JsonNode message) {
    if (!message.path("role").asString("").equals("user")) {
      return List.of();
    }
    JsonNode content = message.path("content");
    return (content.isString()
            ? List.of(content.stringValue())
            : content
                .valueStream()
                .filter(block -> block.path("type").asString("").equals("text"))
                .map(block -> block.path("text").asString(""))
                .toList())
        .stream().filter(text -> !text.startsWith("[")).toList();
  }

  private Optional<Recording> recordingOf(String prompt) {
    return recordings.stream()
        .filter(recording -> recording.scenario().prompt().equals(prompt.strip()))
        .findFirst();
  }

  /// @param run how often recordings were started in this conversation; keeps ids apart
  private static RecordedMessage play(Recording recording, int run, List<JsonNode> messages) {
    String prefix = "toolu_%s_%d_".formatted(recording.name(), run);
    int done = lastStep(messages, prefix);
    if (done >= 0) {
      String expect =
          done + 1 < recording.steps().size() ? recording.steps().get(done + 1).expect() : "";
      Optional<String> other = otherThanRecorded(messages, prefix + done + "_", expect);
      if (other.isPresent()) {
        return RecordedMessage.text(other.get());
      }
    }
    int step = Math.min(done + 1, recording.steps().size() - 1);
    return message(recording.steps().get(step), prefix + step + "_");
  }

  private static int lastStep(List<JsonNode> messages, String prefix) {
    return messages.stream()
        .flatMap(message -> message.path("content").valueStream())
        .map(block -> block.path("id").asString(""))
        .filter(id -> id.startsWith(prefix))
        .mapToInt(id -> Integer.parseInt(id.substring(prefix.length(), id.lastIndexOf('_'))))
        .max()
        .orElse(-1);
  }

  /// What to say when a step went another way than it was recorded.
  private static Optional<String> otherThanRecorded(
      List<JsonNode> messages, String stepPrefix, String expect) {
    List<JsonNode> results =
        messages.stream()
            .flatMap(message -> message.path("content").valueStream())
            .filter(block -> block.path("tool_use_id").asString("").startsWith(stepPrefix))
            .toList();
    boolean asRecorded =
        expect.isEmpty()
            ? results.stream().noneMatch(result -> result.path("is_error").asBoolean(false))
            : results.stream().anyMatch(result -> textOf(result).contains(expect));
    if (asRecorded) {
      return Optional.empty();
    }
    String quoted =
        results.stream()
            .filter(result -> expect.isEmpty() ? result.path("is_error").asBoolean(false) : true)
            .map(Playback::textOf)
            .reduce((_, last) -> last)
            .map(text -> text.length() > 400 ? text.substring(0, 400) + "..." : text)
            .orElse("")
            .lines()
            .map(line -> "> " + line)
            .collect(Collectors.joining("\n"));
    return Optional.of(
        "This is a **recording**, and here the real world went another way than it was"
            + " recorded:\n\n"
            + quoted
            + "\n\n"
            + "A real model would go on from there; the recording stops. What was changed so far is"
            + " real and is in the worktree.");
  }

  private static String textOf(JsonNode result) {
    JsonNode content = result.path("content");
    return content.isString()
        ? content.stringValue()
        : content
            .valueStream()
            .map(block -> block.path("text").asString(""))
            .collect(Collectors.joining("\n"));
  }

  private static RecordedMessage message(Recording.Step step, String idPrefix) {
    List<Part> parts = new ArrayList<>();
    if (!step.thinking().isEmpty()) {
      parts.add(new Part.Thinking(step.thinking()));
    }
    if (!step.text().isEmpty()) {
      parts.add(new Part.Text(step.text()));
    }
    for (int i = 0; i < step.calls().size(); i++) {
      Recording.Call call = step.calls().get(i);
      parts.add(new Part.ToolUse(idPrefix + i, call.tool(), call.inputJson()));
    }
    return new RecordedMessage(parts);
  }

  private RecordedMessage somethingElse(String prompt) {
    String offers =
        recordings.stream()
            .map(recording ->
                "- **%s**\n\n  ```text\n  %s\n  ```"
                    .formatted(recording.scenario().title(), recording.scenario().prompt()))
            .collect(Collectors.joining("\n"));
    String quoted = prompt.length() > 80 ? prompt.substring(0, 80) + "..." : prompt;
    return RecordedMessage.text(
        """
        This is a **rehearsal**: I am a recording inside the app, no model, so I have no answer to \
        "%s". Everything else here is real: the worktree, the tools, the terminal and the review.

        There are three prompts that I know, word for word:

        %s

        To work with a real model, add a key in Settings and start a new session.\
        """
            .formatted(quoted.strip().replaceAll("\\s+", " "), offers));
  }
}
