package app.coppice.ui.window;

import app.coppice.ui.console.FilePlace;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// The editor that the person has for files. Thread-safe.
public interface PersonsEditor {
  /// Opens a place in it; never blocks.
  CompletableFuture<Opening> open(FilePlace place);

  /// Why a command cannot be the editor's, in a sentence; empty when it can, and for none. Reads
  /// the disk.
  Optional<String> problem(String command);

  /// What came of opening a place.
  sealed interface Opening {
    /// @param editor its name, empty for what the desktop has
    record Started(String editor) implements Opening {}

    /// It needs a terminal, which is the window's to open.
    ///
    /// @param editor its name
    /// @param command the program, an absolute path, and its words
    record InTerminal(String editor, List<String> command) implements Opening {
      public InTerminal {
        command = List.copyOf(command);
      }
    }

    /// @param reason what happened and what to do next
    record Failed(String reason) implements Opening {}
  }
}
