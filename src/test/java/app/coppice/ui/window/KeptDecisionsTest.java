package app.coppice.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.diff.Conflict;
import app.coppice.diff.Conflict.Agreed;
import app.coppice.diff.Conflict.Disputed;
import app.coppice.diff.Dispute;
import app.coppice.diff.Resolution;
import app.coppice.session.ActionResult;
import app.coppice.session.SessionId;
import app.coppice.session.SessionSnapshot;
import app.coppice.session.SessionState;
import app.coppice.session.UpdateFrom;
import app.coppice.session.UpdateHow;
import app.coppice.ui.kit.NoticeBar;
import app.coppice.ui.review.RememberedBeginnings;
import app.coppice.ui.review.UnplannedLandings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.control.TextArea;
import org.junit.jupiter.api.Test;

/// Decisions about conflicts from one start to the next.
class KeptDecisionsTest extends WindowTest {
  private static final Conflict CONFLICT =
      new Conflict(
          "a.txt", List.of(new Agreed("top\n"), new Disputed("old\n", "mine\n", "theirs\n")));

  private static final Conflict FETCHED =
      new Conflict("b.txt", List.of(new Disputed("old\n", "mine\n", "others\n")));

  private final RememberedBeginnings begun = new RememberedBeginnings();
  private final AtomicReference<Resolution> merged = new AtomicReference<>(Resolution.NONE);
  private Conflict conflict = CONFLICT;

  private SessionId session() throws Exception {
    engine.beginnings = begun;
    engine.landings =
        new UnplannedLandings() {
          @Override
          public CompletableFuture<Dispute> conflicts(SessionId id) {
            return CompletableFuture.completedFuture(new Dispute("1", "2", List.of(conflict)));
          }

          @Override
          public CompletableFuture<Dispute> conflictsWithFetched(SessionId id) {
            return CompletableFuture.completedFuture(new Dispute("1", "3", List.of(FETCHED)));
          }

          @Override
          public CompletableFuture<ActionResult> updateFromFetched(
              SessionId id, Resolution resolved) {
            return CompletableFuture.completedFuture(new ActionResult.Done("Merged."));
          }

          @Override
          public CompletableFuture<ActionResult> update(
              SessionId id, UpdateHow how, Resolution resolved) {
            merged.set(resolved);
            return CompletableFuture.completedFuture(new ActionResult.Done("Merged."));
          }
        };
    SessionSnapshot session = engine.add(BACKEND, "Fix login", SessionState.IDLE);
    untilShown("Fix login");
    return session.id();
  }

  /// As a window of a start of its own has it.
  private ConflictVerbs verbs() throws Exception {
    return FxStage.get(() -> new ConflictVerbs(engine, begun, window.overlays(), new NoticeBar()));
  }

  /// Decides the one conflict with the base; it is kept soon after.
  private ConflictVerbs decide(SessionId session) throws Exception {
    ConflictVerbs verbs = verbs();
    FxStage.run(() -> verbs.resolve(session));
    untilShown("a.txt  1 open");
    fire("Take the session\u2019s");
    return verbs;
  }

  @Test
  void whatIsDecidedIsThereAtTheNextStartAndGoesWithTheMerge() throws Exception {
    SessionId session = session();
    decide(session);
    FxStage.until("kept", () -> begun.begun(session).containsKey(UpdateFrom.BASE.decisions()));
    FxStage.run(window.overlays()::closeAll);

    ConflictVerbs next = verbs();
    FxStage.run(() -> next.resolve(session));
    untilShown("What you had decided is here again.");
    assertThat(result()).isEqualTo("top\nmine\n");
    fire("Bring main in");
    FxStage.until("merged", () -> begun.begun(session).isEmpty());
    assertThat(merged.get().files()).isEqualTo(Map.of("a.txt", Optional.of("top\nmine\n")));
  }

  @Test
  void whatIsDecidedWithTheBaseStaysWhileConflictsWithTheUpstreamAreResolved() throws Exception {
    SessionId session = session();
    ConflictVerbs killed = decide(session);
    FxStage.run(killed::keepNow);
    FxStage.run(window.overlays()::closeAll);
    FxStage.run(() -> killed.resolveFetched(session, "origin/fix"));
    untilShown("b.txt  1 open");
    fire("Take the session\u2019s");
    FxStage.until("kept", () -> begun.begun(session).containsKey(UpdateFrom.UPSTREAM.decisions()));
    fire("Bring origin/fix in");
    FxStage.until(
        "merged", () -> !begun.begun(session).containsKey(UpdateFrom.UPSTREAM.decisions()));

    ConflictVerbs next = verbs();
    FxStage.run(() -> next.resolve(session));
    untilShown("What you had decided is here again.");
    assertThat(result()).isEqualTo("top\nmine\n");
  }

  @Test
  void thatADecisionCannotBeKeptIsSaidInTheSheet() throws Exception {
    begun.refuses = true;
    SessionId session = session();
    ConflictVerbs verbs = decide(session);
    FxStage.run(verbs::keepNow);
    untilShown(
        "This is not kept for the next start: /full cannot be written (no room). Make room on the"
            + " disk or make the folder writable; it is tried again with every key. Else finish it"
            + " before you close Coppice.");
  }

  @Test
  void whatConflictsInAnotherWayBeginsAnewAndThatIsSaid() throws Exception {
    SessionId session = session();
    ConflictVerbs killed = decide(session);
    FxStage.run(killed::keepNow);
    FxStage.run(window.overlays()::closeAll);
    conflict = new Conflict("a.txt", List.of(new Disputed("old\n", "new\n", "t\n")));

    ConflictVerbs next = verbs();
    FxStage.run(() -> next.resolve(session));
    untilShown(
        "What you had decided of 0 of 1 files is here again; the others conflict in another way"
            + " now.");
    assertThat(result()).contains("<<<<<<<");
  }

  private String result() throws Exception {
    return FxStage.get(() ->
        scene.getRoot().lookupAll(".conflict-sheet .text-area").stream()
            .map(TextArea.class::cast)
            .filter(TextArea::isEditable)
            .findFirst()
            .orElseThrow()
            .getText());
  }
}
