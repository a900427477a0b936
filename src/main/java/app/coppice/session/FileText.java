package app.coppice.session;

import java.util.Arrays;

/// A text file of a worktree as an editor has it.
public sealed interface FileText {
  /// @param text with line feeds alone, whatever the file has
  /// @param form how it is written
  /// @param bytes the file as it was read; what a save compares with
  record Opened(String path, String text, TextForm form, byte[] bytes) implements FileText {
    /// Whether a file that holds `now` is still what was read.
    boolean isStill(byte[] now) {
      return Arrays.equals(bytes, now);
    }
  }

  /// @param reason what happened and what to do next
  record Refused(String reason) implements FileText {}

  /// What came of writing it back.
  sealed interface Save {
    /// @param opened the file as it is now
    record Saved(Opened opened) implements Save {}

    /// Somebody else wrote it, or took it away.
    ///
    /// @param now the file as they left it; an empty text where it is gone
    record Conflict(Opened now) implements Save {}

    /// @param reason what happened and what to do next
    record Failed(String reason) implements Save {}
  }
}
