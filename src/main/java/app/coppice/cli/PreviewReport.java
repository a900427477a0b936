package app.coppice.cli;

import app.coppice.session.LandPreview;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Says what a landing would bring.
final class PreviewReport {
  private PreviewReport() {}

  /// @param into the branch that would be landed in
  /// @param uncommitted files that no commit has yet, which do not land as they are
  /// @return done where it could land, else that it is not usable for that
  static int write(Output output, LandPreview preview, String into, Set<String> uncommitted) {
    ObjectNode event =
        Output.object("preview")
            .put("into", into)
            .put("count", preview.count())
            .put("problem", preview.problem())
            .put("refusal", preview.refusal());
    add(event.putArray("commits"), preview.commits());
    add(event.putArray("files"), preview.files());
    add(event.putArray("conflicts"), preview.conflicts());
    ArrayNode open = event.putArray("uncommitted");
    uncommitted.forEach(open::add);
    output.event(event);
    int more = preview.count() - preview.commits().size();
    list(output, counted(preview.count(), "commit") + " into " + into, preview.commits());
    if (more > 0) {
      output.line("  and " + more + " more");
    }
    list(output, counted(preview.files().size(), "file"), preview.files());
    if (!preview.conflicts().isEmpty()) {
      list(
          output,
          "conflicts in " + counted(preview.conflicts().size(), "file"),
          preview.conflicts());
    }
    if (!preview.refusal().isEmpty()) {
      output.line("! " + preview.refusal());
    }
    if (!preview.problem().isEmpty()) {
      output.line("! " + preview.problem());
    }
    if (!uncommitted.isEmpty()) {
      output.line("! not committed yet: " + String.join(", ", uncommitted));
    }
    return preview.conflicts().isEmpty()
            && preview.problem().isEmpty()
            && preview.refusal().isEmpty()
        ? ExitCode.DONE
        : ExitCode.NOT_USABLE;
  }

  private static String counted(int count, String what) {
    return count == 1 ? "1 " + what : count + " " + what + "s";
  }

  private static void list(Output output, String head, List<String> lines) {
    output.line(head);
    lines.forEach(line -> output.line("  " + line));
  }

  private static void add(ArrayNode array, List<String> texts) {
    texts.forEach(array::add);
  }
}
