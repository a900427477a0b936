package app.coppice.ui.review;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.diff.FileDiff;
import app.coppice.session.Changes;
import app.coppice.ui.kit.text.FxStage;
import app.coppice.ui.review.diff.HugeDiff;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import org.junit.jupiter.api.Test;

/// What a changed file costs the window: nodes that show what stayed are not made anew.
class KeptNodesTest extends ReviewPaneFixture {
  private static final List<FileDiff> FILES = HugeDiff.of(3, 4);
  private static final String LAST = "src/Part00002.java";

  @Test
  void aFileMoreLeavesTheRowsAndLinesOfTheOthers() throws Exception {
    show(FILES.subList(1, 3), Set.of());
    Set<Node> rows = nodes(".file-row");
    Set<Node> lines = nodes(".diff-row");
    assertThat(rows).isNotEmpty();
    assertThat(lines).isNotEmpty();
    show(FILES, Set.of());
    assertThat(nodes(".file-row")).containsAll(rows);
    assertThat(nodes(".diff-row")).containsAll(lines);
  }

  @Test
  void aRowThatIsKeptShowsWhatIsStagedNow() throws Exception {
    show(FILES, Set.of());
    Set<Node> rows = nodes(".file-row");
    show(FILES, Set.of(LAST));
    assertThat(nodes(".file-row")).containsAll(rows);
    assertThat(FxStage.call(() -> pane.files().chosen())).contains(LAST);
    assertThat(nodes(".staged-mark").stream().filter(Node::isVisible)).hasSize(1);
    FxStage.run(() -> {
      pane.commitBar().choice().stagedOnly().setSelected(false);
      pane.files().choose(LAST, false);
    });
    stage.pulses(2);
    assertThat(nodes(".file-row .check-box").stream().filter(it -> ((CheckBox) it).isSelected()))
        .hasSize(2);
  }

  private void show(List<FileDiff> files, Set<String> staged) throws Exception {
    Set<String> paths = Set.copyOf(files.stream().map(FileDiff::path).toList());
    var unstaged = new HashSet<>(paths);
    unstaged.removeAll(staged);
    var changes = new Changes(List.copyOf(files), paths, Set.of(), staged, unstaged, 1, 0);
    FxStage.run(() -> pane.show(snapshot(changes)));
    stage.pulses(3);
  }

  private Set<Node> nodes(String selector) throws Exception {
    return FxStage.call(() -> Set.copyOf(pane.lookupAll(selector)));
  }
}
