package app.coppice.ui.window;

import app.coppice.session.LandingPlan;
import app.coppice.session.LandingPlan.Step;
import app.coppice.session.SessionId;
import app.coppice.text.Escapes;
import app.coppice.ui.kit.Icon;
import app.coppice.ui.kit.Messages;
import app.coppice.ui.kit.Verbatim;
import app.coppice.ui.window.PlanMatrix.Pair;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The landing plan of one repository: which sessions conflict in which files, and the order to
/// land. It follows the sessions while it is open. FX thread only.
final class PlanSheet extends Sheet implements PlanMatrix.Choice {
  /// Rows of the list of files that are shown at once.
  private static final int MOST_ROWS = 6;

  private static final double ROW = 24;

  /// Where it leads.
  interface Way {
    void toSession(SessionId session);

    void toFile(SessionId session, String path);
  }

  private final Way way;
  private final Label summary = paragraph("");
  private final VBox matrix = new VBox();
  private final Label about = paragraph("");
  private final ListView<String> files = new ListView<>();
  private final VBox order = new VBox();
  private final Button done;
  private @Nullable Pair shown;

  PlanSheet(OverlayLayer overlays, Way way) {
    super(overlays, Messages.text("window.plan.title"));
    this.way = way;
    getStyleClass().add("plan-sheet");
    summary.getStyleClass().addAll("muted", "plan-summary");
    about.getStyleClass().addAll("medium", "plan-about");
    about.setMaxWidth(Double.MAX_VALUE);
    order.getStyleClass().add("plan-order");
    files.setAccessibleText(Messages.text("window.plan.files"));
    files.setFixedCellSize(ROW);
    files.setCellFactory(_ -> new FileName());
    files.addEventHandler(KeyEvent.KEY_PRESSED, this::openFile);
    files.setOnMouseClicked(event -> {
      if (event.getClickCount() == 2) {
        toFile();
      }
    });
    VBox content = new VBox(matrix, about, files, order);
    content.getStyleClass().add("plan-content");
    body(summary, scrolling(content));
    done = button(Messages.text("window.sheet.done"), this::close);
    showFiles(null);
  }

  /// @param plan empty while the first one is made
  void open(Optional<LandingPlan> plan) {
    open(done);
    plan.ifPresentOrElse(this::show, () -> summary.setText(Messages.text("window.plan.computing")));
  }

  /// Takes the newest plan; the focus stays in its row and column.
  void show(LandingPlan plan) {
    if (plan.parts().isEmpty()) {
      summary.setText(Messages.text("window.plan.empty"));
      matrix.getChildren().clear();
      order.getChildren().clear();
      showFiles(null);
      return;
    }
    summary.setText(PlanWords.summary(plan));
    int focused = focusedCell();
    PlanMatrix fresh = new PlanMatrix(plan, this);
    matrix.getChildren().setAll(fresh);
    if (focused >= 0 && focused < fresh.cells().size()) {
      fresh.cells().get(focused).requestFocus();
    } else if (done.isFocused()) {
      fresh.first().ifPresent(Button::requestFocus);
    }
    order.getChildren().setAll(heading(plan));
    for (int i = 0; i < plan.order().size(); i++) {
      order.getChildren().add(row(plan, i + 1, plan.order().get(i)));
    }
  }

  private int focusedCell() {
    if (matrix.getChildren().isEmpty()
        || !(matrix.getChildren().getFirst() instanceof PlanMatrix old)) {
      return -1;
    }
    for (int i = 0; i < old.cells().size(); i++) {
      if (old.cells().get(i).isFocused()) {
        return i;
      }
    }
    return -1;
  }

  private static Label heading(LandingPlan plan) {
    Label heading =
        new Label(
            Messages.text(plan.order().isEmpty() ? "window.plan.no-order" : "window.plan.order"));
    heading.getStyleClass().add("medium");
    return heading;
  }

  private Button row(LandingPlan plan, int number, Step step) {
    String remark = plan.part(step.session()).map(PlanWords::remark).orElse("");
    String why = PlanWords.why(plan, step) + (remark.isEmpty() ? "" : " " + remark);
    Button row =
        Verbatim.button(number + ". " + PlanWords.title(plan, step.session()) + ": " + why);
    row.setGraphic((step.files().isEmpty() ? Icon.CHECK : Icon.WARNING).node());
    row.setContentDisplay(ContentDisplay.LEFT);
    row.getStyleClass().addAll("flat", "plan-step");
    row.setMaxWidth(Double.MAX_VALUE);
    row.setWrapText(true);
    row.setOnAction(_ -> {
      close();
      way.toSession(step.session());
    });
    return row;
  }

  @Override
  public void look(Pair pair) {
    showFiles(pair);
  }

  @Override
  public void open(Pair pair) {
    showFiles(pair);
    if (!pair.files().isEmpty()) {
      files.requestFocus();
      files.getSelectionModel().select(0);
    }
  }

  private void showFiles(@Nullable Pair pair) {
    shown = pair;
    boolean some = pair != null && !pair.files().isEmpty();
    about.setText(
        pair == null
            ? ""
            : pair.title() + ": " + Messages.text("window.plan.cell", pair.files().size()));
    about.setVisible(pair != null);
    about.setManaged(pair != null);
    if (pair != null) {
      files.getItems().setAll(pair.files());
      files.setPrefHeight(ROW * Math.min(MOST_ROWS, pair.files().size()) + 2);
    }
    files.setVisible(some);
    files.setManaged(some);
  }

  /// A name that can be read as what is really there.
  private static final class FileName extends ListCell<String> {
    @Override
    protected void updateItem(@Nullable String path, boolean empty) {
      super.updateItem(path, empty);
      setText(path == null || empty ? null : Escapes.visibleOnOneLine(path));
    }
  }

  private void openFile(KeyEvent event) {
    if (event.getCode() == KeyCode.ENTER) {
      event.consume();
      toFile();
    }
  }

  private void toFile() {
    String path = files.getSelectionModel().getSelectedItem();
    if (shown != null && path != null) {
      close();
      way.toFile(shown.one().session(), path);
    }
  }

  PlanMatrix matrix() {
    return (PlanMatrix) matrix.getChildren().getFirst();
  }

  ListView<String> files() {
    return files;
  }

  String summary() {
    return summary.getText();
  }
}
