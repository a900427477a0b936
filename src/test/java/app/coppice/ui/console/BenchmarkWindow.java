package app.coppice.ui.console;

import app.coppice.settings.Settings;
import app.coppice.terminal.PtyRequest;
import app.coppice.terminal.PtySession;
import app.coppice.terminal.Terminal;
import app.coppice.terminal.TerminalParts;
import app.coppice.ui.kit.Appearance;
import app.coppice.ui.kit.Fonts;
import app.coppice.ui.kit.FramePump;
import app.coppice.ui.kit.PulseTimer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/// A window with one terminal in view, dressed as the real one, for measuring.
final class BenchmarkWindow {
  private BenchmarkWindow() {}

  static PtySession start(TerminalParts parts, String command) throws IOException {
    Map<String, String> environment =
        Map.of("TERM", "xterm-256color", "LANG", "C.UTF-8", "PATH", "/usr/bin:/bin");
    return PtySession.start(
        new PtyRequest("shell", List.of("sh", "-c", command), environment, Path.of("/"), 120, 40),
        parts);
  }

  static TerminalView show(Terminal terminal) {
    Platform.startup(() -> {});
    return FxTest.onFx(() -> {
      Fonts.load();
      FramePump pump = new FramePump(PulseTimer.restWhenIdle());
      TerminalView view = new TerminalView(terminal, pump, KeyFilter::usual, new OpenedLinks());
      Stage stage = new Stage();
      stage.setTitle("Terminal benchmark");
      stage.setScene(new Scene(new StackPane(view), 1000, 700));
      String styles =
          Objects.requireNonNull(ConsolePane.class.getResource("console.css")).toString();
      stage.getScene().getStylesheets().add(styles);
      new Appearance(Settings.Theme.LIGHT, 13).dress(stage.getScene());
      stage.show();
      view.requestFocus();
      return view;
    });
  }

  /// One line of JSON with the 50th and 99th part of a hundred and the most, in milliseconds.
  static void report(String what, long[] nanos) {
    long[] sorted = nanos.clone();
    Arrays.sort(sorted);
    System.out.printf(
        Locale.ROOT,
        "{\"what\":\"%s\",\"count\":%d,\"ms_p50\":%.1f,\"ms_p99\":%.1f,\"ms_most\":%.1f}%n",
        what,
        sorted.length,
        sorted[sorted.length / 2] / 1e6,
        sorted[(int) Math.ceil(sorted.length * 0.99) - 1] / 1e6,
        sorted[sorted.length - 1] / 1e6);
  }
}
