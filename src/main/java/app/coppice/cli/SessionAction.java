package app.coppice.cli;

import app.coppice.diff.Resolution;
import app.coppice.git.ReceivingHooks;
import app.coppice.git.Remedy;
import app.coppice.session.ActionResult;
import app.coppice.session.CommitRequest;
import app.coppice.session.Engine;
import app.coppice.session.LandRequest;
import app.coppice.session.MessageDraft;
import app.coppice.session.SessionId;
import app.coppice.session.UpdateHow;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// What the command line does to a session, in whichever process has it open.
public sealed interface SessionAction {
  /// Does it and tells what came of it.
  CompletableFuture<ActionResult> on(Engine engine, SessionId session);

  /// Lands, after a commit of all that is uncommitted when there is a message for it.
  ///
  /// @param message of that commit; empty for none
  record Land(LandRequest request, String message) implements SessionAction {
    @Override
    public CompletableFuture<ActionResult> on(Engine engine, SessionId session) {
      return message.isBlank()
          ? engine.land(session, request)
          : engine
              .commit(session, List.of(), message)
              .thenCompose(result ->
                  result instanceof ActionResult.Done
                      ? engine.land(session, request)
                      : CompletableFuture.completedFuture(result));
    }
  }

  /// Takes the base in.
  ///
  /// @param message of the merge commit; empty for git's usual one
  record Update(UpdateHow how, String message) implements SessionAction {
    @Override
    public CompletableFuture<ActionResult> on(Engine engine, SessionId session) {
      return engine.landings().update(session, how, Resolution.NONE, message);
    }
  }

  /// Fetches what others pushed to the branch, and takes it in.
  ///
  /// @param message of the merge commit; empty for git's usual one
  record UpdateFromUpstream(UpdateHow how, String message) implements SessionAction {
    @Override
    public CompletableFuture<ActionResult> on(Engine engine, SessionId session) {
      return engine.landings().updateFromUpstream(session, how, message, _ -> {});
    }
  }

  /// Takes the base in by a merge, a side of each file that conflicts.
  ///
  /// @param message of the merge commit; empty for git's usual one
  record UpdateTaking(ConflictSides sides, String message) implements SessionAction {
    @Override
    public CompletableFuture<ActionResult> on(Engine engine, SessionId session) {
      return engine
          .landings()
          .conflicts(session)
          .thenCompose(dispute ->
              sides
                  .refusal(dispute)
                  .map(it ->
                      CompletableFuture.<ActionResult>completedFuture(new ActionResult.Refused(it)))
                  .orElseGet(() ->
                      engine
                          .landings()
                          .update(session, UpdateHow.MERGE, sides.of(dispute), message)));
    }
  }

  /// Takes the last landing back.
  record Unland() implements SessionAction {
    @Override
    public CompletableFuture<ActionResult> on(Engine engine, SessionId session) {
      return engine.landings().undo(session);
    }
  }

  /// What becomes of the hooks of a receiving repository on this disk.
  enum Hooks {
    REFUSED,
    /// They run, as they are then.
    RUN
  }

  /// Pushes the branch.
  record Push(Hooks hooks) implements SessionAction {
    @Override
    public CompletableFuture<ActionResult> on(Engine engine, SessionId session) {
      return push(engine, session)
          .thenCompose(pushed -> RejectedPush.withWayOn(engine, session, pushed));
    }

    private CompletableFuture<ActionResult> push(Engine engine, SessionId session) {
      return switch (hooks) {
        case REFUSED -> engine.landings().push(session, "", _ -> {});
        case RUN ->
            engine
                .landings()
                .receivingHooks(session)
                .thenCompose(found ->
                    engine
                        .landings()
                        .push(session, found.map(ReceivingHooks::fingerprint).orElse(""), _ -> {}));
      };
    }
  }

  /// Archives unless something would be lost.
  record Archive() implements SessionAction {
    @Override
    public CompletableFuture<ActionResult> on(Engine engine, SessionId session) {
      return engine
          .archiveLossesOf(session)
          .thenCompose(losses ->
              losses.isEmpty()
                  ? engine.archive(session)
                  : CompletableFuture.completedFuture(
                      new ActionResult.Refused(
                          String.join(" ", losses)
                              + " Move them away, or archive without them: --anyway")));
    }
  }

  /// Archives whatever is lost.
  record ArchiveAnyway() implements SessionAction {
    @Override
    public CompletableFuture<ActionResult> on(Engine engine, SessionId session) {
      return engine.archive(session);
    }
  }

