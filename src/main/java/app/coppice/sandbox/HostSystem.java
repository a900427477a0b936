package app.coppice.sandbox;

import java.util.Locale;

/// The operating systems that need different care here.
enum HostSystem {
  LINUX,
  MAC,
  WINDOWS;

  static HostSystem current() {
    String name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    if (name.startsWith("windows")) {
      return WINDOWS;
    }
    return name.startsWith("mac") ? MAC : LINUX;
  }
}
