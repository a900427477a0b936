package app.coppice.session;

import app.coppice.agent.Entry;
import app.coppice.agent.TurnEvent;
import app.coppice.session.SessionFold.Standing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What has to happen to a session whose journal was just opened: what ran when the app ended does
/// not run any more. Pure.
final class Reopening {
  private Reopening() {}

  static List<SessionEvent> events(SessionShelf.Opened opened, Instant now) {
    List<SessionEvent> events = new ArrayList<>();
    SessionFold fold = opened.fold();
    if (fold.running()) {
      events.add(new SessionEvent.TurnLost(now));
    }
    if (!opened.damage().isEmpty()) {
      events.add(
          new SessionEvent.Noted(
              now,
              new TurnEvent.Notice(
                  Entry.Notice.Kind.WARNING,
                  "Part of this session's journal could not be read; the rest is here. "
                      + String.join(". ", opened.damage()))));
    }
    if (fold.settingUp() && fold.standing() != Standing.PREPARING) {
      events.add(
          new SessionEvent.SetUpEnded(
              now, "The set-up script was cut off when Coppice ended. Run it again."));
    }
    if (fold.standing() == Standing.PREPARING && !fold.deleted()) {
      events.add(new SessionEvent.PreparationStarted(now, fold.snapshot().branch()));
    }
    return events;
  }
}
