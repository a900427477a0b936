package app.coppice.terminal;

import java.util.List;

/// What a view tells a screen about itself, so that programs that ask for colours and sizes get an
/// answer. Colours as 0xRRGGBB. Immutable.
///
/// @param cellWidth of a cell in pixels, 0 when it isn't known
/// @param cellHeight of a cell in pixels, 0 when it isn't known
/// @param base the first sixteen colours of the palette; empty when they aren't known
public record ViewTraits(
    int cellWidth, int cellHeight, int foreground, int background, int cursor, List<Integer> base) {
  /// No view yet: questions about colours and pixels stay without an answer.
  public static final ViewTraits UNKNOWN = new ViewTraits(0, 0, -1, -1, -1, List.of());

  public ViewTraits {
    base = List.copyOf(base);
  }
}
