package app.coppice.ui.review;

import app.coppice.session.ActionResult;
import app.coppice.text.Escapes;
import app.coppice.ui.kit.Icon;
import app.coppice.ui.kit.Messages;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// What came of a commit or a landing, until it is closed or the next one starts. FX thread only.
final class ResultLine extends HBox {
  private static final PseudoClass PROBLEM = PseudoClass.getPseudoClass("problem");
  private static final int MOST_FILES = 12;

  private final Label text = new Label();
  private final Button next = new Button();
  private boolean problem;
  private String said = "";

  ResultLine() {
    getStyleClass().add("result-line");
    text.setWrapText(true);
    text.setMinHeight(USE_PREF_SIZE);
    text.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(text, Priority.ALWAYS);
    Button close = new Button();
    close.setGraphic(Icon.CLOSE.node());
    close.getStyleClass().addAll("flat", "icon-button");
    close.setAccessibleText(Messages.text("review.result.close"));
    close.setOnAction(_ -> hide());
    next.setMinWidth(USE_PREF_SIZE);
    getChildren().addAll(text, next, close);
    hide();
  }

  /// As {@link #show}, with one more step that is offered after a good end.
  void show(ActionResult result, String label, Runnable run) {
    show(result);
    boolean offered = result instanceof ActionResult.Done;
    next.setText(label);
    next.setOnAction(_ -> {
      hide();
      run.run();
    });
    next.setVisible(offered);
    next.setManaged(offered);
  }

  /// Says why something was not even asked; what is offered after the last good end stays.
  void remark(String reason) {
    if (isVisible() && next.isVisible()) {
      text.setText(said + "\n" + reason);
    } else {
      show(new ActionResult.Refused(reason));
    }
  }

  void show(ActionResult result) {
    next.setVisible(false);
    next.setManaged(false);
    problem = !(result instanceof ActionResult.Done);
    switch (result) {
      case ActionResult.Done(String message) -> {
        said = message;
        text.setText(message);
        text.setGraphic(Icon.CHECK.node());
      }
      case ActionResult.Refused(String reason) -> {
        text.setText(reason);
        text.setGraphic(Icon.WARNING.node());
      }
      case ActionResult.Conflicts conflicts -> {
        String files =
            conflicts.files().stream()
                .limit(MOST_FILES)
                .map(Escapes::visibleOnOneLine)
                .collect(Collectors.joining("\n"));
        int more = conflicts.files().size() - MOST_FILES;
        text.setText(
            Messages.text("review.conflicts", conflicts.files().size())
                + "\n"
                + files
                + (more > 0 ? "\n" + Messages.text("review.conflicts.more", more) : ""));
        text.setGraphic(Icon.WARNING.node());
      }
    }
    pseudoClassStateChanged(PROBLEM, problem);
    setVisible(true);
    setManaged(true);
  }

  String text() {
    return isVisible() ? text.getText() : "";
  }

  Button next() {
    return next;
  }

  /// What went wrong is over.
  void hideProblem() {
    if (problem) {
      hide();
    }
  }

  void hide() {
    setVisible(false);
    setManaged(false);
  }
}
