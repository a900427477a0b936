package app.coppice.ui.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import app.coppice.terminal.PtyRequest;
import app.coppice.terminal.PtySession;
import app.coppice.terminal.Screen;
import app.coppice.terminal.Screen.Frame;
import app.coppice.terminal.Screen.Row;
import app.coppice.terminal.Screen.Run;
import app.coppice.ui.kit.FramePump;
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
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // opened before each test
class TerminalViewTest {
  @TempDir Path folder;
  private final OpenedLinks opened = new OpenedLinks();
  private PtySession session;
  private TerminalView view;
  private Stage stage;

  @BeforeAll
  static void startToolkit() {
    FxTest.start();
  }

  @BeforeEach
  void open() throws IOException {
    assumeFalse(System.getProperty("os.name").startsWith("Windows"), "needs a Unix shell");
    Map<String, String> environment =
        Map.of(
            "PATH",
            System.getenv("PATH"),
            "HOME",
            folder.toString(),
            "PS1",
            "> ",
            "LANG",
            "C.UTF-8");
    session =
        PtySession.start(new PtyRequest("shell", List.of("sh", "-i"), environment, folder, 80, 24));
    FxTest.onFx(() -> {
      view = new TerminalView(session, new FramePump(), KeyFilter::usual, opened);
      stage = new Stage();
      stage.setScene(new Scene(new StackPane(view), 700, 400));
      stage.show();
      view.requestFocus();
      return true;
    });
    awaitText("> ");
  }

  @AfterEach
  void close() throws InterruptedException {
    if (session != null) {
      FxTest.onFx(() -> {
        stage.hide();
        return true;
      });
      session.close();
      assertThat(session.awaitEnd(Duration.ofSeconds(10))).isTrue();
    }
  }

  static String text(Screen screen) {
    return screen.frame(Frame.EMPTY).rows().stream()
        .map(TerminalViewTest::text)
        .collect(Collectors.joining("\n"));
  }

  private static String text(Row row) {
    return row.runs().stream().map(Run::text).collect(Collectors.joining());
  }

  private void awaitText(String wanted) {
    FxTest.await(wanted, () -> text(session.screen()).contains(wanted));
  }

