package app.coppice.git;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// The configuration keys whose value git runs as a program, and what takes their place.
final class ExecutingKeys {
  private static final Set<String> FILTER = Set.of("clean", "smudge", "process");
  private static final Set<String> DIFF = Set.of("command", "textconv");
  private static final Set<String> REMOTE = Set.of("uploadpack", "receivepack", "vcs");

  /// Set in every quiet run, whatever the configuration says.
  private static final Map<String, String> ALWAYS =
      Map.ofEntries(
          Map.entry("core.fsmonitor", "false"),
          Map.entry("core.hookspath", "/dev/null"),
          Map.entry("core.sshcommand", "false"),
          Map.entry("core.askpass", ""),
          Map.entry("core.pager", "cat"),
          Map.entry("core.editor", ":"),
          Map.entry("sequence.editor", ":"),
          Map.entry("core.gitproxy", ""),
          Map.entry("core.alternaterefscommand", ""),
          Map.entry("diff.external", ""),
          Map.entry("gpg.program", "false"),
          Map.entry("commit.gpgsign", "false"),
          Map.entry("tag.gpgsign", "false"),
          Map.entry("credential.helper", ""),
          Map.entry("submodule.recurse", "false"),
          Map.entry("gc.auto", "0"),
          Map.entry("maintenance.auto", "false"),
          Map.entry("protocol.allow", "never"));

  private ExecutingKeys() {}

  /// Replacements for `configured` keys and for those that are always replaced.
  static Map<String, String> blanked(List<String> configured) {
    var values = new TreeMap<>(ALWAYS);
    for (String key : configured) {
      if (namesProgram(key)) {
        values.put(key, "");
      } else if (key.startsWith("filter.") && key.endsWith(".required")) {
        values.put(key, "false");
      }
    }
    return values;
  }

  /// The same as environment variables, which unlike `-c` can carry any key.
  static Map<String, String> asEnvironment(Map<String, String> values) {
    var environment = new TreeMap<String, String>();
    var keys = new ArrayList<>(values.keySet());
    environment.put("GIT_CONFIG_COUNT", Integer.toString(keys.size()));
    for (int i = 0; i < keys.size(); i++) {
      environment.put("GIT_CONFIG_KEY_" + i, keys.get(i));
      environment.put("GIT_CONFIG_VALUE_" + i, values.get(keys.get(i)));
    }
    return environment;
  }

  /// @param key `section.subsection.name` or `section.name`
  static boolean namesProgram(String key) {
    int first = key.indexOf('.');
    int last = key.lastIndexOf('.');
    if (first < 0 || first == last) {
      return false;
    }
    String section = key.substring(0, first).toLowerCase(Locale.ROOT);
    String name = key.substring(last + 1).toLowerCase(Locale.ROOT);
    return switch (section) {
      case "filter" -> FILTER.contains(name);
      case "diff" -> DIFF.contains(name);
      case "merge" -> name.equals("driver");
      case "gpg" -> name.equals("program") || name.equals("defaultkeycommand");
      case "credential" -> name.equals("helper");
      case "remote" -> REMOTE.contains(name);
      case "submodule" -> name.equals("update");
      case "trailer" -> name.equals("command") || name.equals("cmd");
      case "hook" -> name.equals("command");
      default -> false;
    };
  }
}
