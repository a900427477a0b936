package app.coppice.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.session.SessionCommand;
import app.coppice.session.SessionSnapshot;
import app.coppice.session.SessionState;
import java.time.Duration;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// What a person sees of a session that is put away, thrown away or brought back.
class SessionLifeViewTest extends WindowTest {
  @Test
  void anArchivedSessionOffersRestoreAndDeleteAndSaysWhyNothingElseIsPossible() throws Exception {
    SessionSnapshot session = shown(SessionState.ARCHIVED);
    FxStage.until("banner", () -> isShown(".archived-banner"));
    for (String id : List.of("commit", "land", "open-shell", "archive-session", "discard-all")) {
      assertThat(possible(id)).as(id).isFalse();
    }
    assertThat(possible("restore-session")).isTrue();
    assertThat(possible("delete-session")).isTrue();
    assertThat(engine.commands).contains(new SessionCommand.RefreshChanges());
    FxStage.press(scene, KeyCode.L, KeyCode.CONTROL, KeyCode.SHIFT);
    assertThat(notice()).contains("Land").contains("archived").contains("Ctrl+Shift+R");
    FxStage.until("no shell opens", () -> scene.lookup(".console-open").isDisabled());
    assertThat(texts()).anyMatch(text -> text.contains("no worktree to open a shell in"));
    FxStage.press(scene, KeyCode.R, KeyCode.CONTROL, KeyCode.SHIFT);
    FxStage.until(
        "back", () -> engine.session(session.id()).orElseThrow().state() == SessionState.IDLE);
    FxStage.until("no banner", () -> !isShown(".archived-banner"));
    FxStage.until("a shell opens", () -> !scene.lookup(".console-open").isDisabled());
  }

  @Test
  void aSessionThatIsRestoredShowsHowFarItIs() throws Exception {
    SessionSnapshot session = shown(SessionState.PREPARING);
    engine.put(Variants.in(session, SessionState.ARCHIVED));
    FxStage.until("the bar", () -> isShown(".preparing") && isShown(".preparation"));
    untilShown("Bringing the files back\u2026");
    assertThat(FxStage.get(() -> isShown(".archived-banner"))).isFalse();
    assertThat(possible("restore-session")).isFalse();
  }

  @Test
  void theFocusIsInTheChatAfterArchivingAndAfterRestoring() throws Exception {
    shown(SessionState.IDLE);
    FxStage.press(scene, KeyCode.DIGIT3, KeyCode.ALT);
    FxStage.press(scene, KeyCode.A, KeyCode.CONTROL, KeyCode.SHIFT);
    FxStage.until("archived", () -> isShown(".archived-banner"));
    FxStage.until("in the chat", () -> isChat(scene.getFocusOwner()));
    FxStage.press(scene, KeyCode.R, KeyCode.CONTROL, KeyCode.SHIFT);
    FxStage.until("composer", () -> scene.getFocusOwner() instanceof TextArea);
    assertThat(FxStage.get(() -> isChat(scene.lookup(".chat-pane")))).isTrue();
    assertThat(FxStage.get(() -> scene.lookup(".chat-pane").isFocusWithin())).isTrue();
  }

  private static boolean isChat(Node node) {
    return node != null
        && (node.getStyleClass().contains("chat-pane")
            || node.getStyleClass().contains("transcript"));
  }

  @Test
  void discardingAllAndItsUndoHaveKeysThatWorkInTextFields() throws Exception {
    shown(SessionState.IDLE);
    assertThat(FxStage.get(() -> window.actions().keyText("discard-all")))
        .isEqualTo("Ctrl+Shift+Delete");
    FxStage.press(scene, KeyCode.B, KeyCode.CONTROL, KeyCode.SHIFT);
    FxStage.until("undone", () -> texts().contains("Brought back."));
  }

  @Test
  void theSidebarShowsHowManyAreInTheTrashAndOpensIt() throws Exception {
    SessionSnapshot session = shown(SessionState.IDLE);
    engine.delete(session.id()).join();
    FxStage.until("count", () -> "1".equals(trash().getText()));
    assertThat(texts()).doesNotContain("Archived");
    FxStage.run(() -> trash().fire());
    untilShown("Empty the whole trash\u2026");
    FxStage.run(() -> inSheet("Restore").fire());
    FxStage.until("empty", () -> trash().getText().isEmpty());
    assertThat(engine.session(session.id())).isPresent();
  }

