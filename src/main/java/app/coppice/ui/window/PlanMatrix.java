package app.coppice.ui.window;

import app.coppice.session.LandingPlan;
import app.coppice.session.LandingPlan.Part;
import app.coppice.session.SessionId;
import app.coppice.ui.kit.Icon;
import app.coppice.ui.kit.Messages;
import app.coppice.ui.kit.Verbatim;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;

/// Sessions against their base and against each other: a cell says in how many files they conflict.
/// FX thread only.
final class PlanMatrix extends GridPane {
  private static final PseudoClass CONFLICT = PseudoClass.getPseudoClass("conflict");

  /// What a cell is about.
  ///
  /// @param other empty for the base
  record Pair(Part one, Optional<Part> other, List<String> files) {
    String title() {
      return Messages.text(
          "window.plan.pair", one.title(), other.map(Part::title).orElseGet(one::base));
    }
  }

  /// What is done with a cell.
  interface Choice {
    /// The focus is on it.
    void look(Pair pair);

    /// It was pressed.
    void open(Pair pair);
  }

  private final List<Button> cells = new ArrayList<>();
  private final Choice choice;

  PlanMatrix(LandingPlan plan, Choice choice) {
    this.choice = choice;
    getStyleClass().add("plan-matrix");
    List<Part> parts = inOrder(plan);
    add(heading(Messages.text("window.plan.base")), 1, 0);
    for (int column = 0; column < parts.size(); column++) {
      Label number = heading(Integer.toString(column + 1));
      Tooltip.install(number, new Tooltip(parts.get(column).title()));
      add(number, column + 2, 0);
    }
    for (int row = 0; row < parts.size(); row++) {
      Part part = parts.get(row);
      add(name(row + 1, part), 0, row + 1);
      add(cell(new Pair(part, Optional.empty(), part.withBase())), 1, row + 1);
      for (int column = 0; column < parts.size(); column++) {
        Part other = parts.get(column);
        add(
            column == row
                ? heading("\u2013")
                : cell(
                    new Pair(
                        part, Optional.of(other), plan.between(part.session(), other.session()))),
            column + 2,
            row + 1);
      }
    }
  }

  /// A session has the number that it has in the order to land; those not in it come last.
  private static List<Part> inOrder(LandingPlan plan) {
    List<SessionId> order = plan.order().stream().map(LandingPlan.Step::session).toList();
    return plan.parts().stream()
        .sorted(
            Comparator.comparingInt((Part part) -> {
              int at = order.indexOf(part.session());
              return at < 0 ? order.size() : at;
            }))
        .toList();
  }

  private static Label heading(String text) {
    Label label = new Label(text);
    label.getStyleClass().addAll("muted", "small");
    GridPane.setHalignment(label, HPos.CENTER);
    return label;
  }

  private static Node name(int number, Part part) {
    Label label = new Label(number + "  " + part.title());
    label.getStyleClass().add("plan-name");
    String remark = PlanWords.remark(part);
    String more = remark.isEmpty() ? part.branch() : part.branch() + "\n" + remark;
    label.setTooltip(new Tooltip(part.title() + "\n" + more));
    return label;
  }

  private Button cell(Pair pair) {
    boolean conflict = !pair.files().isEmpty();
    int count = pair.files().size();
    Button cell = Verbatim.button(conflict ? Integer.toString(count) : "");
    cell.setGraphic((conflict ? Icon.WARNING : Icon.CHECK).node());
    cell.getStyleClass().addAll("flat", "plan-cell");
    cell.pseudoClassStateChanged(CONFLICT, conflict);
    cell.setAccessibleText(pair.title() + ": " + Messages.text("window.plan.cell", count));
    cell.focusedProperty()
        .subscribe(focused -> {
          if (focused) {
            choice.look(pair);
          }
        });
    cell.setOnAction(_ -> choice.open(pair));
    cells.add(cell);
    return cell;
  }

  List<Button> cells() {
    return cells;
  }

  /// The first cell with a conflict, else the first; empty without any.
  Optional<Button> first() {
    return cells.stream()
        .filter(cell -> !cell.getText().isEmpty())
        .findFirst()
        .or(() -> cells.stream().findFirst());
  }
}
