package app.coppice.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.session.SessionCommand;
import app.coppice.session.SessionState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// The palette and the cheat sheet lead to what a person has in mind.
class FindingActionsTest extends WindowTest {
  private static final Map<String, String> TYPED =
      Map.ofEntries(
          Map.entry("exit", "Quit"),
          Map.entry("dark mode", "Light or dark"),
          Map.entry("preferences", "Settings"),
          Map.entry("api key", "Keys and vault"),
          Map.entry("unlock", "Keys and vault"),
          Map.entry("lock", "Keys and vault"),
          Map.entry("keyboard shortcuts", "Keys"),
          Map.entry("font bigger", "Larger text"),
          Map.entry("new task", "New session"),
          Map.entry("add folder", "Open repository"),
          Map.entry("terminal new", "Open a shell"),
          Map.entry("split", "Split the terminal, new one beside it"),
          Map.entry("tile", "Sessions side by side"),
          Map.entry("undelete", "Show trash"),
          Map.entry("remove session", "Delete session"),
          Map.entry("pull main", "Update from base by merge"),
          Map.entry("commit", "Commit"),
          Map.entry("land", "Land"),
          Map.entry("plan", "Landing plan"),
          Map.entry("cancel", "Stop the turn or the commit"),
          Map.entry("continue", "Resume the turn"),
          Map.entry("hide sidebar", "Fold or unfold the sidebar"),
          Map.entry("ctrl shift g", "Sessions side by side"),
          Map.entry("F5", "Look for changes again"));

  @Test
  void thePaletteKnowsTheWordsThatAPersonTypes() throws Exception {
    engine.add(BACKEND, "Fix login", SessionState.IDLE);
    untilShown("Fix login");
    FxStage.press(scene, KeyCode.P, KeyCode.CONTROL, KeyCode.SHIFT);
    for (Map.Entry<String, String> each : TYPED.entrySet()) {
      assertThat(found(each.getKey())).as(each.getKey()).contains(each.getValue());
    }
  }

  @Test
  void thePaletteFindsWhatTheReviewsKeysDoAndDoesItToWhatIsSelected() throws Exception {
    var _ = changedSession();
    Map<String, String> typed =
        Map.ofEntries(
            Map.entry("editor", "Open the file in your editor"),
            Map.entry("edit file", "Edit the file here"),
            Map.entry("conflict", "Resolve conflicts with the base"),
            Map.entry("stage", "Stage the file, hunk or lines"),
            Map.entry("discard line", "Discard the changes of the file, hunk or lines"),
            Map.entry("comment", "Comment on the line"),
            Map.entry("viewed", "Mark the file as viewed, or not"),
            Map.entry("whitespace", "Ignore white space, or show it"),
            Map.entry("side by side", "Side by side, or below each other"),
            Map.entry("context", "Show the whole file"),
            Map.entry("compare", "Choose what is compared"),
            Map.entry("collapse files", "Fold all files, or unfold them"),
            Map.entry("submit comments", "Put the open comments into the prompt"));
    FxStage.run(() -> window.desk().focusReview());
    FxStage.press(scene, KeyCode.P, KeyCode.CONTROL, KeyCode.SHIFT);
    for (Map.Entry<String, String> each : typed.entrySet()) {
      assertThat(found(each.getKey())).as(each.getKey()).contains(each.getValue());
    }
    assertThat(found("viewed").getFirst()).isEqualTo("Mark the file as viewed, or not");
    FxStage.press(scene, KeyCode.ENTER);
    FxStage.until(
        "marked",
        () -> engine.commands.stream().anyMatch(SessionCommand.MarkViewed.class::isInstance));
  }

  /// The first three titles that a query finds.
  private List<String> found(String typed) throws Exception {
    return FxStage.get(() -> {
      ((TextField) scene.lookup(".palette .text-field")).setText(typed);
      ListView<?> list = (ListView<?>) scene.lookup(".palette .list-view");
      return list.getItems().stream()
          .limit(3)
          .map(item -> ((Palette.Choice) item).title())
          .toList();
    });
  }

  @Test
  void theCheatSheetSaysOfEachKeyThatMeansTwoThingsWhenItMeansWhich() {
    Map<String, List<String>> cases = new LinkedHashMap<>();
    for (KeyLines.Group group : new KeyLines(window.actions().all()).groups()) {
      for (KeyLines.Line line : group.lines()) {
        String scope = group.where().equals("everywhere") ? "" : group.title();
        for (String key : line.keys()) {
          cases.computeIfAbsent(key, _ -> new ArrayList<>()).add(scope + line.when());
        }
      }
    }
    assertThat(cases).hasSizeGreaterThan(60);
    assertThat(cases).allSatisfy((_, when) -> assertThat(when).doesNotHaveDuplicates());
    assertThat(cases.get("Ctrl+Shift+R")).hasSize(3).noneMatch(String::isEmpty);
  }
}
