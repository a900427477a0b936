package app.coppice.session;

import app.coppice.agent.Cancellation;
import app.coppice.diff.LineAnchor;
import app.coppice.diff.LineChoice;
import app.coppice.session.CommitRequest.Extent;
import app.coppice.session.SessionEvent.ActionAsked.Action;
import app.coppice.text.RedactedStream;
import app.coppice.text.Redactor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/// What a review does to the sessions of this process. Thread-safe; each work runs on a virtual
/// thread of its own.
final class ReviewDesk implements Reviewing {
  private final Desk desk;
  private final SessionActions actions;
  private final SessionGit git;
  private final CommitRuns commits;
  private final SessionTurns turns;
  private final Redactor redactor;
  private final Clock clock;

  /// How a work on a session is run.
  interface Desk {
    /// While no other action is done to the session; what came of it without secrets.
    CompletableFuture<ActionResult> act(SessionId id, SessionManager.Work<ActionResult> work);

    /// @param absent the answer when there is no such session
    <T> CompletableFuture<T> with(SessionId id, SessionManager.Work<T> work, T absent);
  }

  ReviewDesk(
      Desk desk, SessionActions actions, SessionGit git, CommitRuns commits, EngineParts parts) {
    this.desk = desk;
    this.commits = commits;
    this.actions = actions;
    this.git = git;
    this.turns = parts.turns();
    this.redactor = parts.redactor();
    this.clock = parts.clock();
  }

  @Override
  public CompletableFuture<ActionResult> stage(SessionId id, List<String> paths) {
    return staging(id, session -> git.review().stage(session.snapshot(), paths));
  }

  @Override
  public CompletableFuture<ActionResult> unstage(SessionId id, List<String> paths) {
    return staging(id, session -> git.review().unstage(session.snapshot(), paths));
  }

  @Override
  public CompletableFuture<ActionResult> stage(SessionId id, LineChoice lines) {
    return staging(id, session -> git.review().stage(session.snapshot(), lines));
  }

  @Override
  public CompletableFuture<ActionResult> unstage(SessionId id, LineChoice lines) {
    return staging(id, session -> git.review().unstage(session.snapshot(), lines));
  }

  private CompletableFuture<ActionResult> staging(
      SessionId id, SessionManager.Work<ActionResult> work) {
    return desk.act(id, session -> actions.staging(session, work));
  }

  @Override
  public CompletableFuture<ActionResult> discard(SessionId id, LineChoice lines) {
    return desk.act(
        id,
        session ->
            actions.changing(
                session, Action.DISCARD, it -> git.review().discard(it.snapshot(), lines)));
  }

  @Override
  public CompletableFuture<ActionResult> commit(
      SessionId id, CommitRequest request, Consumer<String> heard) {
    if (request.message().isBlank()) {
      return CompletableFuture.completedFuture(
          new ActionResult.Refused("A commit needs a message."));
    }
    RedactedStream clean = new RedactedStream(redactor);
    Consumer<byte[]> cleaned =
        said -> heard.accept(clean.next(new String(said, StandardCharsets.UTF_8)));
    return commits.begin(
        id,
        run ->
            desk.act(
                id,
                session ->
                    run.begins()
                        ? actions.committing(session, it -> committed(it, request, cleaned, run))
                        : COMMIT_STOPPED));
  }

  private ActionResult committed(
      Session session, CommitRequest request, Consumer<byte[]> heard, CommitRuns.Run run)
      throws IOException, InterruptedException {
    try {
      return git.review().commit(session.snapshot(), request, heard, run.stop()::onCancel);
    } finally {
      commits.ended(run);
    }
  }

  @Override
  public Set<SessionId> committing() {
    return commits.sessions();
  }

  @Override
  public CompletableFuture<ActionResult> stopCommit(SessionId id) {
    return commits.stop(id);
  }

  @Override
  public CompletableFuture<Amendable> lastCommit(SessionId id) {
    return desk.<Amendable>with(
            id,
            session -> git.review().lastCommit(session.snapshot()),
            new Amendable.No("There is no such session."))
        .exceptionally(e -> new Amendable.No(Background.reason(e)));
  }

  @Override
  public CompletableFuture<MessageDraft> draftMessage(
      SessionId id, Extent extent, List<String> paths) {
    Cancellation cancellation = new Cancellation();
    CompletableFuture<MessageDraft> draft =
        desk.<MessageDraft>with(
                id,
                session -> {
                  String patch = git.review().patch(session.snapshot(), extent, paths);
                  return patch.isBlank()
                      ? new MessageDraft.NotDrafted("There is nothing to write a message for.")
                      : turns.draftMessage(
                          session.snapshot(), redactor.redact(patch), cancellation);
                },
                new MessageDraft.NotDrafted("There is no such session."))
            .exceptionally(e -> new MessageDraft.NotDrafted(redactor.redact(Background.reason(e))));
    CompletableFuture<MessageDraft> answer = new CompletableFuture<>();
    var _ = draft.thenAccept(answer::complete);
    var _ =
        answer.whenComplete((_, _) -> {
          if (answer.isCancelled()) {
            Thread.ofVirtual().name("cancel-draft").start(cancellation::cancel);
          }
        });
    return answer;
  }

