package app.coppice.ui.review;

import app.coppice.session.LandHow;
import app.coppice.session.SessionSnapshot;
import app.coppice.ui.kit.Messages;

/// What keeps a person from committing, landing or discarding now, in sentences; empty when nothing
/// does. Pure.
///
/// @param restoreKey that brings an archived session back, as the platform writes it
record Obstacles(String restoreKey) {

  /// Whether there is no worktree to do anything in.
  static boolean isAway(SessionSnapshot snapshot) {
    return switch (snapshot.state()) {
      case ARCHIVED, DETACHED -> true;
      case PREPARING, IDLE, WORKING, COMMITTING, WAITING, FAILED -> false;
    };
  }

  String discard(SessionSnapshot snapshot) {
    return switch (snapshot.state()) {
      case ARCHIVED -> Messages.text("review.why.archived", restoreKey);
      case DETACHED -> detached(snapshot);
      case WORKING, WAITING -> Messages.text("review.discard.working");
      case COMMITTING -> Messages.text("review.why.committing");
      case PREPARING, IDLE, FAILED -> "";
    };
  }

  /// What is shown of a worktree that is gone was seen last by this process; after a start it is
  /// what the branch has committed.
  private static String detached(SessionSnapshot snapshot) {
    String shown =
        snapshot.changes().files().isEmpty()
            ? "review.why.detached"
            : snapshot.changes().uncommitted().isEmpty()
                ? "review.why.detached.committed"
                : "review.why.detached.last";
    return Messages.text(shown, snapshot.base());
  }

  /// @param picked how many files are chosen
  String commit(SessionSnapshot snapshot, int picked, String message) {
    if (isAway(snapshot)) {
      return discard(snapshot);
    }
    if (snapshot.changes().uncommitted().isEmpty()) {
      return Messages.text("review.why.committed");
    }
    if (picked == 0) {
      return Messages.text("review.why.none");
    }
    return message.isBlank() ? Messages.text("review.why.message") : "";
  }

  String land(SessionSnapshot snapshot) {
    return switch (snapshot.state()) {
      case ARCHIVED, DETACHED -> discard(snapshot);
      case WORKING, WAITING -> Messages.text("review.why.working");
      case COMMITTING -> Messages.text("review.why.committing");
      case PREPARING, IDLE, FAILED -> {
        if (!snapshot.changes().uncommitted().isEmpty()) {
          yield Messages.text("review.why.commit-first");
        }
        yield snapshot.changes().ahead() == 0 ? nothing(snapshot) : "";
      }
    };
  }

  private static String nothing(SessionSnapshot snapshot) {
    String key = snapshot.landed().isEmpty() ? "review.why.nothing" : "review.why.landed";
    return Messages.text(key, snapshot.base());
  }

  /// Whether the base has commits that the branch lacks, so that it cannot be fast-forwarded.
  static boolean isMovedOn(SessionSnapshot snapshot) {
    return snapshot.changes().behind() > 0;
  }

  static String movedOn(SessionSnapshot snapshot) {
    return Messages.text("review.why.moved-on", snapshot.base(), snapshot.changes().behind());
  }

  /// How to land when the person does not say.
  static LandHow usual(SessionSnapshot snapshot) {
    return isMovedOn(snapshot) ? LandHow.MERGE : LandHow.FAST_FORWARD;
  }

  /// What is to be done next: where all is committed, that is to land.
  static String next(SessionSnapshot snapshot, String commitReason, String landReason) {
    if (isAway(snapshot)) {
      return commitReason;
    }
    boolean committed = snapshot.changes().uncommitted().isEmpty();
    if (committed && landReason.isEmpty()) {
      String ahead = Messages.text("review.why.ahead", snapshot.changes().ahead(), snapshot.base());
      return isMovedOn(snapshot) ? ahead + " " + movedOn(snapshot) : ahead;
    }
    return committed || commitReason.isEmpty() ? landReason : commitReason;
  }
}
