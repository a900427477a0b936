package app.coppice.git;

import app.coppice.text.ShellWord;
import java.io.IOException;
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

  ReceivingCheckout {
    filters = new TreeMap<>(filters);
  }

  static ReceivingCheckout of(ReceivingConfig config) throws IOException {
    String deny = "refuse";
    var filters = new TreeMap<String, String>();
    for (ReceivingConfig.Line line : config.lines()) {
      String key = line.key();
      if (key.equals("receive.denycurrentbranch")
          && line.origin() != ReceivingConfig.Origin.COMMAND) {
        String asked = line.value().toLowerCase(Locale.ROOT);
        deny = KNOWN.contains(asked) ? asked : "refuse";
      } else if (line.isOwn()
          && key.startsWith("filter.")
          && ExecutingKeys.namesProgram(key)
          && !line.value().isBlank()) {
        filters.put(key, line.value());
      }
    }
    if (deny.equals(UPDATES) && filters.keySet().stream().anyMatch(it -> it.contains("="))) {
      throw new IOException(
          config.gitFolder()
              + " has a filter whose name git cannot be told. Push with git itself.");
    }
    return new ReceivingCheckout(deny, deny.equals(UPDATES) ? filters : Map.of());
  }

  /// Git's own words that hold it to what was looked at, in the shell's quotes.
  String held() {
    var words = new StringBuilder(" -c receive.denyCurrentBranch=" + deny);
    filters.forEach(
        (key, value) -> words.append(" -c ").append(ShellWord.quoted(key + "=" + value)));
    return words.toString();
  }
}
