package app.coppice.session;

import app.coppice.git.Unkept;
import app.coppice.text.Escapes;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// What a checkpoint is without, in words. Pure.
final class UnkeptWords {
  /// Named one by one.
  private static final int NAMED = 5;

  private UnkeptWords() {}

  /// What the person should know at the checkpoint.
  static String atCheckpoint(List<Unkept> unkept) {
    return (unkept.size() == 1 ? "1 file is" : unkept.size() + " files are")
        + " not in the checkpoints of this session, and a rewind leaves "
        + (unkept.size() == 1 ? "it" : "them")
        + " alone: "
        + named(unkept)
        + ".";
  }

  /// What stayed as it is at a rewind, as a sentence after others; empty when nothing did.
  static String atRewind(List<Unkept> alone) {
    return alone.isEmpty() ? "" : " Left alone: " + named(alone) + ".";
  }

  private static String named(List<Unkept> unkept) {
    String names =
        unkept.stream().limit(NAMED).map(UnkeptWords::named).collect(Collectors.joining(", "));
    return unkept.size() > NAMED ? names + " and " + (unkept.size() - NAMED) + " more" : names;
  }

  private static String named(Unkept one) {
    String name = Escapes.visibleOnOneLine(one.path());
    return switch (one.why()) {
      case LARGE, TOO_MUCH ->
          name + String.format(Locale.ROOT, " (%.1f MB)", one.bytes() / (double) (1 << 20));
      case UNREADABLE -> name + " (cannot be read)";
      case ODD_NAME -> name + " (its name is not UTF-8)";
    };
  }
}
