package app.coppice.ui.review;

import app.coppice.session.FileText;
import app.coppice.ui.kit.Icon;
import app.coppice.ui.kit.KeyHint;
import app.coppice.ui.kit.Messages;
import app.coppice.ui.kit.Verbatim;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// The line above an editor: the file, whether it is saved, and what can be done with it. FX thread
/// only.
final class EditorHead extends HBox {
  private final Label dirtyMark = new Label("\u25cf");
  private final Button save = Verbatim.button(Messages.text("review.editor.save"));

  EditorHead(FileText.Opened opened, Runnable saves, Runnable opensElsewhere, Runnable closes) {
    Label path = new Label(opened.path());
    path.getStyleClass().add("medium");
    path.setMinWidth(0);
    dirtyMark.getStyleClass().add("staged-mark");
    dirtyMark.setMinWidth(Region.USE_PREF_SIZE); // what is not saved shows however narrow it is
    dirtyMark.setAccessibleText(Messages.text("review.editor.dirty"));
    Label form = new Label(form(opened));
    form.getStyleClass().addAll("muted", "small");
    Region gap = new Region();
    setHgrow(gap, Priority.ALWAYS);
    save.setGraphic(new KeyHint(ReviewKey.SAVE.combination()));
    save.setContentDisplay(ContentDisplay.RIGHT);
    save.setMinWidth(Region.USE_PREF_SIZE);
    save.setOnAction(_ -> saves.run());
    Button close = icon(Icon.CLOSE, "review.editor.close", closes);
    Button elsewhere = icon(Icon.EXTERNAL, "review.open-externally", opensElsewhere);
    elsewhere.setTooltip(
        new Tooltip(
            Messages.text("review.open-externally")
                + " ("
                + ReviewKey.OPEN_EDITED.combination().getDisplayText()
                + ")"));
    getChildren().addAll(path, dirtyMark, form, gap, elsewhere, save, close);
    getStyleClass().add("review-head");
  }

  private static Button icon(Icon icon, String name, Runnable run) {
    Button button = Verbatim.button();
    button.setGraphic(icon.node());
    button.getStyleClass().addAll("flat", "icon-button");
    button.setAccessibleText(Messages.text(name));
    button.setOnAction(_ -> run.run());
    return button;
  }

  private static String form(FileText.Opened opened) {
    String ends = opened.form().lineEnd().equals("\r\n") ? "CRLF" : "LF";
    return opened.form().charset().displayName() + ", " + ends;
  }

  /// @param canSave whether a save would do anything now
  void show(boolean dirty, boolean canSave) {
    dirtyMark.setVisible(dirty);
    save.setDisable(!canSave);
  }
}
