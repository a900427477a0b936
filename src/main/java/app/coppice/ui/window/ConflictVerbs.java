package app.coppice.ui.window;

import app.coppice.diff.Dispute;
import app.coppice.session.Engine;
import app.coppice.session.SessionId;
import app.coppice.session.SessionSnapshot;
import app.coppice.session.UpdateHow;
import app.coppice.ui.kit.FxThread;
import app.coppice.ui.kit.Messages;
import app.coppice.ui.kit.NoticeBar;
import java.util.HashMap;
import java.util.Map;

/// Opens the view in which a session's conflicts with its base are resolved, and merges when they
/// are. What was decided is kept while the window is open. FX thread only.
final class ConflictVerbs {
  private final Engine engine;
  private final OverlayLayer overlays;
  private final NoticeBar notices;
  private final Outcomes outcomes;
  private final Map<SessionId, ConflictDraft> drafts = new HashMap<>();

  ConflictVerbs(Engine engine, OverlayLayer overlays, NoticeBar notices) {
    this.engine = engine;
    this.overlays = overlays;
    this.notices = notices;
    this.outcomes = new Outcomes(notices);
  }

  void resolve(SessionId session) {
    engine
        .session(session)
        .ifPresent(snapshot ->
            FxThread.deliver(
                engine.landings().conflicts(session),
                dispute -> open(snapshot, dispute),
                failure -> notices.tell(Outcomes.reason(failure))));
  }

  private void open(SessionSnapshot session, Dispute dispute) {
    if (dispute.isEmpty()) {
      notices.tell(Messages.text("review.conflicts.none", session.base()));
      return;
    }
    ConflictDraft draft = new ConflictDraft(dispute, session.branch(), session.base());
    ConflictDraft earlier = drafts.get(session.id());
    if (earlier != null) {
      draft.after(earlier);
    }
    drafts.put(session.id(), draft);
    new ConflictSheet(
            overlays,
            session.branch(),
            session.base(),
            draft,
            resolved ->
                outcomes.follow(
                    engine.landings().update(session.id(), UpdateHow.MERGE, resolved),
                    done -> {
                      drafts.remove(session.id());
                      notices.tell(done.message());
                    }))
        .open();
  }
}
