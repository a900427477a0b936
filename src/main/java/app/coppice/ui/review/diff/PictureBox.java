package app.coppice.ui.review.diff;

import app.coppice.ui.kit.FxThread;
import app.coppice.ui.kit.Messages;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Two states of a picture side by side; they are asked for as long as it is in a scene and nobody
/// gave them up. FX thread only.
final class PictureBox extends HBox {
  private static final double HEIGHT = 240;
  private static final double TEXT = 24;

  private final Half before = new Half("review.picture.before");
  private final Half after = new Half("review.picture.after");
  private CompletableFuture<Picture.Both> asked = new CompletableFuture<>();
  private Supplier<CompletableFuture<Picture.Both>> ask = CompletableFuture::new;
  private int turn;
  private @Nullable FileBody shown;

  PictureBox() {
    getStyleClass().add("diff-pictures");
    getChildren().addAll(before, after);
    // As high before the pictures are there as with them.
    setPrefHeight(HEIGHT);
    sceneProperty()
        .addListener((_, _, scene) -> {
          if (scene == null) {
            giveUp();
          } else {
            comeBack();
          }
        });
  }

  /// Asks no longer for what is not there yet.
  void giveUp() {
    asked.cancel(false);
  }

  /// Asks again where it was given up.
  void comeBack() {
    if (asked.isCancelled() && getScene() != null) {
      again();
    }
  }

  void show(FileBody body, Picture.Source source) {
    if (body.equals(shown)) {
      return;
    }
    shown = body;
    ask = () -> source.of(body.file());
    again();
  }

  private void again() {
    asked.cancel(false);
    CompletableFuture<Picture.Both> coming = ask.get();
    asked = coming;
    turn++;
    int mine = turn;
    before.show(new Picture.Absent());
    after.show(new Picture.Absent());
    FxThread.deliver(
        coming,
        both -> {
          if (mine == turn) {
            before.show(both.before());
            after.show(both.after());
          }
        },
        failure -> {
          if (mine == turn && !coming.isCancelled()) {
            after.show(new Picture.Refused(String.valueOf(failure.getMessage())));
          }
        });
  }

  /// One side.
  private static final class Half extends VBox {
    private final String key;
    private final ImageView view = new ImageView();
    private final Label caption = new Label();

    Half(String key) {
      this.key = key;
      setAlignment(Pos.CENTER);
      setMinWidth(0);
      setPrefWidth(0);
      setHgrow(this, Priority.ALWAYS);
      caption.getStyleClass().addAll("muted", "small");
      caption.setWrapText(true);
      view.setPreserveRatio(true);
      view.setSmooth(true);
      getChildren().addAll(view, caption);
    }

    void show(Picture picture) {
      view.setImage(null);
      switch (picture) {
        case Picture.Absent _ -> caption.setText("");
        case Picture.Refused(String reason) -> caption.setText(reason);
        case Picture.Shown it -> {
          view.setImage(it.image());
          caption.setText(Messages.text(key, it.width(), it.height(), Remarks.size(it.bytes())));
          fit();
        }
      }
      setAccessibleText(caption.getText());
    }

    @Override
    protected void layoutChildren() {
      fit();
      super.layoutChildren();
    }

    /// Smaller than the room there is where it must, never larger than it is.
    private void fit() {
      if (view.getImage() != null) {
        view.setFitWidth(Math.min(view.getImage().getWidth(), Math.max(1, getWidth() - TEXT)));
        view.setFitHeight(Math.min(view.getImage().getHeight(), HEIGHT - 2 * TEXT));
      }
    }
  }
}
