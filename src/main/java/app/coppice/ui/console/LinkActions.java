package app.coppice.ui.console;

import app.coppice.terminal.Terminal;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// What a terminal's links ask of the window around it. FX thread only.
public interface LinkActions {
  /// Opens an address of the web (`http`, `https`).
  void openWeb(URI address);

  /// The file of the session's worktree that a program in the terminal means by `path`; empty where
  /// there is none.
  ///
  /// @param folder that the program works in, empty when it never told
  CompletableFuture<Optional<Path>> find(String folder, String path);

  /// Shows a file of the worktree at the place, where it is best seen.
  void open(Terminal terminal, FilePlace place);

  /// Opens a file of the worktree at the place in the person's editor.
  default void openInEditor(FilePlace place) {}

  /// Tells the person an address that is not opened, because its kind may start a program.
  void refuse(String address);
}
