package app.coppice.ui.console;

import app.coppice.settings.Settings;
import app.coppice.terminal.PtyRequest;
import app.coppice.terminal.PtySession;
import app.coppice.terminal.Terminal;
import app.coppice.ui.kit.Appearance;
import app.coppice.ui.kit.Fonts;
import app.coppice.ui.kit.FramePump;
import app.coppice.ui.kit.PulseTimer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;

/// Opens a console whose terminals run the given commands, to look at it. The first argument is the
/// theme, `LIGHT` or `DARK`; each other one a command for the shell. `-Dlook=ligatures,blink` shows
/// what else a person may choose.
final class ConsoleDemo {
  private ConsoleDemo() {}

  public static void main(String[] arguments) throws IOException {
    List<Terminal> terminals = new ArrayList<>();
    for (String command : List.of(arguments).subList(1, arguments.length)) {
      terminals.add(start(command));
    }
    Platform.startup(() -> show(Settings.Theme.valueOf(arguments[0]), terminals));
  }

  private static Terminal start(String command) throws IOException {
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.put("TERM", "xterm-256color");
    environment.put("LANG", "C.UTF-8");
    return PtySession.start(
        new PtyRequest("shell", List.of("bash", "-c", command), environment, Path.of(""), 100, 24));
  }

  private static void show(Settings.Theme theme, List<Terminal> terminals) {
    Fonts.load();
    FramePump pump = new FramePump(PulseTimer.restWhenIdle());
    ConsolePane pane =
        new ConsolePane(pump, KeyFilter::usual, "", new TerminalColours(), new Said());
    String look = System.getProperty("look", "");
    pane.show(
        new ConsoleLook(
            "", 13, look.contains("ligatures"), look.contains("blink"), look.contains("meta")));
    pane.show(terminals, new ConsoleLayout(List.of()));
    Scene scene = new Scene(pane, 960, 620);
    new Appearance(theme, 13).dress(scene);
    scene.addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.isControlDown() && event.isShiftDown() && event.getCode() == KeyCode.F) {
            event.consume();
            pane.run(ConsoleVerb.FIND);
          }
        });
    Stage stage = new Stage();
    stage.setTitle("Console");
    stage.setScene(scene);
    stage.show();
    pane.focusTerminal();
    stage.setOnHidden(_ -> {
      terminals.forEach(Terminal::close);
      Platform.exit();
    });
  }

  /// Says what a window would do.
  private static final class Said implements ConsoleActions {
    @Override
    public void openShell(GridSize size, Runnable failed) {
      System.out.println("open a shell");
    }

    @Override
    public void restoreShells(GridSize size) {}

    @Override
    public void closeTerminal(Terminal terminal) {
      terminal.close();
    }

    @Override
    public void restartShell(Terminal ended, GridSize size, Runnable failed) {
      System.out.println("restart");
    }

    @Override
    public void renamed(Terminal terminal) {
      System.out.println("renamed to " + terminal.name());
    }

    @Override
    public void openWeb(URI address) {
      System.out.println("web " + address);
    }

    @Override
    public CompletableFuture<Optional<Path>> find(String folder, String path) {
      Path file = Path.of("").toAbsolutePath().resolve(path);
      return CompletableFuture.completedFuture(
          Optional.of(file).filter(it -> it.toFile().isFile()));
    }

    @Override
    public void open(Terminal terminal, FilePlace place) {
      System.out.println("file " + place);
    }

    @Override
    public void refuse(String address) {
      System.out.println("refused " + address);
    }
  }
}
