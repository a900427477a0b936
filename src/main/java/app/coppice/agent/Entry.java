package app.coppice.agent;

import app.coppice.diff.FileDiff;
import app.coppice.text.Passage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// One item of a transcript.
public sealed interface Entry {
  /// Unique within the session, and stable while the entry grows.
  String id();

  Instant at();

  record Prompt(String id, Instant at, String text) implements Entry {}

  /// @param passage what was said so far
  /// @param complete false while it still streams
  record Text(String id, Instant at, Passage passage, boolean complete) implements Entry {
    public Text(String id, Instant at, String text, boolean complete) {
      this(id, at, Passage.of(text), complete);
    }

    /// The passage as a string, which is made once for each state of it.
    public String text() {
      return passage.toString();
    }
  }

  /// @param passage what was thought so far
  /// @param complete false while it still streams
  record Thought(String id, Instant at, Passage passage, String signature, boolean complete)
      implements Entry {
    public Thought(String id, Instant at, String text, String signature, boolean complete) {
      this(id, at, Passage.of(text), signature, complete);
    }

    /// The passage as a string, which is made once for each state of it.
    public String text() {
      return passage.toString();
    }
  }

  /// @param output live output while it runs (its tail, bounded), the result once it ended
  /// @param diffs what an edit changed, once it ended
  /// @param took zero until it ended
  record Call(
      String id,
      Instant at,
      ToolCall call,
      ToolCallState state,
      String output,
      List<FileDiff> diffs,
      Duration took)
      implements Entry {
    public Call {
      diffs = List.copyOf(diffs);
    }
  }

  record Notice(String id, Instant at, Kind kind, String text) implements Entry {
    /// How loud it is.
    public enum Kind {
      NOTE,
      WARNING,
      ERROR
    }
  }

  /// A state that the person left by going back to an earlier point, or forward again: what the
  /// conversation had from here on, which the agent is not told any more, and the files. It can be
  /// gone to again.
  ///
  /// @param action names the deed, and with it the checkpoint of the files as they were before
  /// @param files whether the files were taken elsewhere by it
  /// @param conversation whether the conversation was
  /// @param entries what the conversation had from here on, if it was
  record Rewound(
      String id,
      Instant at,
      String action,
      boolean files,
      boolean conversation,
      List<Entry> entries)
      implements Entry {
    public Rewound {
      entries = List.copyOf(entries);
    }
  }

  /// A turn ended; the next entry belongs to another.
  record TurnEnd(String id, Instant at, StopReason reason) implements Entry {}
}
