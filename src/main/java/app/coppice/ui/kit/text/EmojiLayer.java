package app.coppice.ui.kit.text;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.scene.Group;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.shape.Path;
import javafx.scene.text.TextFlow;

/// Pictures over the emoji of a text, where the toolkit leaves a gap for them: the letters stay
/// what they are, for selection, copy and screen readers. FX thread only.
final class EmojiLayer {
  /// No emoji but those of a key cap begins below this one.
  private static final char FIRST = 0x203c;

  private static final String STYLE = "emoji";

  /// Device pixels; more than a line of text ever has, so that a picture is only made smaller.
  private static final double HEIGHT = 48;

  private final Group node = new Group();
  private final EmojiPictures pictures;

  /// @param found is called when pictures that were asked for in vain may be there
  EmojiLayer(Runnable found) {
    pictures = new EmojiPictures(HEIGHT, found);
    node.setManaged(false);
    node.setMouseTransparent(true);
  }

  Group node() {
    return node;
  }

  /// Whether there may be emoji at all; most texts have none and need no layer.
  static boolean mayBeIn(String text) {
    return text.chars().anyMatch(c -> c >= FIRST);
  }

  /// The same text, each emoji that there is a picture of in a run of its own.
  List<StyledRun> apart(List<StyledRun> runs) {
    List<StyledRun> apart = new ArrayList<>();
    for (StyledRun run : runs) {
      if (mayBeIn(run.text())) {
        split(run, apart);
      } else {
        apart.add(run);
      }
    }
    return apart;
  }

  private void split(StyledRun run, List<StyledRun> into) {
    String text = run.text();
    BreakIterator graphemes = BreakIterator.getCharacterInstance();
    graphemes.setText(text);
    int plain = 0;
    for (int at = 0, end = graphemes.next(); end >= 0; at = end, end = graphemes.next()) {
      String grapheme = text.substring(at, end);
      if (pictures.of(grapheme).isPresent()) {
        if (plain < at) {
          into.add(part(run, text.substring(plain, at)));
        }
        List<String> styles = new ArrayList<>(run.styles());
        styles.add(STYLE);
        into.add(new StyledRun(grapheme, styles, run.target()));
        plain = end;
      }
    }
    if (plain < text.length()) {
      into.add(part(run, text.substring(plain)));
    }
  }

  private static StyledRun part(StyledRun run, String text) {
    return new StyledRun(text, run.styles(), run.target());
  }

  /// Puts the pictures where `flow`, which is laid out, has its gaps.
  ///
  /// @param runs as {@link #apart} gave them
  void place(TextFlow flow, List<StyledRun> runs) {
    List<ImageView> placed = new ArrayList<>();
    int at = 0;
    for (StyledRun run : runs) {
      int end = at + run.text().length();
      if (run.styles().contains(STYLE)) {
        Bounds gap = new Path(flow.getRangeShape(at, end, false)).getBoundsInLocal();
        Optional<Image> picture = pictures.of(run.text());
        picture.ifPresent(image -> placed.add(view(image, gap)));
      }
      at = end;
    }
    node.getChildren().setAll(placed);
    node.relocate(0, 0);
    node.setLayoutX(flow.getLayoutX());
    node.setLayoutY(flow.getLayoutY());
  }

  private static ImageView view(Image image, Bounds gap) {
    ImageView view = new ImageView(image);
    view.setPreserveRatio(true);
    view.setSmooth(true);
    double size = Math.min(gap.getHeight(), gap.getWidth());
    view.setFitWidth(size);
    view.setFitHeight(size);
    view.setX(gap.getMinX() + (gap.getWidth() - size) / 2);
    view.setY(gap.getMinY() + (gap.getHeight() - size) / 2);
    return view;
  }
}
