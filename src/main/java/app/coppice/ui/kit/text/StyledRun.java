package app.coppice.ui.kit.text;

import java.util.List;

/// A stretch of text in one look.
///
/// @param styles style classes of the text node
/// @param target where a link leads; empty when it is none
public record StyledRun(String text, List<String> styles, String target) {
  public StyledRun {
    styles = List.copyOf(styles);
  }

  public StyledRun(String text, String... styles) {
    this(text, List.of(styles), "");
  }
}
