package app.coppice.ui.review.diff;

import app.coppice.diff.FileDiff;
import app.coppice.ui.kit.text.LongColumn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The rows of all files: each file's head, and its body where it is open. FX thread only.
///
/// Unified, they are made in a time that grows with files and hunks; side by side with the lines
/// too, which are paired for it. A file with notes is gone through line by line in both.
final class DiffRows implements LongColumn.Rows<Row> {
  static final DiffRows NONE = new DiffRows(List.of(), Set.of());

  private final List<FileBody> bodies;
  private final Set<String> closed;

  /// Index of each file's head; one more for the end.
  private final int[] starts;

  private final Map<String, Integer> byPath = new HashMap<>();

  private DiffRows(List<FileBody> bodies, Set<String> closed) {
    this.bodies = List.copyOf(bodies);
    this.closed = Set.copyOf(closed);
    starts = new int[bodies.size() + 1];
    for (int i = 0; i < bodies.size(); i++) {
      FileBody body = bodies.get(i);
      byPath.put(body.file().path(), i);
      starts[i + 1] = starts[i] + 1 + (isClosed(body) ? 0 : body.size());
    }
  }

  /// The rows of `files`; bodies of files that are the same objects as here are taken over.
  ///
  /// @param stale paths whose notes changed
  @SuppressWarnings("ReferenceEquality") // To compare files would cost more than it saves.
  DiffRows of(
      List<FileDiff> files,
      Layout layout,
      Set<String> closedNow,
      LineNotes notes,
      Set<String> stale) {
    List<FileBody> now = new ArrayList<>(files.size());
    for (FileDiff file : files) {
      Integer known = byPath.get(file.path());
      FileBody old = known == null ? null : bodies.get(known);
      boolean same =
          old != null
              && old.file() == file
              && old.layout() == layout
              && !stale.contains(file.path());
      now.add(same ? old : new FileBody(file, layout, notes));
    }
    return new DiffRows(now, closedNow);
  }

  @Override
  public int size() {
    return starts[bodies.size()];
  }

  @Override
  public Row at(int index) {
    int file = fileAt(index);
    FileBody body = bodies.get(file);
    int within = index - starts[file];
    return within == 0
        ? new Row.FileHead(body, isClosed(body) ? Row.Folding.CLOSED : Row.Folding.OPEN)
        : body.at(within - 1);
  }

  /// Index of a file's head; -1 where the file is not there.
  int headOf(String path) {
    Integer file = byPath.get(path);
    return file == null ? -1 : starts[file];
  }

  /// Index of a line's row, or of the next one that is shown; -1 where the file is not there.
  int rowOf(String path, Row.Side side, int line) {
    Integer file = byPath.get(path);
    if (file == null) {
      return -1;
    }
    FileBody body = bodies.get(file);
    return isClosed(body) ? starts[file] : starts[file] + 1 + body.rowOf(side, line);
  }

  /// Index of a find's row; of the file's head where it is folded, -1 where it is not there.
  int rowOf(FileDiff file, FileFinds.At at) {
    Integer place = byPath.get(file.path());
    if (place == null) {
      return -1;
    }
    FileBody body = bodies.get(place);
    boolean inHead = isClosed(body) || (at.isPath() && at.line() == 0);
    return starts[place] + (inHead ? 0 : 1 + body.rowOf(at));
  }

  /// Index of a file among all; -1 where it is not there.
  int fileOf(String path) {
    return byPath.getOrDefault(path, -1);
  }

  /// Index of the next head of a hunk, or of a file that shows none; -1 where there is none.
  int nextStop(int from, int step) {
    for (int i = from + step; i >= 0 && i < size(); i += step) {
      Row row = at(i);
      switch (row) {
        case Row.HunkHead _, Row.Remark _ -> {
          return i;
        }
        case Row.FileHead head when head.folding() == Row.Folding.CLOSED -> {
          return i;
        }
        case Row.FileHead _, Row.OfHunk _, Row.OfNote _, Row.OfPicture _ -> {}
      }
    }
    return -1;
  }

  private int fileAt(int index) {
    int low = 0;
    int high = bodies.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (starts[middle] <= index) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  private boolean isClosed(FileBody body) {
    return closed.contains(body.file().path());
  }
}
