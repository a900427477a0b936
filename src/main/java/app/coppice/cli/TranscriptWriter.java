package app.coppice.cli;

import app.coppice.agent.Entry;
import app.coppice.agent.ToolCallState;
import app.coppice.session.SessionSnapshot;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Writes what is new in a transcript since it last looked: text as it streams, a line for each
/// tool call that starts and ends. One thread.
final class TranscriptWriter {
  private final Output output;
  private final Map<String, Integer> written = new HashMap<>();
  private final Map<String, ToolCallState> states = new HashMap<>();
  private final Set<String> closed = new HashSet<>();
  private boolean inText;

  TranscriptWriter(Output output) {
    this.output = output;
  }

  void show(SessionSnapshot session) {
    List<Entry> entries = session.transcript().entries();
    for (Entry entry : entries) {
      if (!closed.contains(entry.id())) {
        show(entry);
      }
    }
  }

  private void show(Entry entry) {
    switch (entry) {
      case Entry.Prompt prompt -> {
        output.event(Output.object("prompt").put("text", prompt.text()));
        line("> " + prompt.text().replace("\n", "\n> "));
        closed.add(prompt.id());
      }
      case Entry.Text text -> grow("text", text.id(), text.text(), text.complete());
      case Entry.Thought thought ->
          grow("thought", thought.id(), thought.text(), thought.complete());
      case Entry.Call call -> show(call);
      case Entry.Notice notice -> {
        output.event(
            Output.object("notice")
                .put("level", notice.kind().name().toLowerCase(Locale.ROOT))
                .put("text", notice.text()));
        line("! " + notice.text());
        closed.add(notice.id());
      }
      case Entry.TurnEnd end -> {
        endLine();
        closed.add(end.id());
      }
    }
  }

  private void grow(String type, String id, String text, boolean complete) {
    int from = written.getOrDefault(id, 0);
    if (text.length() > from) {
      String fresh = text.substring(from);
      output.event(Output.object(type).put("text", fresh));
      if (type.equals("text")) {
        output.text(fresh);
        inText = !fresh.endsWith("\n");
      }
      written.put(id, text.length());
    }
    if (complete) {
      endLine();
      closed.add(id);
    }
  }

  private void show(Entry.Call call) {
    ToolCallState before = states.put(call.id(), call.state());
    if (before == call.state()) {
      return;
    }
    output.event(
        Output.object("tool")
            .put("id", call.call().id())
            .put("name", call.call().name())
            .put("subject", call.call().subject())
            .put("state", call.state().name().toLowerCase(Locale.ROOT))
            .put("millis", call.took().toMillis()));
    if (call.state().isFinal()) {
      line(
          "[%s %s] %s, %.1f s"
              .formatted(
                  call.call().name(),
                  call.call().subject(),
                  word(call.state()),
                  call.took().toMillis() / 1000.0));
      if (call.state() != ToolCallState.SUCCEEDED) {
        line(indented(call.output()));
      }
      closed.add(call.id());
    }
  }

  private static String word(ToolCallState state) {
    return switch (state) {
      case PENDING, AWAITING_PERMISSION, RUNNING -> "running";
      case SUCCEEDED -> "done";
      case FAILED -> "failed";
      case DENIED -> "denied";
      case CANCELLED -> "cancelled";
      case UNKNOWN_OUTCOME -> "outcome unknown";
    };
  }

  private static String indented(String text) {
    List<String> lines = text.strip().lines().toList();
    return "    "
        + String.join("\n    ", lines.subList(Math.max(0, lines.size() - 12), lines.size()));
  }

  private void line(String text) {
    endLine();
    output.line(text);
  }

  private void endLine() {
    if (inText) {
      output.text("\n");
      inText = false;
    }
  }
}
