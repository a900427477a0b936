package app.coppice.git;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// The configuration under which git talks to a remote as the person: programs that the repository
/// names are taken out, those of the person's own files stay. An agent can write the repository's.
final class RemoteKeys {
  private static final Set<String> PERSONAL = Set.of("global", "system", "command");

  /// Beside those of [ExecutingKeys#namesProgram], which knows the keys with a subsection.
  private static final Set<String> PROGRAMS =
      Set.of(
          "credential.helper",
          "core.askpass",
          "core.gitproxy",
          "core.alternaterefscommand",
          "gpg.program");

  /// Last words of those `http.` keys that a repository may set: sizes, times, the headers it adds,
  /// and what it does as a server.
  private static final Set<String> HARMLESS =
      Set.of(
          "postbuffer",
          "lowspeedlimit",
          "lowspeedtime",
          "keepaliveidle",
          "keepaliveinterval",
          "keepalivecount",
          "maxrequests",
          "minsessions",
          "version",
          "useragent",
          "noepsv",
          "extraheader",
          "receivepack",
          "uploadpack",
          "getanyfile");

  private record Entry(String scope, String key, String value) {
    boolean isPersonal() {
      return PERSONAL.contains(scope);
    }
  }

  private final List<Entry> entries = new ArrayList<>();

  /// @param listing of `git config --list --show-scope -z`
  /// @throws IOException when it is not one
  RemoteKeys(String listing) throws IOException {
    String[] fields = listing.split("\0", -1);
    for (int i = 0; i + 1 < fields.length; i += 2) {
      int line = fields[i + 1].indexOf('\n');
      entries.add(
          line < 0
              ? new Entry(fields[i], fields[i + 1], "true")
              : new Entry(
                  fields[i], fields[i + 1].substring(0, line), fields[i + 1].substring(line + 1)));
    }
    for (Entry entry : entries) {
      if (!entry.isPersonal()
          && entry.key().startsWith("remote.")
          && entry.key().endsWith(".vcs")) {
        throw new IOException(
            "The repository names a program for this remote ("
                + entry.key()
                + "), which is not run. Use git itself.");
      }
      if (!entry.isPersonal() && misleads(entry.key())) {
        throw new IOException(
            "The repository's own configuration sets "
                + entry.key()
                + ", which could lead your credentials elsewhere. Take it out, or set it in your"
                + " own configuration (git config --global), or use git itself.");
      }
    }
  }

  /// @param ssh of the person's environment; empty when there is none
  Map<String, String> environment(String ssh) {
    var blanked = new LinkedHashSet<String>();
    for (Entry entry : entries) {
      if (!entry.isPersonal() && namesProgram(entry.key())) {
        blanked.add(entry.key());
      }
    }
    var keys = new ArrayList<Map.Entry<String, String>>();
    keys.add(Map.entry("core.fsmonitor", "false"));
    for (String key : blanked) {
      keys.add(Map.entry(key, ""));
      entries.stream()
          .filter(entry -> entry.isPersonal() && entry.key().equals(key))
          .forEach(entry -> keys.add(Map.entry(key, entry.value())));
    }
    var variables = new TreeMap<String, String>();
    variables.put("GIT_CONFIG_COUNT", Integer.toString(keys.size()));
    for (int i = 0; i < keys.size(); i++) {
      variables.put("GIT_CONFIG_KEY_" + i, keys.get(i).getKey());
      variables.put("GIT_CONFIG_VALUE_" + i, keys.get(i).getValue());
    }
    variables.put("GIT_SSH_COMMAND", ssh.isEmpty() ? personalSsh() : ssh);
    variables.put("GIT_ALLOW_PROTOCOL", "file:git:http:https:ssh");
    variables.put("GIT_NO_LAZY_FETCH", "1");
    return variables;
  }

  /// The variable goes before the repository's key; without a terminal, ssh must not ask.
  private String personalSsh() {
    String found = "ssh -o BatchMode=yes";
    for (Entry entry : entries) {
      if (entry.isPersonal() && entry.key().equals("core.sshcommand")) {
        found = entry.value();
      }
    }
    return found;
  }

  /// Keys of `http.` and of a remote's proxy that decide whom git talks to and what it shows them,
  /// and the address that a fetch asks for bundles before it asks the remote.
  private static boolean misleads(String key) {
    String lower = key.toLowerCase(Locale.ROOT);
    String name = lower.substring(lower.lastIndexOf('.') + 1);
    return (lower.startsWith("http.") && !HARMLESS.contains(name))
        || (lower.startsWith("remote.") && name.startsWith("proxy"))
        || lower.equals("fetch.bundleuri");
  }

  private static boolean namesProgram(String key) {
    String lower = key.toLowerCase(Locale.ROOT);
    return PROGRAMS.contains(lower) || ExecutingKeys.namesProgram(key);
  }
}