  private void run(String line) {
    session.send((line + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private static void fire(TerminalView target, Event event) {
    FxTest.onFx(() -> {
      Event.fireEvent(target, event);
      return true;
    });
  }

  private void press(KeyCode code, String typed, boolean shift, boolean control) {
    fire(view, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, control, false, false));
    fire(
        view,
        new KeyEvent(
            KeyEvent.KEY_TYPED, typed, "", KeyCode.UNDEFINED, shift, control, false, false));
  }

  private void mouse(
      EventType<MouseEvent> type, double x, double y, MouseButton button, int clicks) {
    mouse(type, x, y, button, clicks, "");
  }

  /// @param held `A` for Alt, `C` for Control
  private void mouse(
      EventType<MouseEvent> type, double x, double y, MouseButton button, int clicks, String held) {
    boolean primary = button == MouseButton.PRIMARY;
    boolean control = held.contains("C");
    boolean alt = held.contains("A");
    fire(
        view,
        new MouseEvent(
            type, x, y, x, y, button, clicks, false, control, alt, false, primary, false, false,
            false, false, true, null));
  }

  /// The middle of a cell, in the view's coordinates.
  private double x(int column) {
    return FxTest.onFx(() -> view.getInsets().getLeft() + (column + 0.1) * view.font().width());
  }

  private double y(int row) {
    return FxTest.onFx(() -> view.getInsets().getTop() + (row + 0.5) * view.font().height());
  }

  @Test
  void theProgramLearnsTheSizeOfTheViewInCells() {
    int columns = FxTest.onFx(() -> view.columns());
    int rows = FxTest.onFx(() -> view.rows());
    assertThat(columns).isBetween(60, 110);
    run("stty size");
    awaitText(rows + " " + columns);
  }

  @Test
  void colouredCellsArePaintedInTheirColour() {
    run("printf '\\033[48;2;1;200;3m          \\033[0m\\n'");
    awaitText("          ");
    FxTest.await("ten green cells on the canvas", () -> greenPixels() > 1000);
  }

  @Test
  void aPictureIsPaintedOverTheCellsItCovers() {
    run("clear; printf '\\033_Ga=T,f=24,s=2,v=2,c=10,r=3;AcgDAcgDAcgDAcgD\\033\\\\'; echo");
    FxTest.await("ten by three green cells", () -> greenPixels() > 3000);
  }

  private long greenPixels() {
    WritableImage image = view.snapshot(null, null);
    long count = 0;
    for (int i = 0; i < image.getHeight(); i++) {
      for (int j = 0; j < image.getWidth(); j++) {
        if (image.getPixelReader().getArgb(j, i) == 0xff01c803) {
          count++;
        }
      }
    }
    return count;
  }

  @Test
  void typedTextAndControlKeysReachTheProgram() {
    press(KeyCode.E, "e", false, false);
    for (char letter : "cho a$((1+1))b".toCharArray()) {
      press(KeyCode.UNDEFINED, Character.toString(letter), false, false);
    }
    press(KeyCode.ENTER, "\r", false, false);
    awaitText("a2b");
    run("cat");
    press(KeyCode.C, "\003", false, true);
    awaitText("^C");
  }

  @Test
  void aDragSelectsAndADoubleClickSelectsAWord() {
    run("clear; printf 'alpha beta/gamma.txt delta\\n'");
    FxTest.await("first row", () -> view.visibleText().startsWith("alpha beta"));
    mouse(MouseEvent.MOUSE_PRESSED, x(2), y(0), MouseButton.PRIMARY, 1);
    mouse(MouseEvent.MOUSE_DRAGGED, x(10), y(0), MouseButton.PRIMARY, 1);
    mouse(MouseEvent.MOUSE_RELEASED, x(10), y(0), MouseButton.PRIMARY, 1);
    assertThat(FxTest.onFx(() -> view.selectedText())).isEqualTo("pha beta");
    mouse(MouseEvent.MOUSE_PRESSED, x(8), y(0), MouseButton.PRIMARY, 2);
    mouse(MouseEvent.MOUSE_RELEASED, x(8), y(0), MouseButton.PRIMARY, 2);
    assertThat(FxTest.onFx(() -> view.selectedText())).isEqualTo("beta/gamma.txt");
    mouse(MouseEvent.MOUSE_PRESSED, x(8), y(0), MouseButton.PRIMARY, 3);
    mouse(MouseEvent.MOUSE_RELEASED, x(8), y(0), MouseButton.PRIMARY, 3);
    assertThat(FxTest.onFx(() -> view.selectedText())).isEqualTo("alpha beta/gamma.txt delta");
    press(KeyCode.C, "", true, true);
    assertThat(FxTest.onFx(() -> Clipboard.getSystemClipboard().getString()))
        .isEqualTo("alpha beta/gamma.txt delta");
  }

  @Test
  void theWheelScrollsBackAndASelectionStaysOnItsText() {
    run("seq 1 300; echo do''ne");
    awaitText("done");
    fire(view, wheel(4000));
    FxTest.await("top of the scrollback", () -> !view.visibleText().contains("300"));
    mouse(MouseEvent.MOUSE_PRESSED, x(0), y(1), MouseButton.PRIMARY, 3);
    mouse(MouseEvent.MOUSE_RELEASED, x(0), y(1), MouseButton.PRIMARY, 3);
    String selected = FxTest.onFx(() -> view.selectedText());
    run("seq 1 50; echo mo''re");
    awaitText("more");
    assertThat(FxTest.onFx(() -> view.selectedText())).isEqualTo(selected);
  }

  private ScrollEvent wheel(double pixels) {
    return new ScrollEvent(
        ScrollEvent.SCROLL,
        20,
        20,
        20,
        20,
        false,
        false,
        false,
        false,
        false,
        false,
        0,
        pixels,
        0,
        pixels,
        ScrollEvent.HorizontalTextScrollUnits.NONE,
        0,
        ScrollEvent.VerticalTextScrollUnits.NONE,
        0,
        0,
        null);
  }

  @Test
  void severalLinesAreAskedAboutUnlessTheProgramTakesThemInBrackets() {
    run("cat");
    String[] asked = {""};
    FxTest.onFx(() -> {
      view.onRiskyPaste(text -> asked[0] = text);
      view.paste("rm one\nrm two\n");
      return true;
    });
    assertThat(asked[0]).isEqualTo("rm one\nrm two\n");
    FxTest.onFx(() -> {
      view.paste("only one");
      return true;
    });
    awaitText("only one");
    assertThat(text(session.screen())).doesNotContain("rm one");
    press(KeyCode.C, "\003", false, true);
    // an interrupt empties the terminal's input queue: what is typed before the prompt may be lost
    FxTest.await("the prompt", () -> text(session.screen()).stripTrailing().endsWith("\n>"));
    run("printf '\\033[?2004h'; cat");
    FxTest.await("brackets", () -> session.screen().frame(Frame.EMPTY).input().bracketedPaste());
    asked[0] = "";
    FxTest.onFx(() -> {
      view.changed();
      return true;
    });
    FxTest.await(
        "paste without a question",
        () -> {
          view.paste("in\nbrackets");
          return text(session.screen()).contains("brackets");
        });
  }

  @Test
  void theWindowsKeysPass() {
    boolean[] seen = new boolean[2];
    FxTest.onFx(() -> {
      stage
          .getScene()
          .getRoot()
          .addEventHandler(
              KeyEvent.KEY_PRESSED, event -> seen[event.getCode() == KeyCode.P ? 0 : 1] = true);
      return true;
    });
    press(KeyCode.P, "", true, true);
    press(KeyCode.L, "", false, true);
    assertThat(seen).containsExactly(true, false);
  }

  @Test
  void aDragWithAltSelectsABlock() {
    run("clear; printf 'abcdef\\nghijkl\\nmnopqr\\n'");
    FxTest.await("three rows", () -> view.visibleText().startsWith("abcdef\nghijkl\nmnopqr"));
    mouse(MouseEvent.MOUSE_PRESSED, x(1), y(0), MouseButton.PRIMARY, 1, "A");
    mouse(MouseEvent.MOUSE_DRAGGED, x(4), y(2), MouseButton.PRIMARY, 1, "A");
    mouse(MouseEvent.MOUSE_RELEASED, x(4), y(2), MouseButton.PRIMARY, 1, "A");
    assertThat(FxTest.onFx(() -> view.selectedText())).isEqualTo("bcd\nhij\nnop");
  }

  @Test
  void aDragBeyondTheEdgeScrollsOnByItself() {
    run("seq 1 200; echo do''ne");
    awaitText("done");
    FxTest.await("the end in view", () -> view.visibleText().contains("done"));
    mouse(MouseEvent.MOUSE_PRESSED, x(2), y(3), MouseButton.PRIMARY, 1);
    mouse(MouseEvent.MOUSE_DRAGGED, x(0), -120, MouseButton.PRIMARY, 1);
    FxTest.await("the first line", () -> view.selectedText().contains("\n1\n2\n3\n"));
    mouse(MouseEvent.MOUSE_RELEASED, x(0), -120, MouseButton.PRIMARY, 1);
  }

  @Test
  void aSelectionStaysOnItsTextWhenTheWindowBecomesNarrower() {
    run("clear; printf '%s\\n' aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa needle");
    FxTest.await("needle", () -> view.visibleText().contains("\nneedle"));
    mouse(MouseEvent.MOUSE_PRESSED, x(2), y(1), MouseButton.PRIMARY, 2);
    mouse(MouseEvent.MOUSE_RELEASED, x(2), y(1), MouseButton.PRIMARY, 2);
    assertThat(FxTest.onFx(() -> view.selectedText())).isEqualTo("needle");
    int before = FxTest.onFx(() -> view.columns());
    FxTest.onFx(() -> {
      view.setMaxWidth(300);
      return true;
    });
    FxTest.await("narrower", () -> view.columns() < before);
    FxTest.await("the same text", () -> view.selectedText().equals("needle"));
  }

  @Test
  void findCountsWhatIsInTheScrollbackAndGoesUpFromTheEnd() {
    run("seq 1 1500; echo do''ne");
    awaitText("done");
    FxTest.await("the end in view", () -> view.visibleText().contains("done"));
    FxTest.onFx(() -> {
      view.finder().look(new FindQuery("99\\b", true, true).pattern());
      return true;
    });
    FxTest.await("15 finds", () -> view.finder().count() == 15);
    FxTest.await("the last", () -> view.finder().position() == 15);
    assertThat(FxTest.onFx(() -> view.visibleText())).contains("1499");
    FxTest.onFx(() -> {
      view.finder().previous();
      return true;
    });
    assertThat(FxTest.onFx(() -> view.finder().position())).isEqualTo(14);
    FxTest.await("it is in view", () -> view.visibleText().contains("1399"));
    FxTest.onFx(() -> {
      view.finder().next();
      view.finder().next();
      return true;
    });
    assertThat(FxTest.onFx(() -> view.finder().position())).as("round").isEqualTo(1);
    run("echo 1''99");
    FxTest.await("what came meanwhile", () -> view.finder().count() == 16);
  }

  @Test
  void aLinkOpensByAClickWithControlOnly() throws IOException {
    opened.files.put("src/a.txt", folder.resolve("a.txt"));
    run("clear; echo see https://example.com/x or src/a.txt:7 or src/b.txt");
    FxTest.await("text", () -> view.visibleText().startsWith("see https"));
    click(6, "");
    assertThat(opened.opened).isEmpty();
    click(6, "C");
    click(31, "C");
    click(46, "C");
    assertThat(opened.opened)
        .containsExactly("web https://example.com/x", "file " + folder.resolve("a.txt") + " 7 0");
  }

  private void click(int column, String held) {
    mouse(MouseEvent.MOUSE_MOVED, x(column), y(0), MouseButton.NONE, 0, held);
    mouse(MouseEvent.MOUSE_PRESSED, x(column), y(0), MouseButton.PRIMARY, 1, held);
    mouse(MouseEvent.MOUSE_RELEASED, x(column), y(0), MouseButton.PRIMARY, 1, held);
  }

  @Test
  void promptsAreVisitedAndTheOutputOfACommandIsSelected() {
    run(
        "for i in 1 2 3; do printf '\\033]133;A\\007p%s \\033]133;B\\007c\\n\\033]133;C\\007' $i;"
            + " seq $((i * 1000)) $((i * 1000 + 40)); printf '\\033]133;D;0\\007'; done");
    FxTest.await("the last", () -> view.visibleText().contains("3040"));
    FxTest.onFx(() -> {
      view.prompts().previous();
      return true;
    });
    FxTest.await("the third prompt", () -> view.visibleText().startsWith("p3 c\n3000"));
    FxTest.onFx(() -> {
      view.prompts().previous();
      view.prompts().selectOutput();
      return true;
    });
    FxTest.await("the second prompt", () -> view.visibleText().startsWith("p2 c\n2000"));
    String output = FxTest.onFx(() -> view.selectedText());
    assertThat(output).startsWith("2000\n2001").endsWith("2040");
    FxTest.onFx(() -> {
      view.prompts().next();
      return true;
    });
    FxTest.await("the third again", () -> view.visibleText().startsWith("p3 c"));
  }

  @Test
  void afterAFloodTheLastPictureIsPainted() {
    run("seq 1 200000; echo th''eend");
    FxTest.await("the end in view", () -> view.visibleText().contains("theend"));
  }

  @Test
  void aScreenReaderReadsWhatIsInViewAndWhereTheCaretIs() {
    run("clear; printf 'alpha\\nbeta '; cat");
    FxTest.await("text", () -> view.visibleText().startsWith("alpha\nbeta\n"));
    assertThat(ask(AccessibleAttribute.CARET_OFFSET)).isEqualTo(10);
    assertThat(ask(AccessibleAttribute.LINE_FOR_OFFSET, 7)).isEqualTo(1);
    assertThat(ask(AccessibleAttribute.LINE_START, 1)).isEqualTo(6);
    assertThat(ask(AccessibleAttribute.LINE_END, 1)).isEqualTo(10);
    mouse(MouseEvent.MOUSE_PRESSED, x(1), y(1), MouseButton.PRIMARY, 2);
    mouse(MouseEvent.MOUSE_RELEASED, x(1), y(1), MouseButton.PRIMARY, 2);
    assertThat(ask(AccessibleAttribute.SELECTION_START)).isEqualTo(6);
    assertThat(ask(AccessibleAttribute.SELECTION_END)).isEqualTo(10);
  }

  private Object ask(AccessibleAttribute attribute, Object... parameters) {
    return FxTest.onFx(() -> view.queryAccessibleAttribute(attribute, parameters));
  }
}
