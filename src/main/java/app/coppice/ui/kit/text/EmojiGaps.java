package app.coppice.ui.kit.text;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.image.Image;
import javafx.scene.paint.Color;
import javafx.scene.shape.Path;
import javafx.scene.text.Text;

/// Finds the gaps that the toolkit leaves for emoji in a text that is drawn. FX thread only.
final class EmojiGaps {
  /// No emoji but those of key caps and two signs of property begins below this one, and what makes
  /// these emoji does not.
  private static final char FIRST = 0x203c;

  private final EmojiPictures pictures;

  /// Measures parts of the text.
  private final Text ruler = new Text();

  /// A place for a picture, in the coordinates of the text.
  record Gap(Image picture, Bounds bounds) {}

  EmojiGaps(EmojiPictures pictures) {
    this.pictures = pictures;
  }

  /// Whether there may be an emoji at all.
  static boolean mayBeIn(String text) {
    return text.codePoints().anyMatch(code -> code >= FIRST && Character.isEmoji(code));
  }

  List<Gap> in(Text drawn) {
    String all = drawn.getText();
    Bounds whole = drawn.getLayoutBounds();
    long lines = all.chars().filter(letter -> letter == '\n').count() + 1;
    ruler.setFont(drawn.getFont());
    double row = measured("x").getHeight();
    boolean wraps = whole.getHeight() > (lines + 0.5) * row;
    double height = wraps ? row : whole.getHeight() / lines;
    List<Gap> found = new ArrayList<>();
    double y = whole.getMinY();
    int begin = 0;
    while (begin <= all.length()) {
      int feed = all.indexOf('\n', begin);
      int end = feed < 0 ? all.length() : feed;
      String line = all.substring(begin, end);
      if (line.chars().anyMatch(letter -> letter >= FIRST)) {
        double top = wraps ? shape(drawn, begin, begin + 1).getMinY() : y;
        boolean isWrapped = wraps && measured(line).getWidth() > drawn.getWrappingWidth();
        BoundingBox box = new BoundingBox(whole.getMinX(), top, 0, height);
        addLine(line, isWrapped ? new Wrapped(drawn, begin, row) : new OnOneLine(line, box), found);
      }
      y += height;
      begin = end + 1;
    }
    return found;
  }

  private void addLine(String line, Measure measure, List<Gap> into) {
    BreakIterator graphemes = BreakIterator.getCharacterInstance();
    graphemes.setText(line);
    for (int at = 0, end = graphemes.next(); end >= 0; at = end, end = graphemes.next()) {
      int from = at;
      int to = end;
      pictures
          .of(line.substring(from, to))
          .ifPresent(picture ->
              measure.between(from, to).ifPresent(gap -> into.add(new Gap(picture, gap))));
    }
  }

  private static Bounds shape(Text drawn, int from, int to) {
    Path shape = new Path(drawn.rangeShape(from, to));
    shape.setStroke(null);
    shape.setFill(Color.BLACK); // without any it has no bounds
    return shape.getBoundsInLocal();
  }

  /// Where a part of a line is; empty where that cannot be told.
  private interface Measure {
    Optional<Bounds> between(int from, int to);
  }

  /// Asked for it, the toolkit is wrong behind an emoji that is joined of several: what it says may
  /// span rows then.
  private record Wrapped(Text drawn, int begin, double row) implements Measure {
    @Override
    public Optional<Bounds> between(int from, int to) {
      return Optional.of(shape(drawn, begin + from, begin + to))
          .filter(it -> it.getHeight() < 1.5 * row);
    }
  }

  /// A line is drawn as wide as it is measured, so one that is not wrapped is measured.
  private final class OnOneLine implements Measure {
    private final String line;
    private final Bounds start;

    OnOneLine(String line, Bounds start) {
      this.line = line;
      this.start = start;
    }

    @Override
    public Optional<Bounds> between(int from, int to) {
      double left = measured(line.substring(0, from)).getWidth();
      double width = measured(line.substring(0, to)).getWidth() - left;
      return Optional.of(
          new BoundingBox(start.getMinX() + left, start.getMinY(), width, start.getHeight()));
    }
  }

  private Bounds measured(String part) {
    ruler.setText(part);
    return ruler.getLayoutBounds();
  }
}
