package app.coppice.ui.kit;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.HBox;

/// A row whose first child stands at the left and the others at the right; where they have no room
/// on one line, those that are too many go to lines below it, as far from each other as from their
/// neighbours. FX thread only.
public final class SpreadRow extends HBox {
  public SpreadRow(Node... nodes) {
    getStyleClass().add("spread-row");
    getChildren().addAll(nodes);
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected double computeMinWidth(double height) {
    return getManagedChildren().stream().mapToDouble(this::width).max().orElse(0);
  }

  @Override
  protected double computePrefWidth(double height) {
    return width(getManagedChildren());
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  @Override
  protected double computePrefHeight(double width) {
    List<List<Node>> lines = lines(width < 0 ? Double.MAX_VALUE : width);
    double sum = lines.stream().mapToDouble(SpreadRow::height).sum();
    return sum + getSpacing() * Math.max(0, lines.size() - 1);
  }

  private double width(Node node) {
    return snapSizeX(node.prefWidth(-1));
  }

  private double width(List<Node> line) {
    return line.stream().mapToDouble(this::width).sum()
        + getSpacing() * Math.max(0, line.size() - 1);
  }

  private static double height(List<Node> line) {
    return line.stream().mapToDouble(node -> node.prefHeight(-1)).max().orElse(0);
  }

  private List<List<Node>> lines(double room) {
    List<List<Node>> lines = new ArrayList<>();
    List<Node> line = new ArrayList<>();
    for (Node node : getManagedChildren()) {
      if (!line.isEmpty() && width(line) + getSpacing() + width(node) > room) {
        lines.add(line);
        line = new ArrayList<>();
      }
      line.add(node);
    }
    if (!line.isEmpty()) {
      lines.add(line);
    }
    return lines;
  }

  @Override
  protected void layoutChildren() {
    double y = 0;
    boolean first = true;
    for (List<Node> line : lines(getWidth())) {
      double height = snapSizeY(height(line));
      double x = Math.max(0, getWidth() - width(line));
      for (Node node : line) {
        double width = Math.min(width(node), getWidth());
        // The one at the left leaves the room between itself and the others.
        double at = first ? 0 : x;
        node.resizeRelocate(snapPositionX(at), snapPositionY(y), width, height);
        x += width + getSpacing();
        first = false;
      }
      y += height + getSpacing();
    }
  }
}
