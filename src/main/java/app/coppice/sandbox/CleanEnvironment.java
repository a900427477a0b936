package app.coppice.sandbox;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The environment of a child process, built from empty: only the names below are taken over from
/// the app's own environment, so `PAGER`, `GIT_SSH_COMMAND`, `LD_PRELOAD`, `BASH_ENV` and every key
/// stay behind without being known by name. Immutable.
public final class CleanEnvironment {
  private static final Set<String> KEPT =
      Set.of("PATH", "HOME", "USER", "LOGNAME", "SHELL", "LANG", "TERM", "TMPDIR", "TZ");

  /// Without these many Windows programs do not start.
  private static final Set<String> KEPT_ON_WINDOWS =
      Set.of(
          "SYSTEMROOT",
          "SYSTEMDRIVE",
          "WINDIR",
          "COMSPEC",
          "PATHEXT",
          "TEMP",
          "TMP",
          "USERPROFILE",
          "USERNAME",
          "HOMEDRIVE",
          "HOMEPATH",
          "APPDATA",
          "LOCALAPPDATA",
          "PROGRAMDATA",
          "PROGRAMFILES",
          "PROGRAMFILES(X86)",
          "COMMONPROGRAMFILES",
          "NUMBER_OF_PROCESSORS",
          "PROCESSOR_ARCHITECTURE",
          "OS");

  /// Names that no addition may have: they load code into the child, or look like a secret's.
  private static final Pattern REFUSED =
      Pattern.compile(
          "LD_.*|DYLD_.*|BASH_ENV|ENV|SHELLOPTS|BASHOPTS|BASH_FUNC_.*|PROMPT_COMMAND|PS4|IFS"
              + "|PERL5OPT|PYTHONSTARTUP|RUBYOPT|NODE_OPTIONS|_?JAVA_OPTIONS|JAVA_TOOL_OPTIONS"
              + "|JDK_JAVA_OPTIONS|.*API_?KEY|.*_TOKEN|.*SECRET.*|.*PASSWORD|.*PASSPHRASE",
          Pattern.CASE_INSENSITIVE);

  private static final String USUAL_PATH = "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin";

  private final Map<String, String> variables;

  private CleanEnvironment(Map<String, String> variables) {
    this.variables = Map.copyOf(variables);
  }

  /// What may be taken over from this process's own environment.
  public static CleanEnvironment ofThisProcess() {
    return of(System.getenv());
  }

  /// What may be taken over of `inherited`.
  public static CleanEnvironment of(Map<String, String> inherited) {
    return of(inherited, HostSystem.current());
  }

  static CleanEnvironment of(Map<String, String> inherited, HostSystem host) {
    var kept = new TreeMap<String, String>();
    inherited.forEach((name, value) -> {
      if (isKept(name, host) && value.indexOf('\0') < 0) {
        kept.put(canonical(name), value);
      }
    });
    kept.merge("PATH", USUAL_PATH, (own, usual) -> own);
    kept.computeIfPresent("PATH", (_, path) -> absoluteOnly(path));
    kept.putIfAbsent("TERM", "dumb");
    return new CleanEnvironment(kept);
  }

  /// The clean variables and `additions` on top.
  ///
  /// @throws IllegalArgumentException when an addition would load code into the child or has the
  ///   name of a secret; the caller has a defect then
  public Map<String, String> with(Map<String, String> additions) {
    var all = new TreeMap<>(variables);
    additions.forEach((name, value) -> {
      if (REFUSED.matcher(name).matches() || name.indexOf('=') >= 0 || name.isEmpty()) {
        throw new IllegalArgumentException("No child process may be given " + name);
      }
      all.put(name, value);
    });
    return all;
  }

  /// The same with this PATH in front of the one it has.
  public CleanEnvironment withPath(String path) {
    var all = new TreeMap<>(variables);
    all.merge(
        "PATH", absoluteOnly(path), (own, other) -> absoluteOnly(other + File.pathSeparator + own));
    return new CleanEnvironment(all);
  }

  private static boolean isKept(String name, HostSystem host) {
    String upper = name.toUpperCase(Locale.ROOT);
    return switch (host) {
      case WINDOWS -> KEPT.contains(upper) || KEPT_ON_WINDOWS.contains(upper);
      case LINUX, MAC -> KEPT.contains(name) || name.startsWith("LC_");
    };
  }

  /// Windows spells it `Path`; everybody here looks for `PATH`.
  private static String canonical(String name) {
    return name.equalsIgnoreCase("PATH") ? "PATH" : name;
  }

  /// A relative or empty entry of PATH would run programs out of a repository.
  private static String absoluteOnly(String path) {
    String absolute =
        Arrays.stream(path.split(Pattern.quote(File.pathSeparator)))
            .filter(entry -> !entry.isBlank() && Path.of(entry).isAbsolute())
            .distinct()
            .collect(Collectors.joining(File.pathSeparator));
    return absolute.isEmpty() ? USUAL_PATH : absolute;
  }
}
