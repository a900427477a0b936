package app.coppice.ui.window;

import app.coppice.diff.Conflict;
import app.coppice.diff.ConflictMarks;
import app.coppice.diff.Dispute;
import app.coppice.diff.LineMap;
import app.coppice.diff.Resolution;
import app.coppice.session.Begun;
import app.coppice.session.Begun.Decided;
import app.coppice.session.TextForm;
import app.coppice.session.UpdateFrom;
import app.coppice.ui.kit.Messages;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a person has decided of a session's conflicts so far. It outlives the sheet that shows it;
/// of each file until that conflicts in another way. FX thread only.
final class ConflictDraft {
  /// Characters of a file with both sides: beyond, every key would be slow.
  static final int LARGEST = 200_000;

  private final Dispute dispute;

  /// With line feeds alone: a field of text drops what else ends a line.
  private final Map<String, String> texts = new LinkedHashMap<>();

  /// How a file that has other line ends is written.
  private final Map<String, TextForm> forms = new HashMap<>();

  private final Map<String, Integer> open = new HashMap<>();
  private final Map<String, ConflictPlaces> places = new HashMap<>();

  /// Why the lines of a file are not for a field of text.
  private final Map<String, String> refusals = new HashMap<>();

  /// Files that shall not be, or shall be what one side has.
  private final Map<String, Optional<String>> wholes = new LinkedHashMap<>();

  ConflictDraft(Dispute dispute, String branch, String base) {
    this.dispute = dispute;
    for (Conflict conflict : conflicts()) {
      if (conflict.isText()) {
        take(conflict, conflict.marked(branch, base));
      }
    }
  }

  /// Takes over what was decided of files that conflict here as they did there.
  ConflictDraft after(ConflictDraft earlier) {
    for (Conflict conflict : conflicts()) {
      String path = conflict.path();
      if (earlier.conflicts().contains(conflict)) {
        if (isText(conflict)) {
          write(conflict, earlier.text(conflict));
        }
        Optional.ofNullable(earlier.wholes.get(path)).ifPresent(whole -> wholes.put(path, whole));
      }
    }
    return this;
  }

  /// Takes over what was kept of files that conflict here as they did there.
  ///
  /// @return how many files that was
  int after(Begun.Decisions kept) {
    int same = 0;
    for (Conflict conflict : conflicts()) {
      Optional<Decided> decided =
          kept.files().stream()
              .filter(it -> it.path().equals(conflict.path()) && it.isOf(conflict))
              .findFirst();
      if (decided.isPresent()) {
        same++;
        String text = decided.get().text();
        switch (decided.get().way()) {
          case LINES -> {
            if (isText(conflict)) {
              write(conflict, text);
            }
          }
          case WHOLE -> keep(conflict, Optional.of(text));
          case DELETED -> keep(conflict, Optional.empty());
        }
      }
    }
    return same;
  }

  /// What is decided so far, to be kept.
  Begun.Decisions decisions(UpdateFrom with) {
    List<Decided> files = new ArrayList<>();
    for (Conflict conflict : conflicts()) {
      Optional<String> whole = wholes.getOrDefault(conflict.path(), Optional.empty());
      if (isText(conflict)) {
        files.add(Decided.of(conflict, Decided.Way.LINES, text(conflict)));
      } else if (wholes.containsKey(conflict.path())) {
        files.add(
            Decided.of(
                conflict,
                whole.isPresent() ? Decided.Way.WHOLE : Decided.Way.DELETED,
                whole.orElse("")));
      }
    }
    return new Begun.Decisions(with, files);
  }

  private void take(Conflict conflict, String marked) {
    TextForm form = new TextForm(StandardCharsets.UTF_8, "", LineMap.split(marked));
    String text = form.text();
    if (marked.length() > LARGEST) {
      refusals.put(conflict.path(), Messages.text("window.conflict.large"));
    } else if (conflict.mixesLineEnds() || text.chars().anyMatch(ConflictDraft::isDropped)) {
      refusals.put(conflict.path(), Messages.text("window.conflict.controls"));
    } else {
      places.put(conflict.path(), new ConflictPlaces(text));
      write(conflict, text);
      if (!text.equals(marked)) {
        forms.put(conflict.path(), form);
      }
    }
  }

  /// Whether a field of text drops a character.
  private static boolean isDropped(int character) {
    return character == 0x7f || (character < ' ' && character != '\t' && character != '\n');
  }

  /// Whether a file is resolved line by line.
  boolean isText(Conflict conflict) {
    return texts.containsKey(conflict.path());
  }

  /// Why a file that neither side deleted is not resolved line by line.
  String refusal(Conflict conflict) {
    return refusals.getOrDefault(conflict.path(), Messages.text("window.conflict.by-git"));
  }

  List<Conflict> conflicts() {
    return dispute.conflicts();
  }

  String text(Conflict conflict) {
    return texts.getOrDefault(conflict.path(), "");
  }

  void write(Conflict conflict, String text) {
    texts.put(conflict.path(), text);
    open.put(conflict.path(), ConflictMarks.places(text).size());
  }

  /// Its places, open and decided; none where it is not resolved line by line.
  List<ConflictPlaces.Spot> spots(Conflict conflict) {
    ConflictPlaces known = places.get(conflict.path());
    return known == null ? List.of() : known.in(text(conflict));
  }

  /// Decides a file that has no lines to merge.
  void keep(Conflict conflict, Optional<String> content) {
    wholes.put(conflict.path(), content);
  }

  /// What became of a file that is kept or not as a whole; empty while that is open.
  Optional<Decided.Way> whole(Conflict conflict) {
    return Optional.ofNullable(wholes.get(conflict.path()))
        .map(it -> it.isPresent() ? Decided.Way.WHOLE : Decided.Way.DELETED);
  }

  int open(Conflict conflict) {
    if (isText(conflict)) {
      return open.getOrDefault(conflict.path(), 0);
    }
    return wholes.containsKey(conflict.path()) ? 0 : 1;
  }

  boolean isDone() {
    return conflicts().stream().allMatch(conflict -> open(conflict) == 0);
  }

  Resolution resolved() {
    Map<String, Optional<String>> all = new LinkedHashMap<>(wholes);
    texts.forEach((path, text) -> all.put(path, Optional.of(written(path, text))));
    return new Resolution(dispute.ours(), dispute.theirs(), all);
  }

  private String written(String path, String text) {
    TextForm form = forms.get(path);
    return form == null ? text : form.written(text);
  }
}
