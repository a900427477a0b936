package app.coppice.ui.kit.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Bounds;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Control;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// Pictures over the emoji of a control's text, where the toolkit leaves gaps for them, see
/// [EmojiPictures]. A control without emoji pays for a look at its text when that changes, one with
/// emoji for another when it is drawn elsewhere. FX thread only.
final class EmojiOver {
  /// Device pixels; more than a line of text ever has, so that a picture is only made smaller.
  private static final double HEIGHT = 48;

  private final Control control;
  private final List<Node> children;
  private final Function<Control, Collection<Node>> texts;
  private final Subscription text;
  private final Runnable place = this::place;
  private @Nullable Layer layer;

  /// What is drawn of the text, and where; empty when that is to be looked at anew.
  private List<Drawn> looked = List.of();

  /// What is made for the first emoji and goes with the last one.
  ///
  /// @param placed what the pictures show now
  private record Layer(Group node, EmojiGaps gaps, Subscription scene, List<Placed> placed) {}

  /// @param where in the control
  /// @param view what of the control is in view
  private record Drawn(Text node, String text, Font font, Bounds where, Bounds view) {}

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
    drop();
  }

  private void drop() {
    if (layer != null) {
      layer.scene().unsubscribe();
      children.remove(layer.node());
      layer = null;
      looked = List.of();
    }
  }

  private void follow(@Nullable String now) {
    boolean some = now != null && EmojiGaps.mayBeIn(now);
    if (!some) {
      drop();
    } else if (layer == null) {
      Group node = new Group();
      node.setManaged(false);
      node.setMouseTransparent(true);
      EmojiPictures pictures = new EmojiPictures(HEIGHT, this::lookAgain);
      layer = new Layer(node, new EmojiGaps(pictures), follow(control), new ArrayList<>());
    }
  }

  private void lookAgain() {
    looked = List.of();
    control.requestLayout();
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
    List<Drawn> drawn = drawn();
    boolean lost = !now.placed().isEmpty() && !children.contains(now.node());
    if (drawn.equals(looked) && !lost) {
      return;
    }
    looked = drawn;
    List<Placed> found = new ArrayList<>();
    drawn.forEach(each -> find(each, now, found));
    if (!found.equals(now.placed()) || lost) {
      now.placed().clear();
      now.placed().addAll(found);
      now.node().getChildren().setAll(found.stream().map(EmojiOver::view).toList());
      children.remove(now.node());
      children.add(now.node());
    }
  }

  private List<Drawn> drawn() {
    List<Drawn> all = new ArrayList<>();
    for (Node node : texts.apply(control)) {
      if (node instanceof Text it && it.isVisible()) {
        Bounds where = inControl(it, it.getLayoutBounds());
        all.add(new Drawn(it, it.getText(), it.getFont(), where, control.getLayoutBounds()));
      }
    }
    return all;
  }

  private Bounds inControl(Text drawn, Bounds part) {
    return control.sceneToLocal(drawn.localToScene(part));
  }

  private void find(Drawn drawn, Layer now, List<Placed> into) {
    for (EmojiGaps.Gap gap : now.gaps().in(drawn.node())) {
      Bounds here = inControl(drawn.node(), gap.bounds());
      if (drawn.view().contains(here.getCenterX(), here.getCenterY())) {
        double size = Math.min(here.getHeight(), here.getWidth());
        into.add(
            new Placed(
                gap.picture(), here.getCenterX() - size / 2, here.getCenterY() - size / 2, size));
      }
    }
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
