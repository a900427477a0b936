package app.coppice.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.session.SessionId;
import app.coppice.session.SessionSnapshot;
import app.coppice.session.SessionState;
import app.coppice.settings.TerminalPreferences;
import app.coppice.terminal.PtyRequest;
import app.coppice.terminal.PtySession;
import app.coppice.terminal.Screen.Frame;
import app.coppice.terminal.Screen.Run;
import app.coppice.terminal.TerminalEvent;
import app.coppice.terminal.TerminalSettings;
import app.coppice.ui.console.TerminalView;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "needs a Unix shell")
@SuppressWarnings("NullAway.Init") // opened before each test
class WindowTerminalTest extends WindowTest {
  @TempDir Path place;
  private PtySession shell;

  @BeforeEach
  void openTerminal() throws Exception {
    shell = start();
    SessionSnapshot session = engine.add(Path.of("/home/ada/shop"), "Fix login", SessionState.IDLE);
    untilShown("Fix login");
    engine.addShell(session.id(), shell);
    untilShown("probe");
    FxStage.press(scene, KeyCode.DIGIT2, KeyCode.ALT);
    FxStage.until("the terminal has the keyboard", this::inTerminal);
  }

  @AfterEach
  void endTerminal() throws InterruptedException {
    shell.close();
    assertThat(shell.awaitEnd(Duration.ofSeconds(20))).isTrue();
  }

  private PtySession start() throws IOException {
    return PtySession.start(
        new PtyRequest(
            "probe",
            List.of("sh"),
            Map.of("PATH", System.getenv("PATH"), "PS1", "> "),
            place,
            80,
            24));
  }

  private boolean inTerminal() {
    Node owner = scene.getFocusOwner();
    return owner != null && owner.getStyleClass().contains("terminal-view");
  }

