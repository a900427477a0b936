package app.coppice.terminal;

/// The look of the cursor that a program has chosen (DECSCUSR, `CSI n SP q`). Immutable.
public record Caret(Shape shape, boolean blinks) {
  /// Before a program chooses, and after it says 0: the view may show what the person has set.
  public static final Caret DEFAULT = new Caret(Shape.DEFAULT, false);

  /// The form of a cursor.
  public enum Shape {
    DEFAULT,
    BLOCK,
    UNDERLINE,
    BAR
  }
}