  @Test
  void emptyingTheTrashSaysWhatIsLostAndAsksFirst() throws Exception {
    SessionSnapshot session = shown(SessionState.IDLE);
    SessionSnapshot other = engine.add(BACKEND, "Other", SessionState.IDLE);
    engine.delete(session.id()).join();
    engine.delete(other.id()).join();
    FxStage.until("count", () -> "2".equals(trash().getText()));
    FxStage.run(() -> window.actions().run("empty-trash-whole"));
    untilShown("Empty the trash of 2 sessions?");
    assertThat(texts())
        .contains("2 sessions with transcript and snapshots, 4 KB.")
        .contains("3 files that were never committed will be lost.")
        .contains("2 commits that no branch holds will be lost.")
        .contains("This cannot be undone.");
    assertThat(engine.trash()).hasSize(2);
    fire("Delete for good");
    FxStage.until("empty", () -> engine.trash().isEmpty());
  }

  @Test
  void emptyingTheTrashTakesWhatIsOldAndTheYoungOnesOnlyByAnotherName() throws Exception {
    SessionSnapshot old = shown(SessionState.IDLE);
    SessionSnapshot young = engine.add(BACKEND, "Other", SessionState.IDLE);
    engine.delete(old.id()).join();
    engine.delete(young.id()).join();
    engine.wasDeleted(old.id(), ScriptedEngine.NOW.minus(Duration.ofDays(30)));
    engine.wasDeleted(young.id(), ScriptedEngine.NOW.minus(Duration.ofDays(30)).plusSeconds(1));
    FxStage.until("count", () -> "2".equals(trash().getText()));
    FxStage.run(() -> trash().fire());
    untilShown("Empty the whole trash\u2026");
    assertThat(texts())
        .contains("30 d")
        .contains("29 d")
        .anyMatch(it -> it.startsWith("Deleted Oct 21, 2026"));
    fire("Delete 1 older than 30 days\u2026");
    untilShown("Delete \u201c" + old.title() + "\u201d for good?");
    fire("Delete for good");
    FxStage.until("gone", () -> engine.trash().size() == 1);
    assertThat(engine.trash().getFirst().id()).isEqualTo(young.id());

    FxStage.run(() -> window.actions().run("empty-trash"));
    untilShown("Nothing in the trash is older than 30 days.");
    assertThat(engine.trash()).hasSize(1);
  }

  @Test
  void oneSessionCanBeDeletedForGoodAlone() throws Exception {
    SessionSnapshot session = shown(SessionState.IDLE);
    SessionSnapshot other = engine.add(BACKEND, "Other", SessionState.IDLE);
    engine.delete(session.id()).join();
    engine.delete(other.id()).join();
    FxStage.until("count", () -> "2".equals(trash().getText()));
    FxStage.run(() -> trash().fire());
    untilShown("Trash");
    fire("Delete for good\u2026");
    untilShown("Delete \u201cOther\u201d for good?");
    fire("Delete for good");
    FxStage.until("one left", () -> engine.trash().size() == 1);
    assertThat(engine.trash().getFirst().id()).isEqualTo(session.id());
  }

  @Test
  void theSessionInViewIsNeverMarkedUnreadWhileTheWindowHasTheKeyboard() throws Exception {
    engine.neverRead();
    SessionSnapshot session = shown(SessionState.IDLE);
    SessionSnapshot other = engine.add(BACKEND, "Other", SessionState.IDLE);
    untilShown("Other");
    FxStage.run(stage::requestFocus);
    FxStage.until("focus", () -> stage.isFocused());
    engine.put(Variants.unread(session));
    engine.put(Variants.unread(other));
    FxStage.until("the other's mark", () -> marks() == 1);
    assertThat(engine.commands).contains(new SessionCommand.MarkRead());
    assertThat(FxStage.get(this::marks)).isEqualTo(1);
  }

  @Test
  void thePreparationsProgressIsInTheSidebar() throws Exception {
    shown(SessionState.PREPARING);
    untilShown("Preparing 40 %");
    assertThat(possible("open-shell")).isTrue();
  }

  private SessionSnapshot shown(SessionState state) throws Exception {
    SessionSnapshot session = engine.add(BACKEND, "Fix login", state);
    FxStage.run(() -> window.desk().select(session.id()));
    FxStage.until("in view", () -> window.desk().current().isPresent());
    return session;
  }

  private boolean possible(String action) throws Exception {
    return FxStage.get(() -> window.actions().named(action).orElseThrow().enabled().getAsBoolean());
  }

  private Button trash() {
    return (Button) scene.lookup(".sidebar-footer .trash");
  }

  private Button inSheet(String label) {
    return scene.getRoot().lookupAll(".trash-sheet .button").stream()
        .map(Button.class::cast)
        .filter(button -> label.equals(button.getText()))
        .findFirst()
        .orElseThrow();
  }

  private boolean isShown(String selector) {
    Node node = scene.lookup(selector);
    return node != null && node.isVisible();
  }

  private long marks() {
    return scene.getRoot().lookupAll(".sidebar-cell .unread-dot").stream()
        .filter(Node::isVisible)
        .count();
  }
}
