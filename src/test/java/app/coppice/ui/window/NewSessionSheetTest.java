package app.coppice.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NewSessionSheetTest extends WindowTest {
  private static final Path ZEBRA = BACKEND.resolveSibling("zebra");

  @BeforeEach
  void openRepository() throws Exception {
    engine.repository(BACKEND);
    untilShown("shop-backend");
  }

  @Test
  void aPromptThatBecameNoSessionIsThereAgain() throws Exception {
    FxStage.press(scene, KeyCode.N, KeyCode.CONTROL);
    FxStage.type(scene, "Fix log");
    FxStage.press(scene, KeyCode.ESCAPE);
    FxStage.press(scene, KeyCode.N, KeyCode.CONTROL);
    FxStage.type(scene, "in");
    assertThat(prompt()).isEqualTo("Fix login");
    FxStage.press(scene, KeyCode.ENTER);
    FxStage.until("created", () -> !engine.created.isEmpty());
    assertThat(engine.created.getFirst().prompt()).isEqualTo("Fix login");
    FxStage.press(scene, KeyCode.N, KeyCode.CONTROL);
    assertThat(prompt()).isEmpty();
  }

  @Test
  void branchesOfARepositoryThatWasLeftAreNotOffered() throws Exception {
    engine.repository(ZEBRA);
    untilShown("zebra");
    CompletableFuture<List<String>> late = new CompletableFuture<>();
    engine.branches.put(BACKEND, late);
    engine.branches.put(ZEBRA, CompletableFuture.completedFuture(List.of("stripes")));
    FxStage.press(scene, KeyCode.N, KeyCode.CONTROL);
    FxStage.run(() -> repositories().getSelectionModel().select(1));
    FxStage.until("its branch", () -> summary().contains("from stripes in zebra"));
    late.complete(List.of("main"));
    int[] frames = {0};
    FxStage.until("all is told", () -> ++frames[0] > 3);
    assertThat(FxStage.get(this::summary)).contains("from stripes in zebra");
  }

  @Test
  void theBaseFollowsTheRepository() throws Exception {
    engine.repository(ZEBRA);
    untilShown("zebra");
    engine.branches.put(ZEBRA, CompletableFuture.completedFuture(List.of("stripes")));
    FxStage.press(scene, KeyCode.N, KeyCode.CONTROL);
    FxStage.until("its branch", () -> summary().contains("from main in shop-backend"));
    FxStage.run(() -> repositories().getSelectionModel().select(1));
    FxStage.until("the other's", () -> summary().contains("from stripes in zebra"));
  }

  private String summary() {
    return String.join("\n", texts());
  }

  private ComboBox<?> repositories() {
    return (ComboBox<?>) scene.lookup(".new-session-sheet .combo-box");
  }

  private String prompt() throws Exception {
    return FxStage.get(() -> ((TextArea) scene.lookup(".new-session-sheet .text-area")).getText());
  }
}
