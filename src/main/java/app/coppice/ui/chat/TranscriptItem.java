package app.coppice.ui.chat;

import app.coppice.agent.Entry;
import app.coppice.agent.PermissionRequest;
import java.time.Instant;

/// What one cell of the transcript shows.
sealed interface TranscriptItem {
  /// Stable while the item grows.
  Object key();

  record Of(Entry entry) implements TranscriptItem {
    @Override
    public Object key() {
      return entry.id();
    }
  }

  /// A permission request that waits.
  record Asked(PermissionRequest request) implements TranscriptItem {
    @Override
    public Object key() {
      return "permission\0" + request.id();
    }
  }

  /// A prompt that waits.
  record Queued(int index, String text, Until until) implements TranscriptItem {
    /// What it waits for.
    enum Until {
      TURN_END,
      WORKTREE,
      /// The set-up script ended badly.
      SET_UP,
      /// The turn before did not end well.
      RESUME
    }

    @Override
    public Object key() {
      return "queued\0" + index;
    }
  }

  /// The offer to take the last turn up again.
  ///
  /// @param locked whether the vault is, so that it is to be opened first
  record Resume(Ending ending, boolean locked) implements TranscriptItem {
    /// How the turn ended.
    enum Ending {
      INTERRUPTED,
      FAILED
    }

    @Override
    public Object key() {
      return "resume";
    }
  }

  /// The provider asked to wait; it is asked again by itself.
  record Pausing(Instant until) implements TranscriptItem {
    @Override
    public Object key() {
      return "waiting";
    }
  }

  /// The agent works and has nothing to show for it yet.
  record Waiting() implements TranscriptItem {
    @Override
    public Object key() {
      return "waiting";
    }
  }
}
