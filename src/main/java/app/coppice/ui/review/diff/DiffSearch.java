package app.coppice.ui.review.diff;

import app.coppice.diff.FileDiff;
import app.coppice.ui.kit.FxThread;
import app.coppice.ui.kit.find.BoundedSearch;
import app.coppice.ui.kit.find.Finds.Reach;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.regex.Pattern;

/// One search through the files of a diff, on a thread of its own, since there may be many
/// megabytes of them. What it finds comes to the FX thread in pieces, in the order of the files.
final class DiffSearch {
  /// Finds after which it looks no further.
  static final int MOST = 100_000;

  /// At most so often is the window told.
  private static final long PIECE_NANOS = 50_000_000;

  private final List<FileDiff> files;
  private final Pattern pattern;
  private final IdentityHashMap<FileDiff, FileFinds> known;
  private final Heard heard;
  private volatile boolean over;

  /// Takes what was found. Called on the FX thread.
  interface Heard {
    /// @param piece what was found in the next files, those without finds included
    void found(DiffSearch by, List<FileFinds> piece, Reach reach);
  }

  /// @param known what an earlier search for the same has found in the same objects; not changed
  ///   any more
  DiffSearch(
      List<FileDiff> files,
      Pattern pattern,
      IdentityHashMap<FileDiff, FileFinds> known,
      Heard heard) {
    this.files = files;
    this.pattern = pattern;
    this.known = known;
    this.heard = heard;
  }

  void start() {
    // Not a virtual one: it waits for nothing, and others would wait for it.
    Thread.ofPlatform().daemon().name("find-in-diff").start(this::run);
  }

  /// Ends it; what it still tells is of no use.
  void cancel() {
    over = true;
  }

  private void run() {
    List<FileFinds> piece = new ArrayList<>();
    int left = MOST;
    long told = System.nanoTime();
    try {
      for (FileDiff file : files) {
        if (over) {
          return;
        }
        FileFinds before = known.get(file);
        FileFinds found =
            before != null && before.isWhole() && before.size() < left
                ? before
                : FileFinds.in(file, pattern, left, () -> over);
        piece.add(found);
        left -= found.size();
        if (left <= 0) {
          break;
        }
        if (System.nanoTime() - told > PIECE_NANOS) {
          tell(piece, Reach.LOOKING);
          piece = new ArrayList<>();
          told = System.nanoTime();
        }
      }
    } catch (BoundedSearch.TooSlow _) {
      tell(List.of(), Reach.TOO_SLOW);
      return;
    }
    tell(piece, left > 0 ? Reach.WHOLE : Reach.MOST);
  }

  private void tell(List<FileFinds> piece, Reach reach) {
    if (!over) {
      FxThread.run(() -> heard.found(this, piece, reach));
    }
  }
}
