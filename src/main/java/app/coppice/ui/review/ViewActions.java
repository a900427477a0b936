package app.coppice.ui.review;

import app.coppice.diff.FileDiff;
import app.coppice.diff.FileDiff.Change;
import app.coppice.diff.FileDiff.Content;
import app.coppice.diff.WidenedDiff;
import app.coppice.session.Comparison;
import app.coppice.session.SessionCommand;
import app.coppice.session.SessionId;
import app.coppice.session.ViewedMark;
import app.coppice.ui.kit.FxThread;
import app.coppice.ui.kit.Messages;
import app.coppice.ui.kit.PaneKey;
import app.coppice.ui.review.diff.DiffPane;
import app.coppice.ui.review.diff.Spot;
import app.coppice.ui.review.diff.SpotAction;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/// What can be done to see more, or to say that it was seen: viewed marks, more context, a file
/// that is too large to be shown without being asked for. FX thread only.
///
/// @param session the one in view
/// @param diff folds what got its mark
/// @param changed called when there is something else to show
/// @param asked large files that are on their way
record ViewActions(
    ReviewActions actions,
    FilesInReview files,
    Supplier<Optional<SessionId>> session,
    DiffPane diff,
    Runnable changed,
    AskedWhole asked) {
  /// Lines that a step adds above and below.
  private static final int STEP = 20;

  /// Bytes of a file up to which it can be widened or shown all the same.
  private static final int MOST = 64 * 1024 * 1024;

  List<SpotAction> all() {
    return List.of(new Viewed(), new Widen(), new WidenFile());
  }

  private final class Viewed implements SpotAction {
    @Override
    public PaneKey key() {
      return ReviewKey.VIEWED;
    }

    @Override
    public String title(Spot spot) {
      return Messages.text(isViewed(spot.file()) ? "review.viewed.not" : "review.viewed");
    }

    @Override
    public boolean isPossible(Spot spot) {
      return true;
    }

    @Override
    public boolean onHead(Spot spot) {
      return spot instanceof Spot.WholeFile;
    }

    @Override
    public void run(Spot spot) {
      FileDiff file = files.compared(spot.file());
      String mark = isViewed(file) ? "" : ViewedMark.of(file);
      session
          .get()
          .ifPresent(id -> {
            if (actions.submit(id, new SessionCommand.MarkViewed(file.path(), mark))) {
              if (mark.isEmpty()) {
                diff.unfold(file.path());
              } else {
                diff.fold(file.path());
              }
            }
          });
    }
  }

  private boolean isViewed(FileDiff file) {
    return files.viewed().contains(file.path());
  }

  private final class Widen implements SpotAction {
    @Override
    public PaneKey key() {
      return ReviewKey.WIDEN;
    }

    @Override
    public String title(Spot spot) {
      if (spot.file().content() != Content.TOO_LARGE) {
        return Messages.text("review.widen");
      }
      return Messages.text(
          isAsked(spot.file()) ? "review.show-anyway.cancel" : "review.show-anyway");
    }

    @Override
    public boolean isPossible(Spot spot) {
      return spot.file().content() == Content.TOO_LARGE || canWiden(spot.file());
    }

    @Override
    public boolean onHeads() {
      return true;
    }

    @Override
    public void run(Spot spot) {
      if (spot.file().content() == Content.TOO_LARGE) {
        if (isAsked(spot.file())) {
          session.get().ifPresent(id -> asked.cancel(id, spot.file().path()));
        } else {
          showAnyway(spot.file());
        }
        return;
      }
      switch (spot) {
        case Spot.WholeFile(FileDiff file) ->
            widen(file, text -> WidenedDiff.all(file, STEP, text));
        case Spot.WholeHunk(FileDiff file, int number) ->
            widen(file, text -> WidenedDiff.one(file, number, STEP, text));
        case Spot.Lines(FileDiff file, int number, var _) ->
            widen(file, text -> WidenedDiff.one(file, number, STEP, text));
      }
    }
  }

  private final class WidenFile implements SpotAction {
    @Override
    public PaneKey key() {
      return ReviewKey.WIDEN_FILE;
    }

    @Override
    public String title(Spot spot) {
      return Messages.text("review.widen.file");
    }

    @Override
    public boolean isPossible(Spot spot) {
      return canWiden(spot.file());
    }

    @Override
    public void run(Spot spot) {
      FileDiff file = spot.file();
      widen(file, text -> WidenedDiff.all(file, Integer.MAX_VALUE, text));
    }
  }

  /// A file that came or went is shown whole already.
  private static boolean canWiden(FileDiff file) {
    return file.content() == Content.TEXT
        && !file.hunks().isEmpty()
        && file.change() != Change.ADDED
        && file.change() != Change.DELETED;
  }

  /// What makes a difference of the new text.
  private interface Widening {
    FileDiff with(byte[] newText);
  }

  private void widen(FileDiff file, Widening widening) {
    Comparison what = files.comparison();
    session
        .get()
        .ifPresent(id ->
            replace(
                id,
                what,
                file,
                actions
                    .comparer()
                    .contents(id, what, file, MOST)
                    .thenApplyAsync(
                        sides -> sides.isWhole() ? widening.with(sides.after()) : file)));
  }

  private void showAnyway(FileDiff file) {
    Comparison what = files.comparison();
    session
        .get()
        .ifPresent(id -> {
          CompletableFuture<FileDiff> work = actions.comparer().compareWhole(id, what, file);
          asked.add(id, file.path(), work);
          FxThread.deliver(work, _ -> diff.marksChanged(), _ -> diff.marksChanged());
          diff.marksChanged();
          replace(id, what, file, work);
        });
  }

  private boolean isAsked(FileDiff file) {
    return session.get().filter(id -> asked.holds(id, file.path())).isPresent();
  }

  @SuppressWarnings("ReferenceEquality") // The same object says that there is no more to show.
  private void replace(
      SessionId id, Comparison what, FileDiff file, CompletableFuture<FileDiff> work) {
    FxThread.deliver(
        work,
        by -> {
          if (by != file) {
            files.replace(id, what, file, by);
            changed.run();
          }
        },
        failure -> changed.run());
  }
}
