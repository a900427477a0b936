package app.coppice.session;

import app.coppice.agent.Entry;
import app.coppice.diff.LineChoice.Side;
import java.util.Comparator;
import java.util.List;

/// Comments written as one prompt for the agent, each with its place and the lines around it. Pure.
public final class CommentPrompt {
  /// Lines on each side of the one that is meant.
  private static final int AROUND = 3;

  private CommentPrompt() {}

  /// @return empty when there are no comments
  public static String of(List<ReviewComment> comments) {
    if (comments.isEmpty()) {
      return "";
    }
    var prompt =
        new StringBuilder(
            comments.size() == 1
                ? "Please address this review comment.\n"
                : "Please address these " + comments.size() + " review comments.\n");
    comments.stream()
        .sorted(
            Comparator.comparing((ReviewComment it) -> it.anchor().path())
                .thenComparingInt(it -> it.anchor().line()))
        .forEach(comment -> append(prompt, comment));
    return prompt.toString();
  }

  /// Whether a prompt that was sent holds a comment. Its line may have moved since, so that only
  /// the file and the words count; one that was written or reworded later is not in it.
  public static boolean holds(Entry.Prompt prompt, ReviewComment comment) {
    String text = "\n" + prompt.text() + "\n";
    return !prompt.at().isBefore(comment.at())
        && text.contains("\n" + comment.anchor().path() + ":")
        && text.contains("\n" + comment.text().strip() + "\n");
  }

  private static void append(StringBuilder prompt, ReviewComment comment) {
    var anchor = comment.anchor();
    prompt.append('\n').append(anchor.path()).append(':').append(anchor.line());
    if (anchor.side() == Side.OLD) {
      prompt.append(" (a line that was removed)");
    }
    if (comment.standing() == ReviewComment.Standing.OUTDATED) {
      prompt.append(" (the line has changed since)");
    }
    prompt.append("\n\n");
    List<String> before = anchor.before();
    List<String> after = anchor.after();
    before
        .subList(Math.max(0, before.size() - AROUND), before.size())
        .forEach(line -> prompt.append("      ").append(line).append('\n'));
    prompt.append("    > ").append(anchor.text()).append('\n');
    after
        .subList(0, Math.min(AROUND, after.size()))
        .forEach(line -> prompt.append("      ").append(line).append('\n'));
    prompt.append('\n').append(comment.text().strip()).append('\n');
  }
}
