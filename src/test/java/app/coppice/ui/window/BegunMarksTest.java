package app.coppice.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.session.Begun;
import app.coppice.session.SessionId;
import app.coppice.session.SessionSnapshot;
import app.coppice.session.SessionState;
import app.coppice.session.UpdateFrom;
import app.coppice.ui.review.RememberedBeginnings;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ListCell;
import org.junit.jupiter.api.Test;

/// What is begun in a session is marked in the sidebar.
class BegunMarksTest extends WindowTest {
  private static final Begun DECISIONS = new Begun.Decisions(UpdateFrom.BASE, List.of());

  private final RememberedBeginnings kept = new RememberedBeginnings();

  private ListCell<?> row(SessionSnapshot session) throws Exception {
    return FxStage.get(() ->
        scene.getRoot().lookupAll(".sidebar-cell").stream()
            .map(node -> (ListCell<?>) node)
            .filter(cell -> new SidebarRow.Session(session.id()).equals(cell.getItem()))
            .findFirst()
            .orElseThrow());
  }

  private boolean isMarked(SessionSnapshot session) throws Exception {
    Node mark = row(session).lookup(".begun");
    return FxStage.get(mark::isVisible);
  }

  @Test
  void itIsMarkedFromItsFirstWordsToItsEnd() throws Exception {
    engine.beginnings = kept;
    SessionSnapshot session = engine.add(BACKEND, "Fix login", SessionState.IDLE);
    untilShown("Fix login");
    assertThat(isMarked(session)).isFalse();
    FxStage.run(() -> {
      var _ = window.begun().keep(session.id(), DECISIONS);
      var _ = window.begun().keep(session.id(), new Begun.Change("7", "Rather"));
    });
    assertThat(isMarked(session)).isTrue();
    assertThat(row(session).getAccessibleText())
        .endsWith(
            "Begun here: a comment that is not finished, conflicts that are resolved in part");
    FxStage.run(() -> window.begun().drop(session.id(), UpdateFrom.BASE.decisions()));
    assertThat(row(session).getAccessibleText())
        .endsWith("Begun here: a comment that is not finished");
    FxStage.run(() -> window.begun().drop(session.id(), Begun.Change.name("7")));
    assertThat(isMarked(session)).isFalse();
    assertThat(row(session).getAccessibleText()).doesNotContain("Begun");
    assertThat(kept.begun(session.id())).isEmpty();
  }

  @Test
  void ofASessionThatIsGoneAndComesBackItIsAskedAnew() throws Exception {
    SessionId session = SessionId.random();
    FxStage.run(() -> {
      BegunMarks marks = new BegunMarks(() -> kept);
      marks.look(List.of(session));
      var _ = marks.keep(session, DECISIONS);
      marks.keepOnly(List.of());
      assertThat(marks.words(session)).isEmpty();
      marks.look(List.of(session));
      assertThat(marks.words(session)).contains("conflicts that are resolved in part");
    });
  }

  @Test
  void whatAnEarlierStartLeftIsMarkedBeforeTheSessionIsLookedAt() throws Exception {
    engine.beginnings = kept;
    SessionSnapshot first = engine.add(BACKEND, "Fix login", SessionState.IDLE);
    SessionSnapshot second = engine.snapshot(BACKEND, "Docs", SessionState.IDLE);
    kept.begun(second.id()).put(DECISIONS.name(), DECISIONS);
    engine.put(second);
    untilShown("Docs");
    Node mark = row(second).lookup(".begun");
    FxStage.until("marked", mark::isVisible);
    assertThat(isMarked(first)).isFalse();
  }
}
