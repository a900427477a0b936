package app.coppice.ui.window;

import app.coppice.diff.Dispute;
import app.coppice.session.Beginnings;
import app.coppice.session.Begun;
import app.coppice.session.Engine;
import app.coppice.session.SessionId;
import app.coppice.session.SessionSnapshot;
import app.coppice.session.UpdateHow;
import app.coppice.ui.kit.FxThread;
import app.coppice.ui.kit.Messages;
import app.coppice.ui.kit.NoticeBar;
import app.coppice.ui.kit.SoonAfter;
import app.coppice.ui.kit.UnkeptWord;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// Opens the view in which a session's conflicts with its base are resolved, and merges when they
/// are. What was decided is kept until then, over a restart too. FX thread only.
final class ConflictVerbs {
  private final Engine engine;
  private final Beginnings beginnings;
  private final OverlayLayer overlays;
  private final NoticeBar notices;
  private final Outcomes outcomes;
  private final Map<SessionId, ConflictDraft> drafts = new HashMap<>();

  /// Of the sheet that was opened last.
  private SoonAfter keeping = new SoonAfter(() -> {});

  /// @param beginnings keeps what is decided so far
  ConflictVerbs(Engine engine, Beginnings beginnings, OverlayLayer overlays, NoticeBar notices) {
    this.engine = engine;
    this.beginnings = beginnings;
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
    ConflictDraft earlier = drafts.get(session.id());
    if (earlier != null) {
      show(session, fresh(session, dispute).after(earlier), "");
      return;
    }
    FxThread.deliver(
        beginnings.of(session.id()),
        begun -> {
          ConflictDraft draft = fresh(session, dispute);
          Optional<Begun.Decisions> kept =
              begun.stream()
                  .filter(Begun.Decisions.class::isInstance)
                  .map(Begun.Decisions.class::cast)
                  .findFirst();
          show(session, draft, kept.map(it -> word(it, draft.after(it))).orElse(""));
        },
        failure -> notices.problem(Outcomes.reason(failure)));
  }

  private static ConflictDraft fresh(SessionSnapshot session, Dispute dispute) {
    return new ConflictDraft(dispute, session.branch(), session.base());
  }

  /// What is said of decisions of an earlier time.
  ///
  /// @param same files that conflict as they did then
  private static String word(Begun.Decisions kept, int same) {
    return same == kept.files().size()
        ? Messages.text("window.conflict.back")
        : Messages.text("window.conflict.back-in-part", same, kept.files().size());
  }

  private void show(SessionSnapshot session, ConflictDraft draft, String word) {
    SessionId id = session.id();
    keeping.now();
    drafts.put(id, draft);
    AtomicReference<ConflictSheet> sheet = new AtomicReference<>();
    UnkeptWord unkept =
        new UnkeptWord(sentence -> {
          if (sheet.get() != null) {
            sheet.get().say(sentence);
          }
        });
    SoonAfter mine = new SoonAfter(() -> keep(id, draft, unkept));
    keeping = mine;
    sheet.set(
        new ConflictSheet(
            overlays,
            session.branch(),
            session.base(),
            draft,
            word,
            mine::call,
            resolved ->
                outcomes.follow(
                    engine.landings().update(id, UpdateHow.MERGE, resolved),
                    done -> {
                      mine.forget();
                      drafts.remove(id);
                      beginnings.drop(id, Begun.Decisions.NAME);
                      notices.tell(done.message() + canLand(id));
                    })));
    sheet.get().open();
  }

  /// To bring the base in was only the half of it.
  private String canLand(SessionId id) {
    return engine
        .session(id)
        .filter(it -> it.changes().uncommitted().isEmpty())
        .map(_ -> " " + Messages.text("review.can-land"))
        .orElse("");
  }

  private void keep(SessionId id, ConflictDraft draft, UnkeptWord unkept) {
    FxThread.deliver(
        beginnings.keep(id, draft.decisions()),
        result -> unkept.hear(id, result),
        problem -> unkept.failed(id, problem));
  }

  /// Keeps at once what was decided last.
  void keepNow() {
    keeping.now();
  }
}
