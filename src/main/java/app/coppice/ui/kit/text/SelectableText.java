package app.coppice.ui.kit.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.collections.ObservableList;
import javafx.geometry.Orientation;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.shape.Path;
import javafx.scene.text.HitInfo;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.jspecify.annotations.Nullable;

/// Styled text that wraps, has its height from its width, and shows marks and a selection behind
/// the letters. Lighter than an editing area: no caret, no undo, no scrolling of its own. FX thread
/// only.
public final class SelectableText extends Region {
  private final TextFlow flow = new TextFlow();
  private final Path selection = new Path();
  private final Map<String, Path> backgrounds = new LinkedHashMap<>();
  private List<StyledRun> runs = List.of();
  private List<Mark> marks = List.of();
  private @Nullable EmojiLayer emoji;
  private String text = "";
  private int line;
  private int selectedFrom;
  private int selectedTo;

  public SelectableText(String... styles) {
    getStyleClass().add("selectable-text");
    getStyleClass().addAll(styles);
    flow.setTabSize(4);
    selection.getStyleClass().add("text-selection");
    selection.setManaged(false);
    selection.setMouseTransparent(true);
    flow.setMouseTransparent(true);
    setCursor(Cursor.TEXT);
    setPickOnBounds(true);
    setAccessibleRole(AccessibleRole.TEXT);
    getChildren().addAll(selection, flow);
  }

  /// Shows `newRuns`; text nodes that stay the same are kept, so growing text costs its last run.
  public void show(List<StyledRun> newRuns) {
    show(newRuns, List.of());
  }

  public void show(List<StyledRun> newRuns, List<Mark> newMarks) {
    if (emoji == null && newRuns.stream().anyMatch(run -> EmojiLayer.mayBeIn(run.text()))) {
      emoji = new EmojiLayer(() -> show(runs, marks));
      getChildren().add(emoji.node());
    }
    showApart(emoji == null ? newRuns : emoji.apart(newRuns), newMarks);
  }

  private void showApart(List<StyledRun> newRuns, List<Mark> newMarks) {
    ObservableList<Node> nodes = flow.getChildren();
    StringBuilder whole = new StringBuilder();
    for (int i = 0; i < newRuns.size(); i++) {
      StyledRun run = newRuns.get(i);
      whole.append(run.text());
      if (i >= nodes.size()) {
        nodes.add(node(run));
      } else if (!run.equals(runs.get(i))) {
        if (run.styles().equals(runs.get(i).styles())) {
          ((Text) nodes.get(i)).setText(run.text());
        } else {
          nodes.set(i, node(run));
        }
      }
    }
    nodes.remove(newRuns.size(), nodes.size());
    runs = List.copyOf(newRuns);
    text = whole.toString();
    setAccessibleText(text);
    marks = List.copyOf(newMarks);
    requestLayout();
  }

  public String text() {
    return text;
  }

  /// Its place among the texts of its area, in reading order; see {@link TextSelection}.
  public int line() {
    return line;
  }

  public void line(int number) {
    line = number;
  }

  /// Paints the selection from one index to another; the same twice for none.
  void select(int from, int to) {
    if (from != selectedFrom || to != selectedTo) {
      selectedFrom = from;
      selectedTo = to;
      requestLayout();
    }
  }

  /// The index nearest to a point of the scene.
  int indexAt(double sceneX, double sceneY) {
    Point2D point = flow.sceneToLocal(sceneX, sceneY);
    if (point.getY() < 0) {
      return 0;
    }
    if (point.getY() > flow.getHeight()) {
      return text.length();
    }
    return Math.clamp(flow.getHitInfo(point).getInsertionIndex(), 0, text.length());
  }

  /// The target of the link at a point of the scene.
  public Optional<String> linkAt(double sceneX, double sceneY) {
    HitInfo hit = flow.getHitInfo(flow.sceneToLocal(sceneX, sceneY));
    int end = 0;
    for (StyledRun run : runs) {
      end += run.text().length();
      if (hit.getCharIndex() < end) {
        return run.target().isEmpty() ? Optional.empty() : Optional.of(run.target());
      }
    }
    return Optional.empty();
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected double computePrefHeight(double width) {
    double inner = width < 0 ? -1 : Math.max(1, width - snappedLeftInset() - snappedRightInset());
    return snappedTopInset() + flow.prefHeight(inner) + snappedBottomInset();
  }

  @Override
  protected double computePrefWidth(double height) {
    return snappedLeftInset() + flow.prefWidth(-1) + snappedRightInset();
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  @Override
  protected double computeMinWidth(double height) {
    return 0;
  }

  @Override
  protected void layoutChildren() {
    double x = snappedLeftInset();
    double y = snappedTopInset();
    double width = Math.max(1, getWidth() - x - snappedRightInset());
    flow.resizeRelocate(x, y, width, Math.max(1, getHeight() - y - snappedBottomInset()));
    flow.layout();
    if (emoji != null) {
      emoji.place(flow, runs);
    }
    place(selection, List.of(new Mark(selectedFrom, selectedTo, "")));
    Map<String, List<Mark>> byStyle = new LinkedHashMap<>();
    backgrounds.keySet().forEach(style -> byStyle.put(style, new ArrayList<>()));
    marks.forEach(m -> byStyle.computeIfAbsent(m.style(), s -> new ArrayList<>()).add(m));
    byStyle.forEach((style, list) -> place(background(style), list));
  }

  private void place(Path path, List<Mark> ranges) {
    path.getElements().clear();
    for (Mark range : ranges) {
      int end = Math.min(range.end(), text.length());
      if (range.start() < end) {
        path.getElements().addAll(flow.getRangeShape(range.start(), end, false));
      }
    }
    path.relocate(0, 0);
    path.setLayoutX(flow.getLayoutX());
    path.setLayoutY(flow.getLayoutY());
    path.setVisible(!path.getElements().isEmpty());
  }

  private Path background(String style) {
    return backgrounds.computeIfAbsent(
        style,
        s -> {
          Path path = new Path();
          path.getStyleClass().addAll("text-mark", s);
          path.setManaged(false);
          path.setMouseTransparent(true);
          getChildren().addFirst(path);
          return path;
        });
  }

  private static Text node(StyledRun run) {
    Text node = new Text(run.text());
    node.getStyleClass().add("text");
    node.getStyleClass().addAll(run.styles());
    return node;
  }
}
