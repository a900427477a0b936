package app.coppice.ui.review;

import app.coppice.session.LandHow;
import app.coppice.session.LandPreview;
import app.coppice.text.Escapes;
import app.coppice.ui.kit.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// What a landing would bring, in a few lines. Pure.
final class PreviewWords {
  private static final int MOST = 6;

  private PreviewWords() {}

  /// @param target the branch to land in
  static String of(LandPreview preview, LandHow how, String target) {
    List<String> lines = new ArrayList<>();
    // What speaks against it comes first.
    if (!preview.refusal().isEmpty()) {
      lines.add(preview.refusal());
    }
    if (!preview.conflicts().isEmpty()) {
      lines.add(Messages.text("review.preview.conflicts", preview.conflicts().size()));
      add(lines, preview.conflicts(), preview.conflicts().size());
      if (how == LandHow.REBASE) {
        lines.add(Messages.text("review.rebase.resolve", target));
      }
    }
    if (preview.count() > 0) {
      lines.add(Messages.text("review.preview.commits", preview.count()));
      add(lines, preview.commits(), preview.count());
    }
    if (preview.conflicts().isEmpty() && !preview.files().isEmpty()) {
      lines.add(
          Messages.text("review.preview.files", preview.files().size(), some(preview.files())));
    }
    if (!preview.problem().isEmpty()) {
      lines.add(preview.problem());
    }
    return String.join("\n", lines);
  }

  private static String some(List<String> files) {
    String named =
        files.stream().limit(MOST).map(Escapes::visibleOnOneLine).collect(Collectors.joining(", "));
    return files.size() > MOST
        ? named + ", " + Messages.text("review.conflicts.more", files.size() - MOST)
        : named;
  }

  private static void add(List<String> lines, List<String> some, int all) {
    some.stream().limit(MOST).map(it -> "  " + Escapes.visibleOnOneLine(it)).forEach(lines::add);
    if (all > MOST) {
      lines.add("  " + Messages.text("review.conflicts.more", all - MOST));
    }
  }
}