  @Override
  public CompletableFuture<ActionResult> comment(SessionId id, LineChoice where, String text) {
    return desk.act(
        id,
        session -> {
          if (text.isBlank()) {
            return new ActionResult.Refused("A comment needs a text.");
          }
          Optional<LineAnchor> anchor = anchor(session.snapshot(), where);
          if (anchor.isEmpty()) {
            return new ActionResult.Refused(
                where.path() + " has changed since it was shown. Look at it again.");
          }
          keep(
              session,
              new ReviewComment(
                  UUID.randomUUID().toString(),
                  clock.instant(),
                  anchor.get(),
                  text.strip(),
                  ReviewComment.Standing.CURRENT,
                  false));
          return new ActionResult.Done("The comment is kept.");
        });
  }

  @Override
  public CompletableFuture<CommentPlace> place(SessionId id, LineAnchor begun) {
    return desk.<CommentPlace>with(
        id,
        session -> new CommentPlaces(git).of(session.snapshot(), begun),
        new CommentPlace.Nowhere());
  }

  private Optional<LineAnchor> anchor(SessionSnapshot session, LineChoice where)
      throws IOException, InterruptedException {
    LineChoice.Line line = where.lines().getFirst();
    String path = line.side() == LineChoice.Side.OLD ? where.oldPath() : where.path();
    List<String> lines = git.review().lines(session, path, line.side());
    String said =
        line.text().endsWith("\r")
            ? line.text().substring(0, line.text().length() - 1)
            : line.text();
    return line.number() >= 1
            && line.number() <= lines.size()
            && lines.get(line.number() - 1).equals(said)
        ? Optional.of(
            LineAnchor.at(where.path(), where.oldPath(), line.side(), lines, line.number()))
        : Optional.empty();
  }

  @Override
  public CompletableFuture<ActionResult> change(SessionId id, CommentChange change) {
    return desk.act(
        id,
        session -> {
          Optional<ReviewComment> known = known(session.snapshot(), change);
          if (known.isEmpty()) {
            return new ActionResult.Refused("There is no such comment any more.");
          }
          ReviewComment comment = known.get();
          switch (change) {
            case CommentChange.Edit(String _, String text) -> {
              if (text.isBlank()) {
                return new ActionResult.Refused("A comment needs a text. Delete it instead.");
              }
              keep(session, comment.saying(text.strip()));
            }
            case CommentChange.Resolve _ -> keep(session, comment.settled(true));
            case CommentChange.Reopen _ -> keep(session, comment.settled(false));
            case CommentChange.Delete _ ->
                ActionRecords.keep(
                    session, new SessionEvent.CommentRemoved(clock.instant(), comment.id()));
            case CommentChange.BringBack _ -> keep(session, comment);
          }
          actions.look(session);
          return new ActionResult.Done("");
        });
  }

  private static Optional<ReviewComment> known(SessionSnapshot session, CommentChange change) {
    String id =
        switch (change) {
          case CommentChange.Edit(String it, String _) -> it;
          case CommentChange.Resolve(String it) -> it;
          case CommentChange.Reopen(String it) -> it;
          case CommentChange.Delete(String it) -> it;
          case CommentChange.BringBack(ReviewComment it) -> it.id();
        };
    return change instanceof CommentChange.BringBack(ReviewComment it)
        ? Optional.of(it)
        : session.comments().stream().filter(comment -> comment.id().equals(id)).findFirst();
  }

  private void keep(Session session, ReviewComment comment)
      throws IOException, InterruptedException {
    ActionRecords.keep(session, new SessionEvent.CommentKept(clock.instant(), comment));
  }

  @Override
  public CompletableFuture<FileText> open(SessionId id, String path) {
    return desk.<FileText>with(
            id,
            session -> new TextFiles(turns, session.snapshot()).open(path),
            new FileText.Refused("There is no such session."))
        .exceptionally(e -> new FileText.Refused(redactor.redact(Background.reason(e))));
  }

  @Override
  public CompletableFuture<FileText.Save> save(SessionId id, FileText.Opened opened, String text) {
    return desk.<FileText.Save>with(
            id,
            session -> new TextFiles(turns, session.snapshot()).save(opened, text),
            new FileText.Save.Failed("There is no such session."))
        .exceptionally(e -> new FileText.Save.Failed(redactor.redact(Background.reason(e))));
  }
}
