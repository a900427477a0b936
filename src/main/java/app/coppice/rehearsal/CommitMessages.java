package app.coppice.rehearsal;

import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// Commit messages made of the names in a patch, since a recording cannot know what was changed.
final class CommitMessages {
  private static final Pattern FILE =
      Pattern.compile("^(?:diff --git a/.* b/|new file )(.+)$", Pattern.MULTILINE);

  private CommitMessages() {}

  /// Whether a request asks for one: it comes without tools and says so.
  static boolean areAskedFor(ModelRequest request) {
    JsonNode body = request.body();
    return body.path("tools").isEmpty()
        && body.path("messages").size() == 1
        && body.path("system").toString().contains("commit message");
  }

  /// @param texts the patch
  static RecordedMessage of(List<String> texts) {
    List<String> files =
        FILE.matcher(String.join("\n", texts)).results().map(it -> it.group(1)).distinct().toList();
    String what =
        switch (files.size()) {
          case 0 -> "Change what was chosen";
          case 1 -> "Change " + files.getFirst();
          default -> "Change " + files.getFirst() + " and " + (files.size() - 1) + " more";
        };
    return RecordedMessage.text(
        what + "\n\nThe rehearsal wrote this from the names of the files alone.");
  }
}
