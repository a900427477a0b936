package app.coppice.ui.review;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.session.Changes;
import app.coppice.session.SessionState;
import app.coppice.ui.kit.text.FxStage;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javafx.scene.control.CheckBox;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// The ticks while only what is staged is committed.
class StagedTicksTest extends ReviewPaneFixture {
  private void showStaged(String... paths) throws Exception {
    show(
        new Changes(
            Stream.of("a.txt", "b.txt", "c.txt").map(it -> file(it, 3)).toList(),
            Set.of("a.txt", "b.txt", "c.txt"),
            Set.of(),
            Set.of(paths),
            Set.of("b.txt", "c.txt"),
            0,
            0));
  }

  /// The boxes of the files, one letter each: ticked, half or not; a capital one can be changed.
  private String boxes() throws Exception {
    return FxStage.call(() ->
        String.join(
            "",
            pane.lookupAll(".file-row").stream()
                .map(row -> (CheckBox) row.lookup(".check-box"))
                .map(StagedTicksTest::letter)
                .toList()));
  }

  private static String letter(CheckBox box) {
    String letter = box.isIndeterminate() ? "h" : box.isSelected() ? "t" : "n";
    return box.isDisabled() ? letter : letter.toUpperCase(java.util.Locale.ROOT);
  }

  @Test
  void theTicksFollowWhatIsStagedWhileThatAloneIsCommitted() throws Exception {
    showStaged();
    FxStage.run(() -> pane.commitBar().message().setText("Half of it"));
    assertThat(boxes()).isEqualTo("TTT");
    showStaged("a.txt", "b.txt");
    assertThat(boxes()).isEqualTo("thn");
    assertThat(FxStage.call(() -> pane.commitBar().commitButton().getText()))
        .isEqualTo("Commit staged");

    FxStage.run(pane::focusFiles);
    stage.press(KeyCode.SPACE);
    assertThat(FxStage.call(() -> pane.commitBar().result().text()))
        .contains("Only what is staged");
    assertThat(boxes()).isEqualTo("thn");

    FxStage.run(() -> pane.commitBar().discardButton().fire());
    assertThat(FxStage.call(() -> pane.commitBar().question().text())).contains("2 files");

    FxStage.run(() -> pane.commitBar().choice().stagedOnly().setSelected(false));
    stage.pulses(2);
    assertThat(boxes()).isEqualTo("TTT");
    assertThat(FxStage.call(() -> pane.commitBar().result().text())).isEmpty();
    FxStage.run(() -> pane.commitBar().commitButton().fire());
    assertThat(orders.getFirst().paths()).isEqualTo(List.of("a.txt", "b.txt", "c.txt"));
  }

  @Test
  void whatGitStagesForACommitThatRunsIsNotTakenForWhatThePersonStaged() throws Exception {
    showStaged();
    state = SessionState.COMMITTING;
    showStaged("a.txt", "b.txt", "c.txt");
    assertThat(FxStage.call(() -> pane.commitBar().choice().stagedOnly().isVisible())).isFalse();
    assertThat(boxes()).isEqualTo("TTT");
    state = SessionState.IDLE;
    showStaged("a.txt");
    assertThat(FxStage.call(() -> pane.commitBar().choice().stagedOnly().isSelected())).isTrue();
  }
}
