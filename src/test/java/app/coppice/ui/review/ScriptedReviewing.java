package app.coppice.ui.review;

import app.coppice.diff.LineAnchor;
import app.coppice.diff.LineChoice;
import app.coppice.session.ActionResult;
import app.coppice.session.Amendable;
import app.coppice.session.CommentChange;
import app.coppice.session.CommentPlace;
import app.coppice.session.CommitRequest;
import app.coppice.session.CommitRequest.Extent;
import app.coppice.session.FileText;
import app.coppice.session.MessageDraft;
import app.coppice.session.Reviewing;
import app.coppice.session.SessionId;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;

/// A review's engine that notes what it is asked and answers as a test says.
final class ScriptedReviewing implements Reviewing {
  private final List<String> asked;
  CompletableFuture<ActionResult> outcome =
      CompletableFuture.completedFuture(new ActionResult.Done("Done."));
  CompletableFuture<MessageDraft> draft = new CompletableFuture<>();
  CompletableFuture<FileText> opened = new CompletableFuture<>();
  CompletableFuture<FileText.Save> saved = new CompletableFuture<>();
  Amendable last = new Amendable.Yes("1a", "The last one\n");

  /// Where what is being written stands.
  Function<LineAnchor, CommentPlace> places = CommentPlace.Found::new;

  /// What was to be committed.
  final List<CommitRequest> orders = new CopyOnWriteArrayList<>();

  /// What the hooks of the last commit say goes there.
  Consumer<String> hooks = _ -> {};

  private final CompletableFuture<ActionResult> committed;

  /// @param committed comes of every commit
  ScriptedReviewing(List<String> asked, CompletableFuture<ActionResult> committed) {
    this.asked = asked;
    this.committed = committed;
  }

  private CompletableFuture<ActionResult> note(String what) {
    asked.add(what);
    return outcome;
  }

  private static String told(LineChoice lines) {
    return lines.path() + " " + lines.lines().stream().map(LineChoice.Line::text).toList();
  }

  @Override
  public CompletableFuture<ActionResult> stage(SessionId id, List<String> paths) {
    return note("stage " + paths);
  }

  @Override
  public CompletableFuture<ActionResult> unstage(SessionId id, List<String> paths) {
    return note("unstage " + paths);
  }

  @Override
  public CompletableFuture<ActionResult> stage(SessionId id, LineChoice lines) {
    return note("stage " + told(lines));
  }

  @Override
  public CompletableFuture<ActionResult> unstage(SessionId id, LineChoice lines) {
    return note("unstage " + told(lines));
  }

  @Override
  public CompletableFuture<ActionResult> discard(SessionId id, LineChoice lines) {
    return note("discard " + told(lines));
  }

  @Override
  public CompletableFuture<ActionResult> commit(
      SessionId id, CommitRequest request, Consumer<String> heard) {
    asked.add("commit " + request.paths() + " " + request.message());
    orders.add(request);
    hooks = heard;
    return committed;
  }

  @Override
  public CompletableFuture<Amendable> lastCommit(SessionId id) {
    return CompletableFuture.completedFuture(last);
  }

  @Override
  public CompletableFuture<MessageDraft> draftMessage(
      SessionId id, Extent extent, List<String> paths) {
    asked.add("draft " + extent + " " + paths);
    return draft;
  }

  @Override
  public CompletableFuture<ActionResult> comment(SessionId id, LineChoice where, String text) {
    return note("comment " + told(where) + " " + text);
  }

  @Override
  public CompletableFuture<CommentPlace> place(SessionId id, LineAnchor begun) {
    return CompletableFuture.completedFuture(places.apply(begun));
  }

  @Override
  public CompletableFuture<ActionResult> change(SessionId id, CommentChange change) {
    return note(change.toString());
  }

  @Override
  public CompletableFuture<FileText> open(SessionId id, String path) {
    asked.add("open " + path);
    return opened;
  }

  @Override
  public CompletableFuture<FileText.Save> save(SessionId id, FileText.Opened opened, String text) {
    asked.add("save " + text);
    return saved;
  }
}
