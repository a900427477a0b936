package app.coppice.git;

import app.coppice.git.GitProgram.Place;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// What a push into the branch that is checked out in a repository on this disk does there: with
/// `updateInstead` git brings the files along, and runs the filters of that repository's own
/// configuration, files that it includes among it. Those of the person's are the person's.
///
/// @param deny what `receive.denyCurrentBranch` comes to
/// @param filters by key, what runs; empty where no files are brought along
record ReceivingCheckout(String deny, Map<String, String> filters) {
  private static final String UPDATES = "updateinstead";
  private static final Set<String> KNOWN =
      Set.of(UPDATES, "ignore", "warn", "refuse", "true", "false");
  private static final Set<String> OWN = Set.of("local", "worktree");

  ReceivingCheckout {
    filters = new TreeMap<>(filters);
  }

  /// As it is now. Blocking.
  static ReceivingCheckout of(GitProgram program, Path gitFolder)
      throws IOException, InterruptedException {
    var listed =
        program.quiet(
            new Place(gitFolder, gitFolder), List.of("config", "--list", "--show-scope", "-z"));
    if (listed.exitStatus() != 0) {
      throw new IOException(
          "The configuration of "
              + gitFolder
              + " cannot be read: "
              + GitProgram.text(listed.error()).strip());
    }
    String deny = "refuse";
    var filters = new TreeMap<String, String>();
    String[] fields = GitProgram.text(listed.output()).split("\0", -1);
    for (int i = 0; i + 1 < fields.length; i += 2) {
      int line = fields[i + 1].indexOf('\n');
      String key = line < 0 ? fields[i + 1] : fields[i + 1].substring(0, line);
      String value = line < 0 ? "true" : fields[i + 1].substring(line + 1);
      if (key.equals("receive.denycurrentbranch") && !fields[i].equals("command")) {
        String asked = value.toLowerCase(Locale.ROOT);
        deny = KNOWN.contains(asked) ? asked : "refuse";
      } else if (OWN.contains(fields[i])
          && key.startsWith("filter.")
          && ExecutingKeys.namesProgram(key)
          && !value.isBlank()) {
        filters.put(key, value);
      }
    }
    if (deny.equals(UPDATES) && filters.keySet().stream().anyMatch(it -> it.contains("="))) {
      throw new IOException(
          gitFolder + " has a filter whose name git cannot be told. Push with git itself.");
    }
    return new ReceivingCheckout(deny, deny.equals(UPDATES) ? filters : Map.of());
  }

  /// Git's own words that hold it to what was looked at, in the shell's quotes.
  String held() {
    var words = new StringBuilder(" -c receive.denyCurrentBranch=" + deny);
    filters.forEach((key, value) ->
        words.append(" -c '").append((key + "=" + value).replace("'", "'\\''")).append("'"));
    return words.toString();
  }
}
