package app.coppice.ui.review.diff;

import app.coppice.diff.FileDiff;
import app.coppice.diff.FileFacts;
import app.coppice.diff.FileSide;
import app.coppice.text.Escapes;
import app.coppice.ui.kit.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What there is to say of a changed file that its lines don't show. Pure.
final class Remarks {
  private static final long KILO = 1000;

  private Remarks() {}

  /// In one line; empty when the lines say it all.
  static String of(FileDiff file, LineEnds ends) {
    List<String> words = new ArrayList<>();
    moved(file).ifPresent(words::add);
    modes(file.facts(), words);
    switch (file.content()) {
      case BINARY -> words.add(Messages.text("review.remark.binary", sizes(file.facts())));
      case TOO_LARGE -> words.add(Messages.text("review.remark.too-large", sizes(file.facts())));
      case TEXT -> text(file, ends, words);
    }
    return String.join("  \u00b7  ", words);
  }

  private static Optional<String> moved(FileDiff file) {
    return switch (file.change()) {
      case RENAMED -> Optional.of(Messages.text("review.remark.renamed", from(file)));
      case COPIED -> Optional.of(Messages.text("review.remark.copied", from(file)));
      case ADDED, MODIFIED, DELETED, MODE_CHANGED -> Optional.empty();
    };
  }

  private static String from(FileDiff file) {
    return Escapes.visibleOnOneLine(file.oldPath());
  }

  private static void modes(FileFacts facts, List<String> words) {
    FileSide before = facts.before();
    FileSide after = facts.after();
    if (facts.modeChanged()) {
      words.add(Messages.text("review.remark.mode", before.octal(), after.octal(), kind(after)));
    } else if (before.isLink() || after.isLink() || before.isSubmodule() || after.isSubmodule()) {
      words.add(kind(after.mode() == 0 ? before : after));
    }
  }

  private static String kind(FileSide side) {
    String key =
        side.isLink()
            ? "link"
            : side.isSubmodule() ? "submodule" : side.isExecutable() ? "executable" : "plain";
    return Messages.text("review.kind." + key);
  }

  private static void text(FileDiff file, LineEnds ends, List<String> words) {
    if (file.facts().charset() == FileFacts.Charset.BYTES) {
      words.add(Messages.text("review.remark.bytes"));
    }
    if (ends.change()) {
      words.add(Messages.text(ends.newReturns() ? "review.remark.to-crlf" : "review.remark.to-lf"));
    }
    if (file.hunks().isEmpty()) {
      words.add(
          switch (file.change()) {
            case RENAMED, COPIED, MODE_CHANGED -> Messages.text("review.remark.same");
            case ADDED, DELETED -> Messages.text("review.remark.empty");
            case MODIFIED -> Messages.text("review.remark.blanks");
          });
    }
  }

  private static String sizes(FileFacts facts) {
    long before = facts.before().bytes();
    long after = facts.after().bytes();
    if (before < 0 || after < 0) {
      return "";
    }
    return facts.before().mode() == 0
        ? size(after)
        : facts.after().mode() == 0 ? size(before) : size(before) + " \u2192 " + size(after);
  }

  /// Such as `812 bytes`, `2.5 kB`, `14.0 MB`.
  static String size(long bytes) {
    if (bytes < KILO) {
      return Messages.text("review.size.bytes", bytes);
    }
    return bytes < KILO * KILO
        ? Messages.text("review.size.kilo", bytes / (double) KILO)
        : Messages.text("review.size.mega", bytes / (double) (KILO * KILO));
  }
}
