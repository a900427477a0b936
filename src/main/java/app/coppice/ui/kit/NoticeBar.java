package app.coppice.ui.kit;

import java.time.Duration;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// A line that says what happened and offers what to do next; the newest replaces the one before.
/// Takes no room when there is nothing to say. FX thread only.
public final class NoticeBar extends HBox {
  private static final PseudoClass PROBLEM = PseudoClass.getPseudoClass("problem");
  private static final Duration PLAIN_STAYS = Duration.ofSeconds(6);
  private static final Duration ACTION_STAYS = Duration.ofSeconds(20);

  /// A click that was meant for what stood here before comes within this time.
  private static final Duration UNREAD = Duration.ofMillis(800);

  private final Label message = new Label();
  private final HBox actions = new HBox();
  private final Button close = Verbatim.button();
  private @Nullable Node before;
  private int turn;

  public NoticeBar() {
    getStyleClass().add("notice-bar");
    setAccessibleRole(AccessibleRole.TEXT);
    message.setWrapText(true);
    message.setMinHeight(USE_PREF_SIZE);
    actions.getStyleClass().add("actions");
    Region gap = new Region();
    setHgrow(gap, Priority.ALWAYS);
    close.setGraphic(Icon.CLOSE.node());
    close.getStyleClass().addAll("flat", "icon-button");
    close.setAccessibleText(Messages.text("kit.notice.close"));
    close.setOnAction(ignored -> hide());
    getChildren().addAll(message, gap, actions, close);
    addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    sceneProperty().subscribe(this::remember);
    hide();
  }

  /// Says that something was done; leaves by itself.
  public void tell(String text) {
    put(text, false, PLAIN_STAYS);
  }

  /// Says that something was done and offers one more step, such as Undo; leaves by itself.
  public void offer(String text, String label, Runnable run) {
    put(text, false, ACTION_STAYS);
    add(label, run);
  }

  /// Says what went wrong; stays until it is closed or replaced.
  public void problem(String text) {
    put(text, true, Duration.ZERO);
  }

  /// As {@link #problem}, with a way out of it.
  public void problem(String text, String label, Runnable run) {
    problem(text);
    add(label, run);
  }

  /// Says what is waited for and offers not to wait; stays until it is closed or replaced.
  public void waiting(String text, String label, Runnable run) {
    put(text, false, Duration.ZERO);
    add(label, run);
  }

  /// Asks before something is done that can't be undone; stays until it is closed or replaced. The
  /// button can't be pressed at once, so that nobody presses it who meant another one.
  public void ask(String text, String label, Runnable run) {
    problem(text, label, run);
    Node button = actions.getChildren().getFirst();
    button.setDisable(true);
    FxThread.later(UNREAD, () -> button.setDisable(false));
  }

  private void key(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE) {
      event.consume();
      goBack();
    }
  }

  private void goBack() {
    if (before != null && before.getScene() != null) {
      before.requestFocus();
    }
  }

  private void remember(@Nullable Scene scene) {
    if (scene != null) {
      scene
          .focusOwnerProperty()
          .subscribe((old, now) -> {
            if (Focus.holds(this, now) && !Focus.holds(this, old)) {
              before = old;
            }
          });
    }
  }

  /// Puts the focus on its first button. Escape, or the end of the notice, brings it back.
  public void focusFirst() {
    (actions.getChildren().isEmpty() ? close : actions.getChildren().getFirst()).requestFocus();
  }

  public String message() {
    return isVisible() ? message.getText() : "";
  }

  public void hide() {
    turn++;
    if (Focus.isIn(this)) {
      goBack();
    }
    setVisible(false);
    setManaged(false);
  }

  /// @param stays zero for as long as nobody closes it
  private void put(String text, boolean problem, Duration stays) {
    int mine = ++turn;
    if (Focus.isIn(this)) {
      goBack();
    }
    actions.getChildren().clear();
    pseudoClassStateChanged(PROBLEM, problem);
    message.setText(text);
    setAccessibleText(text);
    setVisible(true);
    setManaged(true);
    notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
    if (stays.isPositive()) {
      FxThread.later(
          stays,
          () -> {
            if (turn == mine) {
              hide();
            }
          });
    }
  }

  /// Adds one more button to the notice that is shown.
  public void add(String label, Runnable run) {
    Button button = Verbatim.button(label);
    button.setMinWidth(USE_PREF_SIZE);
    button.setOnAction(ignored -> {
      hide();
      run.run();
    });
    actions.getChildren().add(button);
  }
}
