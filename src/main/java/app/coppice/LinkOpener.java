package app.coppice;

import app.coppice.sandbox.LaunchRequest;
import app.coppice.sandbox.Launcher;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Hands web links to the desktop. Any other kind of link is left alone: a scheme may start a
/// program. Thread-safe; returns at once.
record LinkOpener(Launcher launcher) implements Consumer<URI> {
  private static final Logger LOG = LoggerFactory.getLogger(LinkOpener.class);
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /// What a browser needs to find the desktop.
  private static final Set<String> DESKTOP =
      Set.of(
          "DISPLAY",
          "WAYLAND_DISPLAY",
          "XAUTHORITY",
          "XDG_RUNTIME_DIR",
          "DBUS_SESSION_BUS_ADDRESS",
          "XDG_CURRENT_DESKTOP");

  @Override
  public void accept(URI link) {
    if (!"https".equalsIgnoreCase(link.getScheme()) && !"http".equalsIgnoreCase(link.getScheme())) {
      LOG.info("A link that is not of the web was left alone");
      return;
    }
    Thread.ofVirtual().name("open-link").start(() -> open(link));
  }

  private void open(URI link) {
    Map<String, String> desktop = new TreeMap<>(System.getenv());
    desktop.keySet().retainAll(DESKTOP);
    try {
      var _ =
          launcher.run(
              new LaunchRequest(command(link), Path.of(System.getProperty("user.home")), desktop),
              new byte[0],
              PATIENCE,
              4_096);
    } catch (IOException e) {
      LOG.warn("The link could not be opened: {}", e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static List<String> command(URI link) {
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    if (system.startsWith("mac")) {
      return List.of("open", link.toString());
    }
    return system.startsWith("windows")
        ? List.of("rundll32.exe", "url.dll,FileProtocolHandler", link.toString())
        : List.of("xdg-open", link.toString());
  }
}
