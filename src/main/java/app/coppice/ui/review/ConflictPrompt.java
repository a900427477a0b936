package app.coppice.ui.review;

import app.coppice.diff.Conflict;
import app.coppice.ui.kit.Messages;
import java.util.List;
import java.util.Locale;

/// What an agent is asked when a session's branch conflicts with its base. Pure.
final class ConflictPrompt {
  /// Characters of the conflicts that go into the prompt; files beyond are named.
  private static final int MOST = 24_000;

  private ConflictPrompt() {}

  static String of(String branch, String base, List<Conflict> conflicts) {
    StringBuilder prompt = new StringBuilder();
    prompt
        .append("The branch ")
        .append(branch)
        .append(" conflicts with ")
        .append(base)
        .append(
            ", which has moved on. Bring them together: change the files below in this worktree")
        .append(" so that they keep what this branch is for and take over, word for word, the")
        .append(" lines that ")
        .append(base)
        .append(" has in the places that conflict. Then merging goes through. Run no git command")
        .append(" that changes branches, and say in the end what you decided in each place.\n");
    for (Conflict conflict : conflicts) {
      prompt.append("\n### ").append(conflict.path()).append('\n');
      if (!conflict.isText()) {
        String kind = conflict.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
        prompt.append('(').append(Messages.text("review.conflict." + kind)).append(")\n");
      } else if (prompt.length() < MOST) {
        append(prompt, conflict, branch, base);
      }
    }
    return prompt.toString();
  }

  private static void append(StringBuilder prompt, Conflict conflict, String branch, String base) {
    for (Conflict.Part part : conflict.parts()) {
      if (part instanceof Conflict.Disputed(String before, String ours, String theirs)) {
        prompt.append("Before:\n").append(fenced(before));
        prompt.append("In ").append(branch).append(":\n").append(fenced(ours));
        prompt.append("In ").append(base).append(":\n").append(fenced(theirs));
      }
    }
  }

  private static String fenced(String text) {
    String fence = text.contains("```") ? "~~~~" : "```";
    return fence + "\n" + text + (text.isEmpty() || text.endsWith("\n") ? "" : "\n") + fence + "\n";
  }
}
