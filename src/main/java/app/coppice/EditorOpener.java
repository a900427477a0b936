package app.coppice;

import app.coppice.EditorChoice.Chosen;
import app.coppice.sandbox.LaunchRequest;
import app.coppice.sandbox.Launcher;
import app.coppice.ui.console.FilePlace;
import app.coppice.ui.window.PersonsEditor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Opens files in the person's editor, which is theirs once it has started: it is never ended, and
/// outlives the window. It gets the environment of the person's shells. Thread-safe.
///
/// @param launcher that knows the PATH of the person's shell
/// @param setting the command of the settings, asked each time
/// @param shell what VISUAL and EDITOR of the person's shell say; may block
/// @param desktop opens a text with what the desktop has
/// @param problem told on any thread, in a sentence, when an editor ends with a failure
record EditorOpener(
    Launcher launcher,
    Supplier<String> setting,
    Supplier<List<String>> shell,
    Consumer<Path> desktop,
    Consumer<String> problem)
    implements PersonsEditor {
  private static final Logger LOG = LoggerFactory.getLogger(EditorOpener.class);

  @Override
  public CompletableFuture<Opening> open(FilePlace place) {
    return CompletableFuture.supplyAsync(() -> opened(place), Thread::startVirtualThread);
  }

  private Opening opened(FilePlace place) {
    Chosen chosen = new EditorChoice(setting.get(), shell.get(), this::find).choose(place);
    return switch (chosen) {
      case Chosen.Window(String editor, List<String> command) -> start(editor, command);
      case Chosen.InTerminal(String editor, List<String> command) ->
          new Opening.InTerminal(editor, command);
      case Chosen.Missing(String reason) -> new Opening.Failed(reason);
      case Chosen.Desktop _ -> {
        desktop.accept(place.file());
        yield new Opening.Started("");
      }
    };
  }

  @Override
  public Optional<String> problem(String command) {
    return new EditorChoice(command, List.of(), this::find).problem();
  }

  private Opening start(String editor, List<String> command) {
    Path home = Path.of(System.getProperty("user.home"));
    Map<String, String> environment = TerminalVariables.ofDesktopPrograms(System.getenv());
    try {
      var _ =
          launcher
              .detach(new LaunchRequest(command, home, environment))
              .thenAccept(status -> ended(editor, status));
      return new Opening.Started(editor);
    } catch (IOException e) {
      LOG.warn("{} could not be started: {}", command.getFirst(), e.getMessage());
      return new Opening.Failed(editor + " could not be started: " + e.getMessage());
    }
  }

  private void ended(String editor, int status) {
    if (status != 0) {
      LOG.warn("{} ended with {}", editor, status);
      problem.accept(
          editor
              + " ended with status "
              + status
              + ". Try its command in a terminal, or choose another editor in the settings.");
    }
  }

  /// Where a program is, by the PATH that it will get.
  private Optional<Path> find(String program) {
    Path home = Path.of(System.getProperty("user.home"));
    try {
      Path found =
          Path.of(
              launcher
                  .plan(new LaunchRequest(List.of(program), home, Map.of()))
                  .command()
                  .getFirst());
      return Optional.of(found)
          .filter(it -> it.isAbsolute() && Files.isRegularFile(it) && Files.isExecutable(it));
    } catch (InvalidPathException _) {
      return Optional.empty();
    }
  }
}
