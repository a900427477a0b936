package app.coppice.session;

import java.util.Arrays;

/// A text file of a worktree as an editor has it.
public sealed interface FileText {
  /// @param text with line feeds alone, whatever the file has
  /// @param form how it is written
  /// @param bytes the file as it was read; what a save compares with
  /// @param there false for a file that somebody took away
  record Opened(String path, String text, TextForm form, byte[] bytes, boolean there)
      implements FileText {
    public Opened(String path, String text, TextForm form, byte[] bytes) {
      this(path, text, form, bytes, true);
    }

    /// The file after somebody took it away. What is saved over that is written as the file was.
    Opened gone() {
      return new Opened(path, "", form, new byte[0], false);
    }

    /// Whether a file that holds `now` is still what was read.
    boolean isStill(byte[] now) {
      return there && Arrays.equals(bytes, now);
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
