package app.coppice.session;

import app.coppice.agent.Mode;
import app.coppice.agent.PermissionRequest;
import app.coppice.agent.TranscriptEdit;
import app.coppice.agent.Usage;
import app.coppice.session.SessionFold.Standing;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A fold laid open while the reducer applies events; the transcript's older entries are shared,
/// not copied. Lives within one call of {@link SessionReducer#reduce}.
final class FoldEdit {
  private final SessionFold before;
  final TranscriptEdit entries;
  final List<PermissionRequest> pending;
  final List<String> queue;
  final List<ReviewComment> comments;
  final Map<String, String> viewed;
  String title;
  String branch;
  String base;
  Path worktree;
  double progress;
  Mode mode;
  String model;
  Changes changes;
  Usage usage;
  String draft;
  String landed;
  boolean unread;
  boolean resumable;
  String problem;
  Instant updatedAt;
  Standing standing;
  boolean running;
  boolean held;
  String receipt;
  Instant deletedAt;
  int leaving;
  boolean committing;
  SessionFold.Outfit outfit;
  private long made;

  FoldEdit(SessionFold fold) {
    before = fold;
    SessionSnapshot snapshot = fold.snapshot();
    entries = snapshot.transcript().edit();
    pending = new ArrayList<>(snapshot.pending());
    queue = new ArrayList<>(snapshot.queue());
    comments = new ArrayList<>(snapshot.comments());
    viewed = new HashMap<>(snapshot.viewed());
    title = snapshot.title();
    branch = snapshot.branch();
    base = snapshot.base();
    worktree = snapshot.worktree();
    progress = snapshot.progress();
    mode = snapshot.mode();
    model = snapshot.model();
    changes = snapshot.changes();
    usage = snapshot.usage();
    draft = snapshot.draft();
    landed = snapshot.landed();
    unread = snapshot.unread();
    resumable = snapshot.resumable();
    problem = snapshot.problem();
    updatedAt = snapshot.updatedAt();
    standing = fold.standing();
    running = fold.running();
    held = fold.held();
    receipt = fold.receipt();
    deletedAt = fold.deletedAt();
    leaving = fold.leaving();
    committing = fold.committing();
    outfit = fold.outfit();
    made = fold.entries();
  }

  String nextId() {
    made++;
    return "e" + made;
  }

  SessionFold done() {
    SessionSnapshot old = before.snapshot();
    SessionSnapshot snapshot =
        new SessionSnapshot(
            old.id(),
            old.repository(),
            title,
            branch,
            base,
            worktree,
            state(),
            progress,
            mode,
            model,
            entries.done(),
            pending,
            queue,
            changes,
            usage,
            draft,
            comments,
            landed,
            unread,
            resumable,
            old.recorded(),
            problem,
            old.createdAt(),
            updatedAt,
            viewed);
    return new SessionFold(
        snapshot, standing, running, held, receipt, deletedAt, leaving, committing, made, outfit);
  }

  private SessionState state() {
    return switch (standing) {
      case PREPARING -> SessionState.PREPARING;
      case UNPREPARED -> SessionState.FAILED;
      case DETACHED -> SessionState.DETACHED;
      case ARCHIVED -> SessionState.ARCHIVED;
      case READY -> {
        if (running) {
          yield pending.isEmpty() ? SessionState.WORKING : SessionState.WAITING;
        }
        if (outfit.settingUp()) {
          yield SessionState.PREPARING;
        }
        if (committing) {
          yield SessionState.COMMITTING;
        }
        yield problem.isEmpty() ? SessionState.IDLE : SessionState.FAILED;
      }
    };
  }
}
