package app.coppice.ui.console;

import app.coppice.terminal.Terminal;
import app.coppice.ui.console.ConsoleLayout.Tab;
import app.coppice.ui.console.Split.Way;
import app.coppice.ui.console.SplitPlan.Divider;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// The area of a console where its terminals are: the tab in view, or what is said where there is
/// none. FX thread only.
final class ConsoleArea extends StackPane {
  /// By which a key moves a line between terminals, in pixels.
  private static final double STEP = 24;

  private final Node empty;
  private final CellMeasure measure = new CellMeasure();
  private @Nullable ConsoleLayout layout;
  private @Nullable SplitArea area;
  private Function<Terminal, TerminalView> views =
      _ -> {
        throw new IllegalStateException("nothing is shown");
      };
  private CellFont font = CellFont.of(ConsoleLook.USUAL, 1);

  /// @param empty stands there where no terminal is
  ConsoleArea(Node empty) {
    this.empty = empty;
    getChildren().addAll(empty, measure);
  }

  void showFont(CellFont next) {
    font = next;
  }

  /// Shows the chosen tab.
  void show(ConsoleLayout now, Function<Terminal, TerminalView> view) {
    layout = now;
    views = view;
    now.chosen().ifPresentOrElse(this::show, this::showNothing);
  }

  void showNothing() {
    area = null;
    getChildren().setAll(empty, measure);
  }

  private void show(Tab tab) {
    SplitArea shown = area;
    if (shown == null) {
      area = new SplitArea(tab.split(), views, this::share);
      getChildren().setAll(area, measure);
    } else {
      shown.show(tab.split(), views);
    }
  }

  private void share(String path, double share) {
    ConsoleLayout now = layout;
    if (now != null) {
      now.share(path, share);
      show(now, views);
    }
  }

  private Optional<SplitPlan> plan() {
    return Optional.ofNullable(area).map(SplitArea::plan);
  }

  /// The terminal on a side of another.
  Optional<Terminal> neighbour(Terminal terminal, Side side) {
    return plan().flatMap(plan -> plan.neighbour(terminal, side));
  }

  /// Whether a terminal shares its tab.
  boolean isSplit(Terminal terminal) {
    return plan().flatMap(plan -> plan.divider(terminal)).isPresent();
  }

  /// Gives a terminal more room, or less when `steps` is negative, at the cost of its neighbour.
  void grow(Terminal terminal, int steps) {
    plan()
        .ifPresent(plan -> {
          Rectangle2D own = plan.area(terminal).orElse(Rectangle2D.EMPTY);
          plan.divider(terminal).ifPresent(divider -> move(divider, own, steps * STEP));
        });
  }

  private void move(Divider divider, Rectangle2D own, double pixels) {
    Rectangle2D line = divider.line();
    boolean first =
        divider.way() == Way.BESIDE
            ? own.getMinX() < line.getMinX()
            : own.getMinY() < line.getMinY();
    double by = first ? pixels : -pixels;
    share(divider.path(), divider.share(line.getMinX() + by, line.getMinY() + by));
  }

  /// The size that a terminal in a tab of its own has.
  GridSize size() {
    return measure.cells(getWidth(), getHeight(), font);
  }

  /// The size of a terminal that shares the room of another.
  GridSize size(Terminal there, Way way) {
    Rectangle2D whole = plan().flatMap(plan -> plan.area(there)).orElse(Rectangle2D.EMPTY);
    return way == Way.BESIDE
        ? measure.cells(Math.floor(whole.getWidth() / 2), whole.getHeight(), font)
        : measure.cells(whole.getWidth(), Math.floor(whole.getHeight() / 2), font);
  }

  /// Runs `action` with the size of a terminal in a tab of its own, once this is laid out.
  void whenLaidOut(Consumer<GridSize> action) {
    Scene scene = getScene();
    if (scene == null) {
      action.accept(GridSize.USUAL);
    } else {
      new OnceLaidOut(scene, () -> action.accept(size())).await();
    }
  }

  /// Waits for the scene's next layout.
  private record OnceLaidOut(Scene scene, Runnable action) implements Runnable {
    void await() {
      scene.addPostLayoutPulseListener(this);
      Platform.requestNextPulse();
    }

    @Override
    public void run() {
      scene.removePostLayoutPulseListener(this);
      action.run();
    }
  }
}
