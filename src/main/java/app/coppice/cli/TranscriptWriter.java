package app.coppice.cli;

import app.coppice.agent.Entry;
import app.coppice.agent.ToolCallState;
import app.coppice.diff.FileDiff;
import app.coppice.session.SessionSnapshot;
import app.coppice.text.Passage;
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

  /// How many entries at the start are written and closed.
  private int settled;

  private boolean inText;
  private Kind last = Kind.NOTHING;

  /// What was written last.
  private enum Kind {
    NOTHING,
    PROMPT,
    TEXT,
    CALL,
    NOTE
  }

  TranscriptWriter(Output output) {
    this.output = output;
  }

  /// Leaves out what is there already.
  void skip(SessionSnapshot session) {
    session.transcript().entries().forEach(entry -> closed.add(entry.id()));
  }

  void show(SessionSnapshot session) {
    List<Entry> entries = session.transcript().entries();
    while (settled < entries.size() && closed.contains(entries.get(settled).id())) {
      settled++;
    }
    for (Entry entry : entries.subList(settled, entries.size())) {
      if (!closed.contains(entry.id())) {
        show(entry);
      }
    }
  }

  private void show(Entry entry) {
    switch (entry) {
      case Entry.Prompt prompt -> {
        output.event(Output.object("prompt").put("text", prompt.text()));
        pause();
        line("> " + prompt.text().replace("\n", "\n> "));
        last = Kind.PROMPT;
        closed.add(prompt.id());
      }
      case Entry.Text text -> grow("text", text.id(), text.passage(), text.complete());
      case Entry.Thought thought ->
          grow("thought", thought.id(), thought.passage(), thought.complete());
      case Entry.Call call -> show(call);
      case Entry.Notice notice -> {
        output.event(
            Output.object("notice")
                .put("level", notice.kind().name().toLowerCase(Locale.ROOT))
                .put("text", notice.text()));
        note("! " + notice.text());
        closed.add(notice.id());
      }
      case Entry.Rewound rewound -> {
        output.event(
            Output.object("rewound")
                .put("id", rewound.id())
                .put("files", rewound.files())
                .put("entries", rewound.entries().size()));
        note(
            rewound.entries().isEmpty()
                ? "< files rewound (" + rewound.id() + ")"
                : "< rewound: "
                    + rewound.entries().stream().filter(Entry.Prompt.class::isInstance).count()
                    + " prompts taken out ("
                    + rewound.id()
                    + ")");
        closed.add(rewound.id());
      }
      case Entry.TurnEnd end -> {
        endLine();
        closed.add(end.id());
      }
    }
  }

  private void grow(String type, String id, Passage text, boolean complete) {
    int from = written.getOrDefault(id, 0);
    if (text.length() > from) {
      String fresh = text.from(from);
      output.event(Output.object(type).put("text", fresh));
      if (type.equals("text")) {
        begin(Kind.TEXT);
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
      begin(Kind.CALL);
      line(
          "  %-8s %-50s %-9s %6.1f s"
              .formatted(
                  verb(call.call().name()),
                  call.call().subject(),
                  call.state() == ToolCallState.SUCCEEDED ? size(call) : word(call.state()),
                  call.took().toMillis() / 1000.0));
      if (call.state() != ToolCallState.SUCCEEDED) {
        line(indented(call.output()));
      }
      closed.add(call.id());
    }
  }

  /// `read` for `read_file`: what a person would call it.
  private static String verb(String tool) {
    int end = tool.indexOf('_');
    return end < 0 ? tool : tool.substring(0, end);
  }

  private static String size(Entry.Call call) {
    int added = call.diffs().stream().mapToInt(FileDiff::added).sum();
    int removed = call.diffs().stream().mapToInt(FileDiff::removed).sum();
    return call.diffs().isEmpty() ? "" : "+%d -%d".formatted(added, removed);
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

  /// Writes a line that is not of the transcript.
  void note(String text) {
    begin(Kind.NOTE);
    line(text);
  }

  /// Leaves a blank line before what comes next.
  void pause() {
    endLine();
    if (last != Kind.NOTHING) {
      output.line("");
    }
    last = Kind.NOTHING;
  }

  /// Sets what follows off from what it doesn't belong to.
  private void begin(Kind kind) {
    if (last != kind && last != Kind.NOTHING) {
      pause();
    }
    last = kind;
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
