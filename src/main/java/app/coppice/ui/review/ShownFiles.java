package app.coppice.ui.review;

import app.coppice.diff.BlindDiff;
import app.coppice.diff.FileDiff;
import app.coppice.session.ViewedMark;
import app.coppice.ui.review.ReviewLook.Blanks;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The files as they are shown, and which of them the person has viewed as they are. Not changed
/// after it was made; may be made on any thread, and takes over what an earlier one has made of the
/// same objects.
///
/// @param source as they were compared
/// @param shown in the same order
/// @param viewed paths
/// @param blind by the compared object, what is left of it without white space
/// @param marks by the compared object, its mark
record ShownFiles(
    List<FileDiff> source,
    List<FileDiff> shown,
    Set<String> viewed,
    IdentityHashMap<FileDiff, FileDiff> blind,
    IdentityHashMap<FileDiff, String> marks) {
  static final ShownFiles NONE =
      new ShownFiles(
          List.of(), List.of(), Set.of(), new IdentityHashMap<>(), new IdentityHashMap<>());

  /// Changed lines beyond which it is made off the FX thread.
  private static final int MANY = 5_000;

  /// @param marksSeen by path, as {@link app.coppice.session.SessionSnapshot#viewed}
  ShownFiles of(List<FileDiff> files, Blanks blanks, Map<String, String> marksSeen) {
    IdentityHashMap<FileDiff, FileDiff> blindNow = new IdentityHashMap<>();
    IdentityHashMap<FileDiff, String> marksNow = new IdentityHashMap<>();
    Set<String> viewedNow = new HashSet<>();
    List<FileDiff> shownNow = new ArrayList<>(files.size());
    for (FileDiff file : files) {
      switch (blanks) {
        case SHOWN -> shownNow.add(file);
        case IGNORED -> {
          FileDiff known = blind.get(file);
          FileDiff without = known == null ? BlindDiff.of(file) : known;
          blindNow.put(file, without);
          shownNow.add(without);
        }
      }
      String seen = marksSeen.get(file.path());
      if (seen != null) {
        String known = marks.get(file);
        String mark = known == null ? ViewedMark.of(file) : known;
        marksNow.put(file, mark);
        if (mark.equals(seen)) {
          viewedNow.add(file.path());
        }
      }
    }
    boolean asCompared = blanks == Blanks.SHOWN;
    return new ShownFiles(files, asCompared ? files : shownNow, viewedNow, blindNow, marksNow);
  }

  /// Whether {@link #of} would take longer than the FX thread has.
  boolean isLong(List<FileDiff> files, Blanks blanks, Map<String, String> marksSeen) {
    long lines = 0;
    for (FileDiff file : files) {
      boolean toBlind = blanks == Blanks.IGNORED && !blind.containsKey(file);
      boolean toMark = marksSeen.containsKey(file.path()) && !marks.containsKey(file);
      if (toBlind || toMark) {
        lines += file.added() + file.removed();
      }
    }
    return lines > MANY;
  }
}
