package app.coppice;

import app.coppice.sandbox.LaunchRequest;
import app.coppice.sandbox.Launcher;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Starts a program of the desktop that shows something, and leaves it to the person. Thread-safe;
/// returns at once.
///
/// @param problem told on any thread, in a sentence, when the program could not show it
record DesktopProgram(Launcher launcher, Consumer<String> problem) {
  private static final Logger LOG = LoggerFactory.getLogger(DesktopProgram.class);

  /// What a browser or an editor needs to find the desktop.
  private static final Set<String> DESKTOP =
      Set.of(
          "DISPLAY",
          "WAYLAND_DISPLAY",
          "XAUTHORITY",
          "XDG_RUNTIME_DIR",
          "DBUS_SESSION_BUS_ADDRESS",
          "XDG_CURRENT_DESKTOP");

  void start(List<String> command) {
    Thread.ofVirtual().name("desktop-program").start(() -> run(command));
  }

  private void run(List<String> command) {
    Map<String, String> desktop = new TreeMap<>(System.getenv());
    desktop.keySet().retainAll(DESKTOP);
    Path home = Path.of(System.getProperty("user.home"));
    try {
      var _ =
          launcher
              .detach(new LaunchRequest(command, home, desktop))
              .thenAccept(status -> tell(command, status));
    } catch (IOException e) {
      LOG.warn("{} could not show it: {}", command.getFirst(), e.getMessage());
      problem.accept("The desktop could not open it: " + e.getMessage());
    }
  }

  private void tell(List<String> command, int exitStatus) {
    if (exitStatus != 0) {
      LOG.warn("{} could not show it: it ended with {}", command.getFirst(), exitStatus);
      problem.accept(
          "The desktop could not open it: "
              + command.getFirst()
              + " ended with status "
              + exitStatus
              + ".");
    }
  }
}
