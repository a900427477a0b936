package app.coppice.ui.window;

import app.coppice.diff.Conflict;
import app.coppice.diff.ConflictMarks;
import app.coppice.diff.Dispute;
import app.coppice.diff.Resolution;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a person has decided of a session's conflicts so far. It outlives the sheet that shows it;
/// of each file until that conflicts in another way. FX thread only.
final class ConflictDraft {
  private final Dispute dispute;
  private final Map<String, String> texts = new LinkedHashMap<>();

  /// Files that shall not be, or shall be what one side has.
  private final Map<String, Optional<String>> wholes = new LinkedHashMap<>();

  ConflictDraft(Dispute dispute, String branch, String base) {
    this.dispute = dispute;
    for (Conflict conflict : conflicts()) {
      if (conflict.isText()) {
        texts.put(conflict.path(), conflict.marked(branch, base));
      }
    }
  }

  /// Takes over what was decided of files that conflict here as they did there.
  ConflictDraft after(ConflictDraft earlier) {
    for (Conflict conflict : conflicts()) {
      String path = conflict.path();
      if (earlier.conflicts().contains(conflict)) {
        if (conflict.isText()) {
          texts.put(path, earlier.text(conflict));
        }
        Optional.ofNullable(earlier.wholes.get(path)).ifPresent(whole -> wholes.put(path, whole));
      }
    }
    return this;
  }

  List<Conflict> conflicts() {
    return dispute.conflicts();
  }

  String text(Conflict conflict) {
    return texts.getOrDefault(conflict.path(), "");
  }

  void write(Conflict conflict, String text) {
    texts.put(conflict.path(), text);
  }

  /// Decides a file that has no lines to merge.
  void keep(Conflict conflict, Optional<String> content) {
    wholes.put(conflict.path(), content);
  }

  int open(Conflict conflict) {
    if (conflict.isText()) {
      return ConflictMarks.places(text(conflict)).size();
    }
    return wholes.containsKey(conflict.path()) ? 0 : 1;
  }

  boolean isDone() {
    return conflicts().stream().allMatch(conflict -> open(conflict) == 0);
  }

  Resolution resolved() {
    Map<String, Optional<String>> all = new LinkedHashMap<>(wholes);
    texts.forEach((path, text) -> all.put(path, Optional.of(text)));
    return new Resolution(dispute.ours(), dispute.theirs(), all);
  }
}
