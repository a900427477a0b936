package app.coppice.ui.kit.text;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Control;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.paint.Color;
import javafx.scene.shape.Path;
import javafx.scene.text.Text;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// Pictures over the emoji of a control's text, where the toolkit leaves gaps for them, see
/// [EmojiPictures]. A control without emoji pays for a look at its text when that changes. FX
/// thread only.
final class EmojiOver {
  /// No emoji but those of key caps and two signs of property begins below this one.
  private static final int FIRST = 0x203c;

  /// Device pixels; more than a line of text ever has, so that a picture is only made smaller.
  private static final double HEIGHT = 48;

  private final Control control;
  private final List<Node> children;
  private final Function<Control, Collection<Node>> texts;
  private final Subscription text;
  private final Runnable place = this::place;
  private @Nullable Layer layer;

  /// What is made for the first emoji.
  ///
  /// @param ruler measures parts of the text
  /// @param placed what the pictures show now
  private record Layer(
      Group node, EmojiPictures pictures, Subscription scene, Text ruler, List<Placed> placed) {}

  /// A picture and where it is, in the control's coordinates.
  private record Placed(Image picture, double x, double y, double size) {}

  /// @param children of the control
  /// @param texts finds the nodes that draw its text
  EmojiOver(
      Control control,
      ObservableValue<String> text,
      List<Node> children,
      Function<Control, Collection<Node>> texts) {
    this.control = control;
    this.children = children;
    this.texts = texts;
    this.text = text.subscribe(this::follow);
  }

  /// The texts that are children of the control itself.
  static Collection<Node> of(Control control) {
    return control.getChildrenUnmodifiable();
  }

  /// The texts anywhere in the control.
  static Collection<Node> within(Control control) {
    return control.lookupAll(".text");
  }

  void stop() {
    text.unsubscribe();
    if (layer != null) {
      layer.scene().unsubscribe();
      children.remove(layer.node());
      layer = null;
    }
  }

  private void follow(@Nullable String now) {
    if (layer == null
        && now != null
        && now.codePoints().anyMatch(code -> code >= FIRST && Character.isEmoji(code))) {
      Group node = new Group();
      node.setManaged(false);
      node.setMouseTransparent(true);
      EmojiPictures pictures = new EmojiPictures(HEIGHT, control::requestLayout);
      layer = new Layer(node, pictures, follow(control), new Text(), new ArrayList<>());
    }
  }

  /// Where the texts are is known once all is laid out.
  private Subscription follow(Control shown) {
    Subscription scene =
        shown
            .sceneProperty()
            .subscribe((before, now) -> {
              leave(before);
              enter(now);
            });
    enter(shown.getScene());
    return scene.and(() -> leave(shown.getScene()));
  }

  private void enter(@Nullable Scene scene) {
    if (scene != null) {
      scene.addPostLayoutPulseListener(place);
    }
  }

  private void leave(@Nullable Scene scene) {
    if (scene != null) {
      scene.removePostLayoutPulseListener(place);
    }
  }

  private void place() {
    Layer now = layer;
    if (now == null) {
      return;
    }
    List<Placed> found = new ArrayList<>();
    for (Node node : texts.apply(control)) {
      if (node instanceof Text drawn && drawn.isVisible()) {
        find(drawn, now, found);
      }
    }
    boolean lost = !found.isEmpty() && !children.contains(now.node());
    if (!found.equals(now.placed()) || lost) {
      now.placed().clear();
      now.placed().addAll(found);
      now.node().getChildren().setAll(found.stream().map(EmojiOver::view).toList());
      children.remove(now.node());
      children.add(now.node());
    }
  }

  private void find(Text drawn, Layer now, List<Placed> into) {
    String all = drawn.getText();
    BreakIterator graphemes = BreakIterator.getCharacterInstance();
    graphemes.setText(all);
    for (int at = 0, end = graphemes.next(); end >= 0; at = end, end = graphemes.next()) {
      Optional<Image> picture = now.pictures().of(all.substring(at, end));
      if (picture.isPresent()) {
        Bounds gap = gap(drawn, at, end, now.ruler());
        Bounds here = control.sceneToLocal(drawn.localToScene(gap));
        if (control.getLayoutBounds().contains(here.getCenterX(), here.getCenterY())) {
          double size = Math.min(here.getHeight(), here.getWidth());
          into.add(
              new Placed(
                  picture.get(), here.getCenterX() - size / 2, here.getCenterY() - size / 2, size));
        }
      }
    }
  }

  /// Where a part of a text is. Asked for it, the toolkit is wrong behind an emoji that is joined
  /// of several; but it draws a line as wide as it measures it, so lines that are not wrapped are
  /// measured.
  private static Bounds gap(Text drawn, int from, int to, Text ruler) {
    String all = drawn.getText();
    Bounds whole = drawn.getLayoutBounds();
    ruler.setFont(drawn.getFont());
    double height = measured(ruler, "x").getHeight();
    long lines = all.chars().filter(letter -> letter == '\n').count() + 1;
    if (whole.getHeight() > (lines + 0.5) * height) {
      Path shape = new Path(drawn.rangeShape(from, to));
      shape.setStroke(null);
      shape.setFill(Color.BLACK); // without any it has no bounds
      return shape.getBoundsInLocal();
    }
    int begin = all.lastIndexOf('\n', from) + 1;
    long above = all.chars().limit(begin).filter(letter -> letter == '\n').count();
    double left = measured(ruler, all.substring(begin, from)).getWidth();
    double width = measured(ruler, all.substring(begin, to)).getWidth() - left;
    double line = whole.getHeight() / lines;
    return new BoundingBox(whole.getMinX() + left, whole.getMinY() + above * line, width, line);
  }

  private static Bounds measured(Text ruler, String part) {
    ruler.setText(part);
    return ruler.getLayoutBounds();
  }

  private static ImageView view(Placed placed) {
    ImageView view = new ImageView(placed.picture());
    view.setPreserveRatio(true);
    view.setSmooth(true);
    view.setFitWidth(placed.size());
    view.setFitHeight(placed.size());
    view.setX(placed.x());
    view.setY(placed.y());
    return view;
  }
}