  /// Brings back from the archive or the trash.
  record Restore() implements SessionAction {
    @Override
    public CompletableFuture<ActionResult> on(Engine engine, SessionId session) {
      return engine.trash().stream().anyMatch(deleted -> deleted.id().equals(session))
          ? engine.undelete(session)
          : engine.restore(session);
    }
  }

  /// Goes back to an earlier point, or forward again.
  record Rewind(app.coppice.session.Rewind to) implements SessionAction {
    @Override
    public CompletableFuture<ActionResult> on(Engine engine, SessionId session) {
      return engine.timeline().rewind(session, to);
    }
  }

  /// Deletes from the trash for good.
  record Forget() implements SessionAction {
    @Override
    public CompletableFuture<ActionResult> on(Engine engine, SessionId session) {
      return engine.emptyTrash(List.of(session));
    }
  }

  /// Mends the worktree by one of the ways that were found for it.
  ///
  /// @param at where its folder is, absolute; used by {@link Remedy#REPAIR} and {@link
  ///   Remedy#LOCATE} alone
  record Mend(Remedy remedy, Path at) implements SessionAction {
    @Override
    public CompletableFuture<ActionResult> on(Engine engine, SessionId session) {
      CompletableFuture<ActionResult> done = engine.worktreeCare().mend(session, remedy, at);
      return remedy != Remedy.UNLOCK
          ? done
          : done.thenCompose(result ->
              result instanceof ActionResult.Done
                  ? engine.worktreeCare().mend(session, Remedy.RECREATE, at)
                  : CompletableFuture.completedFuture(result));
    }
  }

  /// Moves to the trash.
  record Remove() implements SessionAction {
    @Override
    public CompletableFuture<ActionResult> on(Engine engine, SessionId session) {
      return engine.delete(session);
    }
  }

  /// Puts files into the index.
  record Stage(List<String> paths) implements SessionAction {
    public Stage {
      paths = List.copyOf(paths);
    }

    @Override
    public CompletableFuture<ActionResult> on(Engine engine, SessionId session) {
      return engine.review().stage(session, paths);
    }
  }

  /// Takes files out of the index.
  record Unstage(List<String> paths) implements SessionAction {
    public Unstage {
      paths = List.copyOf(paths);
    }

    @Override
    public CompletableFuture<ActionResult> on(Engine engine, SessionId session) {
      return engine.review().unstage(session, paths);
    }
  }

  /// Takes uncommitted changes back.
  ///
  /// @param paths of the files; empty for all
  record Discard(List<String> paths) implements SessionAction {
    public Discard {
      paths = List.copyOf(paths);
    }

    @Override
    public CompletableFuture<ActionResult> on(Engine engine, SessionId session) {
      return engine.discard(session, paths);
    }
  }

  /// Brings back what the last discard took.
  record UndoDiscard() implements SessionAction {
    @Override
    public CompletableFuture<ActionResult> on(Engine engine, SessionId session) {
      return engine.undoDiscard(session);
    }
  }

  /// Sends a prompt.
  record Send(String prompt) implements SessionAction {
    @Override
    public CompletableFuture<ActionResult> on(Engine engine, SessionId session) {
      return engine.errands().send(session, prompt);
    }
  }

  /// Stops the script or the turn that runs.
  record Stop() implements SessionAction {
    @Override
    public CompletableFuture<ActionResult> on(Engine engine, SessionId session) {
      return engine.errands().stop(session);
    }
  }

  /// Runs the set-up script again.
  record SetUp() implements SessionAction {
    @Override
    public CompletableFuture<ActionResult> on(Engine engine, SessionId session) {
      return engine.outfits().setUp(session);
    }
  }

  /// Commits as ordered; what hooks say comes with the outcome.
  record Commit(CommitRequest request) implements SessionAction {
    @Override
    public CompletableFuture<ActionResult> on(Engine engine, SessionId session) {
      return engine.review().commit(session, request, _ -> {});
    }
  }

  /// Asks the model for a message for what would be committed; the outcome's sentence is it.
  record Draft(CommitRequest.Extent extent, List<String> paths) implements SessionAction {
    public Draft {
      paths = List.copyOf(paths);
    }

    @Override
    public CompletableFuture<ActionResult> on(Engine engine, SessionId session) {
      return engine
          .review()
          .draftMessage(session, extent, paths)
          .thenApply(draft ->
              switch (draft) {
                case MessageDraft.Drafted(String text) -> new ActionResult.Done(text);
                case MessageDraft.NotDrafted(String reason) -> new ActionResult.Refused(reason);
                case MessageDraft.Cancelled _ ->
                    new ActionResult.Refused("The message is not wanted any more.");
              });
    }
  }
}
