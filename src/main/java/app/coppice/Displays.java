package app.coppice;

import java.util.Locale;
import java.util.Map;

/// Whether this machine can show a window.
final class Displays {
  private Displays() {}

  static boolean present() {
    return present(System.getProperty("os.name", ""), System.getenv())
        || System.getProperty("glass.platform", "").equals("Headless");
  }

  /// macOS and Windows always can; elsewhere a display server must be named.
  static boolean present(String system, Map<String, String> environment) {
    String name = system.toLowerCase(Locale.ROOT);
    return name.startsWith("mac")
        || name.startsWith("windows")
        || !environment.getOrDefault("DISPLAY", "").isBlank()
        || !environment.getOrDefault("WAYLAND_DISPLAY", "").isBlank();
  }
}
