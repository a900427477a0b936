package app.coppice;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.rehearsal.ModelRequest;
import app.coppice.rehearsal.Pace;
import app.coppice.rehearsal.RecordedMessage;
import app.coppice.rehearsal.RecordedMessage.Part;
import app.coppice.rehearsal.RehearsalServer;
import app.coppice.rehearsal.Reply;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.FutureTask;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The main job through the window alone: a real repository, shell, vault, journal and HTTP server,
/// driven by keys and read from the scene.
@Timeout(240)
class EndToEndTest {
  private static final String PLANT = "Plant carrots";
  private static final String EXPLAIN = "Explain the notes";

  @TempDir Path folder;
  private RehearsalServer model;
  private Bench bench;

  @SuppressWarnings("NullAway.Init")
  private Keyboard keyboard;

  @BeforeEach
  void prepare() throws Exception {
    model = RehearsalServer.start(Pace.INSTANT, EndToEndTest::reply);
    bench = Bench.prepared(folder, model);
  }

  @AfterEach
  void stopModel() {
    model.close();
  }

  private static Reply reply(ModelRequest request) {
    String messages = request.body().path("messages").toString();
    if (messages.contains("tool_result")) {
      return new Reply.Message(RecordedMessage.text("The carrots are planted."));
    }
    if (messages.contains(PLANT)) {
      return new Reply.Message(
          new RecordedMessage(
              List.of(
                  new Part.Text("I will add a line."),
                  new Part.ToolUse(
                      "toolu_1",
                      "run_command",
                      "{\"command\":\"echo Carrots >> notes.txt; echo so''wn\"}"))));
    }
    return new Reply.Message(RecordedMessage.text("The notes name *one* crop, potatoes."));
  }

  @Test
  void fromTheDroppedRepositoryToTheLandedBranchAndBackAfterARestart() throws Exception {
    FutureTask<Integer> program = bench.start();
    keyboard = Keyboard.atWindow();
    bench.begin(keyboard);

    twoSessionsWork();
    theShellAnswers();
    String branch = theChangeIsCommitted();
    theBranchLands(branch);
    aDraftIsLeft();
    Bench.quit(keyboard, program);

    program = bench.start();
    keyboard = Keyboard.atWindow();
    everythingIsThere();
    Bench.quit(keyboard, program);
    assertThat(bench.git("worktree", "prune", "--dry-run")).isEmpty();
    assertThat(bench.git("fsck")).doesNotContain("error", "missing");
  }

  private void twoSessionsWork() throws Exception {
    Bench.newSession(keyboard, PLANT);
    keyboard.reads("permission-card", "notes.txt");
    keyboard.reads("status-bar", "1 waits for you");
    Bench.newSession(keyboard, EXPLAIN);
    keyboard.reads("chat-pane", "The notes name one crop, potatoes.");
    assertThat(keyboard.title()).startsWith(EXPLAIN);

    keyboard.press(KeyCode.J, KeyCode.CONTROL);
    Keyboard.until("the request has the focus", () -> keyboard.focusIn("permission-card"));
    keyboard.press(KeyCode.Y);
    keyboard.reads("chat-pane", "The carrots are planted.");
    assertThat(keyboard.title()).startsWith(PLANT);
  }

  private void theShellAnswers() throws Exception {
    keyboard.reads("terminal-view", "sown");
    keyboard.press(KeyCode.T, KeyCode.CONTROL, KeyCode.SHIFT);
    keyboard.reads("console-tabs", "shell");
    Keyboard.until(
        "the shell has the focus and says something",
        () ->
            keyboard.focusIn("terminal-view")
                && !keyboard.textOf("terminal-view").isBlank()
                && !keyboard.textOf("terminal-view").contains("sown"));
    keyboard.type("echo $((6*7))");
    keyboard.press(KeyCode.ENTER);
    keyboard.reads("terminal-view", "\n42");
  }

  private String theChangeIsCommitted() throws Exception {
    keyboard.reads("review-pane", "Carrots");
    // A terminal in focus has first say about keys.
    keyboard.press(KeyCode.DIGIT1, KeyCode.ALT);
    Keyboard.until("the composer has the focus", () -> keyboard.focusIn("composer"));
    keyboard.press(KeyCode.K, KeyCode.CONTROL, KeyCode.SHIFT);
    Keyboard.until("the message has the focus", () -> keyboard.focusIn("commit-bar"));
    keyboard.type("Sow carrots");
    keyboard.press(KeyCode.ENTER, KeyCode.CONTROL);
    keyboard.reads("commit-bar", "all committed");
    String branch =
        bench
            .git("for-each-ref", "--format=%(refname:short)", "refs/heads")
            .lines()
            .filter(name -> name.contains("carrots"))
            .findFirst()
            .orElseThrow();
    assertThat(bench.git("log", "--format=%s", branch)).isEqualTo("Sow carrots\nPlant");
    assertThat(bench.git("show", branch + ":notes.txt")).isEqualTo("Potatoes\nCarrots");
    return branch;
  }

  private void theBranchLands(String branch) throws Exception {
    keyboard.press(KeyCode.L, KeyCode.CONTROL, KeyCode.SHIFT);
    keyboard.reads("land-confirmation", "main moves on to " + branch);
    keyboard.press(KeyCode.ENTER);
    keyboard.reads("result-line", "Landed in");
    assertThat(bench.git("log", "--format=%s", "main")).isEqualTo("Sow carrots\nPlant");
    assertThat(bench.git("status", "--porcelain")).isEmpty();
    assertThat(Files.readString(bench.repository().resolve("notes.txt")))
        .isEqualTo("Potatoes\nCarrots\n");
  }

  private void aDraftIsLeft() throws Exception {
    assertThat(Keyboard.onFx(() -> keyboard.shows("review-pane"))).isTrue();
    keyboard.press(KeyCode.DIGIT2, KeyCode.CONTROL);
    keyboard.press(KeyCode.DIGIT3, KeyCode.ALT, KeyCode.SHIFT);
    keyboard.press(KeyCode.DIGIT1, KeyCode.ALT);
    Keyboard.until("the composer has the focus", () -> keyboard.focusIn("composer"));
    keyboard.type("And the be");
  }

  private void everythingIsThere() throws Exception {
    keyboard.reads("sidebar", PLANT);
    keyboard.reads("sidebar", EXPLAIN);
    keyboard.reads("chat-pane", "The notes name one crop, potatoes.");
    keyboard.reads("composer", "And the be");
    assertThat(keyboard.title()).startsWith(EXPLAIN);
    assertThat(Keyboard.onFx(() -> keyboard.shows("review-pane"))).isFalse();
    assertThat(Keyboard.onFx(() -> keyboard.shows("console-pane"))).isTrue();
    keyboard.press(KeyCode.DIGIT1, KeyCode.CONTROL);
    keyboard.reads("chat-pane", "The carrots are planted.");
    keyboard.reads("chat-pane", "echo Carrots");
    keyboard.reads("status-bar", "2 sessions");
  }
}
