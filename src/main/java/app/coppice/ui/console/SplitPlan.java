package app.coppice.ui.console;

import app.coppice.terminal.Terminal;
import app.coppice.ui.console.Split.Way;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Rectangle2D;
import javafx.geometry.Side;

/// Where the terminals of a split lie in an area, and the lines between them. In whole pixels.
/// Pure.
record SplitPlan(List<Cell> cells, List<Divider> dividers) {
  /// The line between two parts, in pixels.
  private static final double LINE = 1;

  /// No part gets less room where there is enough, in pixels.
  private static final double LEAST = 48;

  /// A terminal's area.
  record Cell(Terminal terminal, Rectangle2D area) {}

  /// A line between two parts.
  ///
  /// @param path of the part that it divides, see [Split#shared]
  /// @param whole the area that it divides
  record Divider(String path, Way way, Rectangle2D whole, Rectangle2D line) {
    /// The first half's share when the line is moved to a point of the area.
    double share(double x, double y) {
      double length = way == Way.BESIDE ? whole.getWidth() : whole.getHeight();
      double along = way == Way.BESIDE ? x - whole.getMinX() : y - whole.getMinY();
      double least = Math.min(LEAST, length / 2);
      return Math.clamp(along, least, length - least) / length;
    }
  }

  static SplitPlan of(Split split, double width, double height) {
    SplitPlan plan = new SplitPlan(new ArrayList<>(), new ArrayList<>());
    plan.place(split, new Rectangle2D(0, 0, Math.max(0, width), Math.max(0, height)), "");
    return plan;
  }

  private void place(Split split, Rectangle2D area, String path) {
    switch (split) {
      case Split.One(Terminal terminal) -> cells.add(new Cell(terminal, area));
      case Split.Two two -> {
        boolean beside = two.way() == Way.BESIDE;
        double length = beside ? area.getWidth() : area.getHeight();
        double first = Math.clamp(Math.rint(length * two.share()), 0, Math.max(0, length - LINE));
        double rest = Math.max(0, length - first - LINE);
        double x = area.getMinX();
        double y = area.getMinY();
        if (beside) {
          double height = area.getHeight();
          place(two.first(), new Rectangle2D(x, y, first, height), path + "1");
          line(path, two.way(), area, new Rectangle2D(x + first, y, LINE, height));
          place(two.second(), new Rectangle2D(x + first + LINE, y, rest, height), path + "2");
        } else {
          double width = area.getWidth();
          place(two.first(), new Rectangle2D(x, y, width, first), path + "1");
          line(path, two.way(), area, new Rectangle2D(x, y + first, width, LINE));
          place(two.second(), new Rectangle2D(x, y + first + LINE, width, rest), path + "2");
        }
      }
    }
  }

  private void line(String path, Way way, Rectangle2D whole, Rectangle2D line) {
    dividers.add(new Divider(path, way, whole, line));
  }

  Optional<Rectangle2D> area(Terminal terminal) {
    return cells.stream()
        .filter(cell -> cell.terminal().equals(terminal))
        .map(Cell::area)
        .findFirst();
  }

  /// The terminal on a side of another: of those that share its edge, the one with most of it.
  Optional<Terminal> neighbour(Terminal terminal, Side side) {
    return area(terminal)
        .flatMap(from ->
            cells.stream()
                .filter(cell -> touches(from, cell.area(), side))
                .max(Comparator.comparingDouble(cell -> edge(from, cell.area(), side)))
                .map(Cell::terminal));
  }

  /// The line nearest to a terminal that divides it from another.
  Optional<Divider> divider(Terminal terminal) {
    return area(terminal)
        .flatMap(area ->
            dividers.stream()
                .filter(each -> each.whole().contains(area.getMinX(), area.getMinY()))
                .max(Comparator.comparingInt(each -> each.path().length())));
  }

  private static boolean touches(Rectangle2D from, Rectangle2D to, Side side) {
    double gap =
        switch (side) {
          case LEFT -> from.getMinX() - to.getMaxX();
          case RIGHT -> to.getMinX() - from.getMaxX();
          case TOP -> from.getMinY() - to.getMaxY();
          case BOTTOM -> to.getMinY() - from.getMaxY();
        };
    return Math.abs(gap - LINE) < 0.5 && edge(from, to, side) > 0;
  }

  private static double edge(Rectangle2D from, Rectangle2D to, Side side) {
    return side.isVertical()
        ? Math.min(from.getMaxY(), to.getMaxY()) - Math.max(from.getMinY(), to.getMinY())
        : Math.min(from.getMaxX(), to.getMaxX()) - Math.max(from.getMinX(), to.getMinX());
  }
}
