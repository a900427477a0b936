package app.coppice.ui.review;

import app.coppice.text.Escapes;
import app.coppice.ui.kit.Icon;
import app.coppice.ui.kit.Messages;
import app.coppice.ui.kit.Verbatim;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Comments that are half written on files which the review does not show now: where each was begun
/// and its text, to be copied or dropped; it is below its line again as soon as the file is shown.
/// Takes no room where there is none. FX thread only.
final class StrayComments extends VBox {
  private final Consumer<CommentCard> drop;
  private List<Stray> shown = List.of();

  /// One of them.
  ///
  /// @param line where it was begun; 0 where that is not known
  record Stray(CommentCard card, int line, String text) {
    private String title() {
      String path = Escapes.visibleOnOneLine(card.path());
      return line > 0
          ? Messages.text("review.stray.line", path, line)
          : Messages.text("review.stray", path);
    }
  }

  /// @param drop takes one that the person gives up
  StrayComments(Consumer<CommentCard> drop) {
    this.drop = drop;
    getStyleClass().add("stray-comments");
    managedProperty().bind(visibleProperty());
    setVisible(false);
  }

  void show(List<Stray> strays) {
    if (!strays.equals(shown)) {
      shown = List.copyOf(strays);
      getChildren().setAll(strays.stream().map(this::box).toList());
      setVisible(!strays.isEmpty());
    }
  }

  List<Stray> shown() {
    return shown;
  }

  private VBox box(Stray stray) {
    Label title = new Label(stray.title());
    title.setWrapText(true);
    title.setMinHeight(Region.USE_PREF_SIZE);
    title.getStyleClass().addAll("muted", "small");
    Label text = new Label(Escapes.visible(stray.text()));
    text.setWrapText(true);
    text.getStyleClass().add("said");
    HBox buttons =
        new HBox(
            button(Icon.COPY, "review.stray.copy", () -> copy(stray.text())),
            button(Icon.DELETE, "review.stray.drop", () -> drop.accept(stray.card())));
    buttons.getStyleClass().add("buttons");
    VBox box = new VBox(title, text, buttons);
    box.getStyleClass().add("comment-card");
    box.setAccessibleText(stray.title() + " " + stray.text());
    return box;
  }

  private static Button button(Icon icon, String key, Runnable run) {
    Button button = Verbatim.button(Messages.text(key));
    button.setGraphic(icon.node());
    button.getStyleClass().addAll("flat", "small");
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(_ -> run.run());
    return button;
  }

  private static void copy(String text) {
    ClipboardContent content = new ClipboardContent();
    content.putString(text);
    Clipboard.getSystemClipboard().setContent(content);
  }
}
