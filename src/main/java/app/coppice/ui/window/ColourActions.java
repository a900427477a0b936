package app.coppice.ui.window;

import app.coppice.ui.console.ColourScheme;
import app.coppice.ui.console.SchemeFile;
import app.coppice.ui.console.TerminalColours;
import app.coppice.ui.kit.FxThread;
import app.coppice.ui.kit.Messages;
import app.coppice.ui.kit.NoticeBar;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.stage.FileChooser;

/// Takes over the terminal colours of other programs, and keeps them in a file beside the window's
/// layout. FX thread only.
final class ColourActions {
  private static final String FILE = "terminal-colours.json";
  private static final int LARGEST = 1 << 20;

  private final Actions actions;
  private final Desk desk;
  private final NoticeBar notices;
  private final TerminalColours colours;
  private final Path kept;

  ColourActions(
      Actions actions, Desk desk, NoticeBar notices, TerminalColours colours, Path layoutFile) {
    this.actions = actions;
    this.desk = desk;
    this.notices = notices;
    this.colours = colours;
    kept = layoutFile.resolveSibling(FILE);
  }

  /// Registers the actions and shows the colours that were imported before.
  void register() {
    Action.Group group = Action.Group.WINDOW;
    actions.add(group, "import-colours", this::choose);
    actions.add(group, "usual-colours", () -> colours.scheme().isPresent(), this::forget);
    later(
        () -> Files.exists(kept) ? read(kept) : Optional.<ColourScheme>empty(),
        scheme -> {
          if (scheme.isPresent()) {
            colours.show(scheme);
          }
        });
  }

  private void choose() {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(Messages.text("window.action.import-colours"));
    chooser
        .getExtensionFilters()
        .add(
            new FileChooser.ExtensionFilter(
                Messages.text("window.colours.files"), "*.itermcolors", "*.json"));
    File file = chooser.showOpenDialog(desk.console().getScene().getWindow());
    if (file != null) {
      take(file.toPath());
    }
  }

  /// Shows the scheme in a file and keeps it.
  void take(Path file) {
    later(
        () -> {
          Optional<ColourScheme> scheme = read(file);
          if (scheme.isPresent()) {
            Files.writeString(kept, scheme.get().json());
          }
          return scheme;
        },
        scheme -> {
          if (scheme.isPresent()) {
            colours.show(scheme);
            notices.tell(Messages.text("window.colours.shown", scheme.get().name()));
          } else {
            notices.problem(Messages.text("window.colours.wrong", file.getFileName()));
          }
        });
  }

  private void forget() {
    later(
        () -> Files.deleteIfExists(kept),
        _ -> {
          colours.show(Optional.empty());
          notices.tell(Messages.text("window.colours.usual"));
        });
  }

  private static Optional<ColourScheme> read(Path file) throws IOException {
    if (Files.size(file) > LARGEST) {
      return Optional.empty();
    }
    String name = file.getFileName().toString().replaceFirst("\\.[^.]*$", "");
    return SchemeFile.read(new String(Files.readAllBytes(file), StandardCharsets.UTF_8), name);
  }

  private interface FileWork<T> {
    T run() throws IOException;
  }

  private <T> void later(FileWork<T> work, Consumer<T> done) {
    Supplier<T> wrapped =
        () -> {
          try {
            return work.run();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        };
    FxThread.deliver(
        CompletableFuture.supplyAsync(wrapped, Thread::startVirtualThread),
        done,
        failure ->
            notices.problem(Messages.text("window.colours.failed", Outcomes.reason(failure))));
  }
}
