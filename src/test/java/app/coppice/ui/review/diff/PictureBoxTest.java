package app.coppice.ui.review.diff;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.diff.FileDiff;
import app.coppice.ui.kit.text.FxStage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;

/// Whether pictures are asked for as long as they are shown, and no longer.
class PictureBoxTest {
  private final List<CompletableFuture<Picture.Both>> asked = new ArrayList<>();

  @Test
  void pictureIsGivenUpOnceAnotherIsShownInItsPlace() throws Exception {
    FxStage.make(() -> {
      PictureBox box = new PictureBox();
      box.show(body("a.png"), this::ask);
      assertThat(asked.getFirst()).isNotDone();
      box.show(body("b.png"), this::ask);
      return new StackPane(box);
    });
    assertThat(asked).hasSize(2);
    assertThat(asked.getFirst()).isCancelled();
    assertThat(asked.getLast()).isNotDone();
  }

  @Test
  void pictureThatLeftTheWindowIsGivenUpAndAskedForAnewWhenItComesBack() throws Exception {
    PictureBox box = FxStage.make(PictureBox::new);
    StackPane room = FxStage.call(() -> new StackPane(box));
    FxStage stage = FxStage.of(room);
    try {
      FxStage.run(() -> {
        box.show(body("a.png"), this::ask);
        room.getChildren().clear();
      });
      assertThat(asked.getFirst()).isCancelled();
      FxStage.run(() -> room.getChildren().setAll(box));
      assertThat(asked).hasSize(2);
      assertThat(asked.getLast()).isNotDone();
    } finally {
      stage.close();
    }
  }

  @Test
  void pictureThatIsScrolledAwayIsGivenUpAndAskedForAnewWhenItComesBack() throws Exception {
    DiffPane pane = FxStage.make(() -> new DiffPane(new ArrayList<>(), this::ask));
    FxStage stage = FxStage.of(pane);
    try {
      List<FileDiff> files = new ArrayList<>(List.of(picture("a.png")));
      files.addAll(HugeDiff.of(2, 300));
      FxStage.run(() -> pane.show(files));
      stage.pulses(2);
      assertThat(asked).hasSize(1);
      assertThat(asked.getFirst()).isNotDone();
      FxStage.run(() -> pane.reveal("src/Part00001.java", 100));
      stage.pulses(2);
      assertThat(asked.getFirst()).isCancelled();
      FxStage.run(() -> pane.reveal("a.png"));
      stage.pulses(2);
      assertThat(asked).hasSize(2);
      assertThat(asked.getLast()).isNotDone();
    } finally {
      stage.close();
    }
  }

  private CompletableFuture<Picture.Both> ask(FileDiff file) {
    CompletableFuture<Picture.Both> coming = new CompletableFuture<>();
    asked.add(coming);
    return coming;
  }

  private static FileBody body(String path) {
    return new FileBody(picture(path), Layout.UNIFIED, LineNotes.NONE);
  }

  private static FileDiff picture(String path) {
    return new FileDiff(
        path, path, FileDiff.Change.MODIFIED, List.of(), 0, 0, FileDiff.Content.BINARY);
  }
}
