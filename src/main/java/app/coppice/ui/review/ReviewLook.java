package app.coppice.ui.review;

import app.coppice.ui.review.diff.Layout;
import java.util.Objects;

/// How the person wants to see differences; kept with the window's layout.
///
/// @param layout left out by versions that had one alone
/// @param blanks likewise
public record ReviewLook(Layout layout, Blanks blanks) {
  public static final ReviewLook FIRST = new ReviewLook(Layout.UNIFIED, Blanks.SHOWN);

  /// What becomes of changes of white space.
  public enum Blanks {
    SHOWN,
    IGNORED
  }

  public ReviewLook {
    layout = Objects.requireNonNullElse(layout, Layout.UNIFIED);
    blanks = Objects.requireNonNullElse(blanks, Blanks.SHOWN);
  }

  ReviewLook withOtherLayout() {
    return new ReviewLook(layout == Layout.UNIFIED ? Layout.SIDE_BY_SIDE : Layout.UNIFIED, blanks);
  }

  ReviewLook withOtherBlanks() {
    return new ReviewLook(layout, blanks == Blanks.SHOWN ? Blanks.IGNORED : Blanks.SHOWN);
  }
}