  private void run(String line) {
    shell.send((line + "\n").getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void whatAProgramTellsIsANoticeWithTheSessionsName() throws Exception {
    run("printf '\\033]9;The build is do''ne\\007'");
    FxStage.until("notice", () -> window.notices().message().endsWith("The build is done"));
    assertThat(notice()).startsWith("Fix login, terminal probe:");
  }

  @Test
  void theClipboardIsWrittenOnlyWhenThePersonAllowsIt() throws Exception {
    FxStage.run(() ->
        Clipboard.getSystemClipboard()
            .setContent(Map.of(javafx.scene.input.DataFormat.PLAIN_TEXT, "mine")));
    run("printf '\\033]52;c;Y3VybCBldmls\\007'");
    FxStage.until("question", () -> window.notices().message().endsWith("curl evil"));
    assertThat(FxStage.get(() -> Clipboard.getSystemClipboard().getString())).isEqualTo("mine");
    FxStage.until("it can be answered", () -> !allow().isDisabled());
    fire("Allow");
    assertThat(FxStage.get(() -> Clipboard.getSystemClipboard().getString()))
        .isEqualTo("curl evil");
  }

  private Node allow() {
    return scene.getRoot().lookup(".notice-bar .actions .button");
  }

  @Test
  void nothingTakesThePlaceOfAQuestionAndNobodyAnswersItUnread() throws Exception {
    SessionId session = current().id();
    FxStage.run(() -> {
      TerminalNotices notices = new TerminalNotices(engine, window.notices(), _ -> {});
      notices.told(session, shell, new TerminalEvent.ClipboardRequest("echo\tone\nsudo  two\n"));
      assertThat(allow().isDisabled()).isTrue();
      notices.told(session, shell, new TerminalEvent.ClipboardRequest("other"));
      notices.told(session, shell, new TerminalEvent.Notice("", "other"));
    });
    assertThat(notice())
        .isEqualTo(
            "Fix login, terminal probe: a program wants to put 19 characters in 2 lines on the"
                + " clipboard: echo one\u21b5 sudo two\u21b5");
  }

  @Test
  void thatOldLinesAreGoneIsTold() throws Exception {
    SessionId session = current().id();
    FxStage.run(() ->
        new TerminalNotices(engine, window.notices(), _ -> {})
            .told(session, shell, new TerminalEvent.ScrollbackCut()));
    assertThat(notice())
        .isEqualTo(
            "Fix login, terminal probe: its oldest lines are gone, the disk takes no more of them");
  }

  @Test
  void ofALongTextForTheClipboardBeginningAndEndAreShown() {
    String shown = TerminalNotices.preview("begin" + "x".repeat(500) + "\nrm -rf\n");
    assertThat(shown).startsWith("beginx").endsWith("x\u21b5 rm -rf\u21b5").hasSizeLessThan(170);
  }

  @Test
  void theTerminalsKeysMeanTheTerminalOnlyWhileItHasTheKeyboard() throws Exception {
    FxStage.press(scene, KeyCode.EQUALS, KeyCode.CONTROL);
    assertThat(parts.settings.get().terminalFontSize()).isEqualTo(14);
    assertThat(parts.settings.get().fontSize()).isEqualTo(13);
    FxStage.press(scene, KeyCode.DIGIT0, KeyCode.CONTROL);
    assertThat(parts.settings.get().terminalFontSize()).isEqualTo(13);
    FxStage.press(scene, KeyCode.DIGIT1, KeyCode.ALT);
    FxStage.press(scene, KeyCode.EQUALS, KeyCode.CONTROL);
    assertThat(parts.settings.get().terminalFontSize()).isEqualTo(13);
    assertThat(parts.settings.get().fontSize()).isEqualTo(14);
  }

  @Test
  void theLetterOfAnActionsKeyDoesNotReachTheTerminalThatItGoesTo() throws Exception {
    FxStage.press(scene, KeyCode.DIGIT1, KeyCode.ALT);
    assertThat(FxStage.get(this::inTerminal)).isFalse();
    FxStage.run(() -> {
      fire(KeyEvent.KEY_PRESSED, "", KeyCode.DIGIT2, true);
      fire(KeyEvent.KEY_TYPED, "2", KeyCode.UNDEFINED, true);
      fire(KeyEvent.KEY_PRESSED, "", KeyCode.X, false);
      fire(KeyEvent.KEY_TYPED, "x", KeyCode.UNDEFINED, false);
    });
    FxStage.until("x alone", () -> text().stripTrailing().endsWith("> x"));
  }

  @Test
  void functionKeysAreTheWindowsAtAPromptAndTheProgramsWhereOneFillsTheScreen() throws Exception {
    FxStage.press(scene, KeyCode.F1);
    assertThat(FxStage.get(() -> scene.lookup(".cheat-sheet"))).isNotNull();
    FxStage.press(scene, KeyCode.ESCAPE);
    FxStage.press(scene, KeyCode.F6);
    assertThat(FxStage.get(this::inTerminal)).as("leads out").isFalse();
    FxStage.press(scene, KeyCode.DIGIT2, KeyCode.ALT);
    assertThat(text()).as("nothing was typed").endsWith(">");

    // As a program does that fills the screen: it takes keys one by one and shows no echo.
    run("stty -icanon -echo; printf '\\033[?1049h'; printf ready; dd bs=5 count=1 | od -c; cat");
    FxStage.until("a full screen", () -> shell.screen().frame(Frame.EMPTY).alternate());
    FxStage.until("seen by the view", () -> visibleText().contains("ready"));
    FxStage.press(scene, KeyCode.F6);
    assertThat(FxStage.get(this::inTerminal)).as("stays").isTrue();
    FxStage.until("the program has it", () -> text().contains("[   1   7   ~"));
    FxStage.press(scene, KeyCode.PAGE_DOWN, KeyCode.CONTROL, KeyCode.SHIFT);
    assertThat(FxStage.get(this::inTerminal)).as("the way out of any").isFalse();
  }

  private String visibleText() {
    return scene.getFocusOwner() instanceof TerminalView view
        ? String.valueOf(view.queryAccessibleAttribute(AccessibleAttribute.TEXT))
        : "";
  }

  private void fire(EventType<KeyEvent> type, String text, KeyCode code, boolean alt) {
    Event.fireEvent(
        scene.getFocusOwner(), new KeyEvent(type, text, "", code, false, false, alt, false));
  }

  private String text() {
    return shell.screen().frame(Frame.EMPTY).rows().stream()
        .map(row -> row.runs().stream().map(Run::text).collect(Collectors.joining()))
        .collect(Collectors.joining("\n"))
        .stripTrailing();
  }

  @Test
  void theSettingsOfTerminalsTakeEffectAtOnce() throws Exception {
    FxStage.press(scene, KeyCode.DIGIT1, KeyCode.ALT);
    FxStage.press(scene, KeyCode.COMMA, KeyCode.CONTROL);
    FxStage.run(() -> {
      box("All lines").fire();
      box("Ligatures, where the font has them").fire();
    });
    TerminalPreferences chosen = parts.settings.get().terminal();
    assertThat(chosen.unlimitedScrollback()).isTrue();
    assertThat(chosen.ligatures()).isTrue();
    assertThat(chosen.scrollbackLines()).isEqualTo(100_000);
    assertThat(TerminalChoices.kept(parts.settings.get()).scrollbackLines())
        .isEqualTo(TerminalSettings.UNLIMITED);
  }

  private CheckBox box(String text) {
    return scene.getRoot().lookupAll(".settings-sheet .check-box").stream()
        .map(CheckBox.class::cast)
        .filter(box -> box.getText().equals(text))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void findOpensByItsKeyAndEscapeGivesTheKeyboardBack() throws Exception {
    FxStage.press(scene, KeyCode.F, KeyCode.CONTROL, KeyCode.SHIFT);
    assertThat(FxStage.get(() -> scene.lookup(".find-bar") != null)).isTrue();
    assertThat(FxStage.get(this::inTerminal)).isFalse();
    FxStage.press(scene, KeyCode.ESCAPE);
    assertThat(FxStage.get(() -> scene.lookup(".find-bar") == null)).isTrue();
    assertThat(FxStage.get(this::inTerminal)).isTrue();
  }

  @Test
  void anEndedShellStaysWithItsStatusUntilItIsClosed() throws Exception {
    run("exit 3");
    untilShown("Process ended with status 3. Enter starts a new shell, Ctrl+D closes.");
    FxStage.press(scene, KeyCode.D, KeyCode.CONTROL);
    FxStage.until("closed", () -> !texts().contains("probe"));
  }
}
