package app.coppice.session;

import app.coppice.git.Checkpoint;
import app.coppice.git.Remedy;
import app.coppice.session.SessionFold.Standing;
import app.coppice.text.Moment;
import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// The making anew of a session's worktree that is gone, to its end: its set-up script included,
/// and the files of its newest checkpoint where they were asked for. Blocking; thread-safe.
///
/// @param listeners who hear of every change of a session
record Remaking(SessionGit git, ChangeTracker changes, Listeners listeners, Clock clock) {
  /// Between two looks of its own, should nobody tell.
  private static final int PATIENCE = 1;

  /// @param remedy whether the checkpoint's files come along
  /// @param action its id in the journal, by which what was there before is kept
  ActionResult run(Session session, Remedy remedy, String action)
      throws IOException, InterruptedException {
    var changed = new Semaphore(0);
    try (var _ = listeners.add(new Heard(session.snapshot().id(), changed))) {
      ActionRecords.keep(
          session,
          new SessionEvent.PreparationStarted(clock.instant(), session.snapshot().branch()));
      while (session.fold().standing() == Standing.PREPARING || session.fold().settingUp()) {
        if (session.isEnded()) {
          return new ActionResult.Refused(cutOff(session.snapshot()));
        }
        var _ = changed.tryAcquire(PATIENCE, TimeUnit.SECONDS);
      }
    }
    SessionSnapshot made = session.snapshot();
    if (session.fold().standing() != Standing.READY) {
      return new ActionResult.Refused(made.problem());
    }
    String done = "The worktree is there in " + made.worktree() + ".";
    return remedy == Remedy.RECREATE_WITH_FILES
        ? withFiles(made, done, action)
        : new ActionResult.Done(done);
  }

  private static String cutOff(SessionSnapshot session) {
    return session.problem().isEmpty()
        ? "The session was closed before its worktree was made to its end. Open it again to go on."
        : session.problem();
  }

  private ActionResult withFiles(SessionSnapshot made, String done, String action)
      throws IOException, InterruptedException {
    String when = git.checkpoints().newest(made).map(Checkpoint::at).map(Moment::of).orElse("");
    try {
      return switch (git.checkpoints().takeNewest(made, "before-" + action)) {
        case CheckpointGit.Files.Rewound rewound -> {
          int files = rewound.paths().size();
          yield new ActionResult.Done(
              done
                  + (files == 1 ? " 1 file is" : " " + files + " files are")
                  + " as the checkpoint of "
                  + when
                  + " has "
                  + (files == 1 ? "it." : "them.")
                  + rewound.more());
        }
        case CheckpointGit.Files.Refused(String reason) ->
            new ActionResult.Refused(done + " No file of a checkpoint is in it: " + reason);
      };
    } finally {
      changes.refresh(made.id());
    }
  }

  /// Lets go of a permit at each change of one session.
  private record Heard(SessionId id, Semaphore changed) implements Engine.Listener {
    @Override
    public void sessionChanged(SessionId which) {
      if (which.equals(id)) {
        changed.release();
      }
    }

    @Override
    public void structureChanged() {
      // The session's own changes are all that counts.
    }
  }
}
