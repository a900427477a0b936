package app.coppice.ui.window;

import app.coppice.diff.Conflict;
import app.coppice.diff.ConflictMarks;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a person has decided of a session's conflicts so far. It outlives the sheet that shows it,
/// until the conflicts are others. FX thread only.
final class ConflictDraft {
  private final List<Conflict> conflicts;
  private final Map<String, String> texts = new LinkedHashMap<>();

  /// Files that shall not be, or shall be what one side has.
  private final Map<String, Optional<String>> wholes = new LinkedHashMap<>();

  ConflictDraft(List<Conflict> conflicts, String branch, String base) {
    this.conflicts = List.copyOf(conflicts);
    for (Conflict conflict : conflicts) {
      if (conflict.isText()) {
        texts.put(conflict.path(), conflict.marked(branch, base));
      }
    }
  }

  boolean isOf(List<Conflict> others) {
    return conflicts.equals(others);
  }

  List<Conflict> conflicts() {
    return conflicts;
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
    return conflicts.stream().allMatch(conflict -> open(conflict) == 0);
  }

  Map<String, Optional<String>> resolved() {
    Map<String, Optional<String>> all = new LinkedHashMap<>(wholes);
    texts.forEach((path, text) -> all.put(path, Optional.of(text)));
    return all;
  }
}
