package app.coppice;

import app.coppice.cli.Program;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// The variables by which programs know the terminal they run in. See decision 0013.
final class TerminalVariables {
  /// Set by the package: the folder of our own description of the terminal.
  private static final String TERMINFO = "coppice.terminfo";

  /// What a person's own shell takes over from the desktop beside the clean environment: without it
  /// no window opens from there, and no key of an agent is found. Agents' commands don't get it.
  private static final Set<String> PERSONAL =
      Set.of(
          "DISPLAY",
          "WAYLAND_DISPLAY",
          "XAUTHORITY",
          "DBUS_SESSION_BUS_ADDRESS",
          "DESKTOP_SESSION",
          "XDG_RUNTIME_DIR",
          "XDG_CURRENT_DESKTOP",
          "XDG_MENU_PREFIX",
          "XDG_SESSION_ID",
          "XDG_SESSION_TYPE",
          "XDG_SESSION_CLASS",
          "XDG_SESSION_DESKTOP",
          "XDG_SEAT",
          "XDG_VTNR",
          "XDG_DATA_DIRS",
          "XDG_CONFIG_DIRS",
          "XDG_DATA_HOME",
          "XDG_CONFIG_HOME",
          "XDG_STATE_HOME",
          "XDG_CACHE_HOME",
          "SSH_AUTH_SOCK",
          "SSH_AGENT_PID",
          "GNUPGHOME",
          "KRB5CCNAME",
          "EDITOR",
          "VISUAL",
          "LANGUAGE");

  private static final Set<String> PROXIES =
      Set.of("http_proxy", "https_proxy", "ftp_proxy", "all_proxy", "no_proxy");

  private TerminalVariables() {}

  /// Those of every terminal.
  static Map<String, String> always() {
    Map<String, String> all = new TreeMap<>();
    all.put("TERM", "xterm-256color");
    all.put("COLORTERM", "truecolor");
    all.put("TERM_PROGRAM", "Coppice");
    all.put("TERM_PROGRAM_VERSION", Program.VERSION);
    String terminfo = System.getProperty(TERMINFO, "");
    if (!terminfo.isBlank() && Files.isDirectory(Path.of(terminfo))) {
      // The empty entry at the end stands for the system's own folders.
      all.put("TERMINFO_DIRS", Path.of(terminfo).toAbsolutePath() + ":");
    }
    return all;
  }

  /// Those of the person's own shells.
  ///
  /// @param own this process's environment
  static Map<String, String> ofShells(Map<String, String> own) {
    Map<String, String> all = ofDesktopPrograms(own);
    boolean said = own.keySet().stream().anyMatch(Set.of("LANG", "LC_ALL", "LC_CTYPE")::contains);
    if (!said) {
      // A desktop that names no language would leave programs with ASCII.
      boolean mac = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("mac");
      all.put("LC_CTYPE", mac ? "UTF-8" : "C.UTF-8");
    }
    all.putAll(always());
    return all;
  }

  /// Those of programs with a window of their own, which are the person's: what a shell of theirs
  /// has, but for the terminal.
  ///
  /// @param own this process's environment
  static Map<String, String> ofDesktopPrograms(Map<String, String> own) {
    Map<String, String> all = new TreeMap<>(own);
    all.keySet().removeIf(name -> !PERSONAL.contains(name) && !isProxy(name));
    return all;
  }

  private static boolean isProxy(String name) {
    return PROXIES.contains(name.toLowerCase(Locale.ROOT));
  }
}
