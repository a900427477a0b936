package app.coppice.ui.review;

import app.coppice.diff.FileDiff;
import app.coppice.session.Compared;
import app.coppice.session.Comparer;
import app.coppice.session.Comparison;
import app.coppice.session.FileContents;
import app.coppice.session.Milestone;
import app.coppice.session.SessionId;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// Compares nothing; a test says what it knows all the same.
class KnowsNothing implements Comparer {
  @Override
  public CompletableFuture<Compared> compare(SessionId id, Comparison what) {
    return NONE.compare(id, what);
  }

  @Override
  public CompletableFuture<FileContents> contents(
      SessionId id, Comparison what, FileDiff file, int most) {
    return NONE.contents(id, what, file, most);
  }

  @Override
  public CompletableFuture<FileDiff> compareWhole(SessionId id, Comparison what, FileDiff file) {
    return NONE.compareWhole(id, what, file);
  }

  @Override
  public CompletableFuture<List<Milestone>> milestones(SessionId id) {
    return NONE.milestones(id);
  }
}
