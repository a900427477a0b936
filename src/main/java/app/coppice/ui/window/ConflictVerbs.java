package app.coppice.ui.window;

import app.coppice.diff.Dispute;
import app.coppice.diff.Resolution;
import app.coppice.session.ActionResult;
import app.coppice.session.Beginnings;
import app.coppice.session.Begun;
import app.coppice.session.Engine;
import app.coppice.session.SessionId;
import app.coppice.session.SessionSnapshot;
import app.coppice.session.UpdateFrom;
import app.coppice.session.UpdateHow;
import app.coppice.ui.kit.FxThread;
import app.coppice.ui.kit.Messages;
import app.coppice.ui.kit.NoticeBar;
import app.coppice.ui.kit.SoonAfter;
import app.coppice.ui.kit.UnkeptWord;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;

/// Opens the view in which a session's conflicts with its base are resolved, and merges when they
/// are. What was decided is kept until then, over a restart too. FX thread only.
final class ConflictVerbs {
  private final Engine engine;
  private final Beginnings beginnings;
  private final OverlayLayer overlays;
  private final NoticeBar notices;
  private final Outcomes outcomes;
  private final Map<Which, ConflictDraft> drafts = new HashMap<>();

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
            open(
                new Other(
                    UpdateFrom.BASE,
                    snapshot.base(),
                    resolved -> engine.landings().update(session, UpdateHow.MERGE, resolved),
                    () -> canLand(session)),
                snapshot,
                engine.landings().conflicts(session)));
  }

  /// With what others pushed to the branch, as it was fetched last.
  ///
  /// @param upstream its name, as `origin/fix`
  void resolveFetched(SessionId session, String upstream) {
    engine
        .session(session)
        .ifPresent(snapshot ->
            open(
                new Other(
                    UpdateFrom.UPSTREAM,
                    upstream,
                    resolved -> engine.landings().updateFromFetched(session, resolved),
                    () -> ""),
                snapshot,
                engine.landings().conflictsWithFetched(session)));
  }

  /// The other side of the conflicts.
  ///
  /// @param next what can be done then, behind a sentence; empty for nothing
  private record Other(
      UpdateFrom with,
      String name,
      Function<Resolution, CompletableFuture<ActionResult>> update,
      Supplier<String> next) {}

  /// Which conflicts are decided: those with the one side stay while those with the other are.
  private record Which(SessionId session, UpdateFrom with) {}

  private void open(Other other, SessionSnapshot session, CompletableFuture<Dispute> conflicts) {
    FxThread.deliver(
        conflicts,
        dispute -> open(other, session, dispute),
        failure -> notices.tell(Outcomes.reason(failure)));
  }

  private void open(Other other, SessionSnapshot session, Dispute dispute) {
    if (dispute.isEmpty()) {
      notices.tell(Messages.text("review.conflicts.none", other.name()));
      return;
    }
    ConflictDraft earlier = drafts.get(new Which(session.id(), other.with()));
    if (earlier != null) {
      show(other, session, fresh(other, session, dispute).after(earlier), "");
      return;
    }
    FxThread.deliver(
        beginnings.of(session.id()),
        begun -> {
          ConflictDraft draft = fresh(other, session, dispute);
          Optional<Begun.Decisions> kept =
              begun.stream()
                  .filter(Begun.Decisions.class::isInstance)
                  .map(Begun.Decisions.class::cast)
                  .filter(it -> it.with() == other.with())
                  .findFirst();
          show(other, session, draft, kept.map(it -> word(it, draft.after(it))).orElse(""));
        },
        failure -> notices.problem(Outcomes.reason(failure)));
  }

  private static ConflictDraft fresh(Other other, SessionSnapshot session, Dispute dispute) {
    return new ConflictDraft(dispute, session.branch(), other.name());
  }

  /// What is said of decisions of an earlier time.
  ///
  /// @param same files that conflict as they did then
  private static String word(Begun.Decisions kept, int same) {
    return same == kept.files().size()
        ? Messages.text("window.conflict.back")
        : Messages.text("window.conflict.back-in-part", same, kept.files().size());
  }

  private void show(Other other, SessionSnapshot session, ConflictDraft draft, String word) {
    SessionId id = session.id();
    keeping.now();
    drafts.put(new Which(id, other.with()), draft);
    AtomicReference<ConflictSheet> sheet = new AtomicReference<>();
    UnkeptWord unkept =
        new UnkeptWord(sentence -> {
          if (sheet.get() != null) {
            sheet.get().say(sentence);
          }
        });
    SoonAfter mine = new SoonAfter(() -> keep(id, draft.decisions(other.with()), unkept));
    keeping = mine;
    sheet.set(
        new ConflictSheet(
            overlays,
            session.branch(),
            other.name(),
            draft,
            word,
            mine::call,
            resolved ->
                outcomes.follow(
                    other.update().apply(resolved),
                    done -> {
                      mine.forget();
                      drafts.remove(new Which(id, other.with()));
                      beginnings.drop(id, other.with().decisions());
                      notices.tell(done.message() + other.next().get());
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

  private void keep(SessionId id, Begun.Decisions decided, UnkeptWord unkept) {
    FxThread.deliver(
        beginnings.keep(id, decided),
        result -> unkept.hear(id, result),
        problem -> unkept.failed(id, problem));
  }

  /// Keeps at once what was decided last.
  void keepNow() {
    keeping.now();
  }
}
