package app.coppice.ui.review;

import app.coppice.session.ActionResult;
import app.coppice.session.Reviewing;
import app.coppice.session.SessionSnapshot;
import app.coppice.text.Escapes;
import app.coppice.ui.kit.Banner;
import app.coppice.ui.kit.FxThread;
import app.coppice.ui.kit.Icon;
import app.coppice.ui.kit.KeyHint;
import app.coppice.ui.kit.Messages;
import app.coppice.ui.kit.SpentKey;
import app.coppice.ui.kit.Verbatim;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;

/// What came of a commit or a landing, until it is closed or the next one starts. FX thread only.
final class ResultLine extends HBox {
  private static final PseudoClass PROBLEM = PseudoClass.getPseudoClass("problem");
  private static final PseudoClass REMARK = PseudoClass.getPseudoClass("remark");
  private static final int MOST_FILES = 12;

  /// Beside the first line of the text.
  private final StackPane mark = new StackPane();

  private final Label text = new Label();
  private final Button next = Verbatim.button();
  private final Button other = Verbatim.button();
  private final Overtaken overtaken = new Overtaken();
  private boolean problem;
  private String said = "";

  /// Why something was not even asked, as it is said now; empty when it is not.
  private String remark = "";

  ResultLine() {
    getStyleClass().add("result-line");
    text.setWrapText(true);
    text.setMinHeight(USE_PREF_SIZE);
    text.getStyleClass().add("said");
    Button close = Verbatim.button();
    close.setGraphic(Icon.CLOSE.node());
    close.getStyleClass().addAll("flat", "icon-button");
    close.setAccessibleText(Messages.text("review.result.close"));
    close.setOnAction(_ -> hide());
    next.setMinWidth(USE_PREF_SIZE);
    other.setMinWidth(USE_PREF_SIZE);
    next.setContentDisplay(ContentDisplay.RIGHT);
    other.setContentDisplay(ContentDisplay.RIGHT);
    Banner banner = new Banner(text, next, other);
    HBox.setHgrow(banner, Priority.ALWAYS);
    mark.getStyleClass().add("mark");
    getChildren().addAll(mark, banner, close);
    addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    hide();
  }

  /// As {@link #show}, with one more step that is offered after a good end.
  void show(ActionResult result, String label, Runnable run) {
    show(result);
    if (result instanceof ActionResult.Done) {
      step(next, label, run);
    }
  }

  /// Offers two ways on from what is said, by a button and by its first letter.
  void offer(String label, Runnable run, String otherLabel, Runnable otherRun) {
    step(next, label, run);
    step(other, otherLabel, otherRun);
    next.setGraphic(new KeyHint(letter(label)));
    other.setGraphic(new KeyHint(letter(otherLabel)));
  }

  private static String letter(String label) {
    return label.substring(0, 1).toUpperCase(Locale.ROOT);
  }

  private void step(Button button, String label, Runnable run) {
    button.setText(label);
    button.setGraphic(null);
    button.setOnAction(_ -> {
      hide();
      run.run();
    });
    show(button, true);
  }

  private static void show(Button button, boolean shown) {
    button.setVisible(shown);
    button.setManaged(shown);
  }

  /// The letters count only while two ways are offered; no modifier goes with them.
  private void key(KeyEvent event) {
    boolean plain = !event.isShortcutDown() && !event.isAltDown() && !event.isMetaDown();
    if (other.isVisible() && plain) {
      Stream.of(next, other)
          .filter(button -> letter(button.getText()).equals(event.getCode().getName()))
          .findFirst()
          .ifPresent(button -> {
            // The focus may go to a text by it.
            SpentKey.of(event, getScene());
            event.consume();
            button.fire();
          });
    }
  }

  /// Says why something was not even asked; what is offered after the last good end stays.
  void remark(String reason) {
    if (isVisible() && next.isVisible()) {
      text.setText(said + "\n" + reason);
    } else {
      show(new ActionResult.Refused(reason));
      // Nothing went wrong: nothing was done.
      pseudoClassStateChanged(PROBLEM, false);
      pseudoClassStateChanged(REMARK, true);
      mark(Icon.NOTE);
    }
    remark = reason;
  }

  /// What a remark says holds no longer; one that says something else stays.
  void takeBack(String reason) {
    if (!isVisible() || remark.isEmpty() || !remark.equals(reason)) {
      return;
    }
    if (said.equals(reason)) {
      hide();
    } else {
      text.setText(said);
    }
    remark = "";
  }

  void show(ActionResult result) {
    show(next, false);
    show(other, false);
    boolean stopped = result.equals(Reviewing.COMMIT_STOPPED);
    problem = !(result instanceof ActionResult.Done);
    remark = "";
    switch (result) {
      case ActionResult.Done(String message) -> {
        text.setText(message);
        mark(Icon.CHECK);
      }
      case ActionResult.Refused(String reason) -> {
        text.setText(reason);
        mark(stopped ? Icon.NOTE : Icon.WARNING);
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
        mark(Icon.WARNING);
      }
    }
    said = text.getText();
    pseudoClassStateChanged(PROBLEM, problem && !stopped);
    pseudoClassStateChanged(REMARK, stopped);
    setVisible(true);
    setManaged(true);
  }

  /// Shows what comes of something where that is not what was wanted.
  void showProblem(CompletableFuture<ActionResult> work) {
    FxThread.deliver(
        work,
        outcome -> {
          if (!(outcome instanceof ActionResult.Done)) {
            show(outcome);
          }
        },
        problem ->
            show(
                new ActionResult.Refused(
                    Messages.text("review.failed", String.valueOf(problem.getMessage())))));
  }

  /// Says more of what is shown.
  void add(String more) {
    text.setText(text.getText() + "\n" + more);
    said = text.getText();
  }

  private void mark(Icon icon) {
    mark.getChildren().setAll(icon.node());
  }

  String text() {
    return isVisible() ? text.getText() : "";
  }

  Button next() {
    return next;
  }

  Button other() {
    return other;
  }

  /// Something is begun in a session: what was said before goes.
  void begin(SessionSnapshot now) {
    overtaken.begin(now);
    hide();
  }

  /// Takes the newest of the same session: a good end goes that is no longer so. One with a step to
  /// take stays.
  void follow(SessionSnapshot newest) {
    if (overtaken.follow(newest) && !problem && !next.isVisible()) {
      hide();
    }
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
