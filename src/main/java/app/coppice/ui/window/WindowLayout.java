package app.coppice.ui.window;

import app.coppice.ui.console.KeptSplit;
import app.coppice.ui.review.ReviewLook;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Where the window stood and how it was divided, in pixels.
///
/// @param width 0 when it was never shown
/// @param selected the session in view; empty for none
/// @param toggledGroups as {@link FoldedGroups#toggled}
/// @param grid left out by versions that had none
/// @param review how differences are shown; left out by versions that had one way alone
/// @param consoles by session, how its terminals are arranged; left out by versions that had no
///   splits
record WindowLayout(
    double x,
    double y,
    double width,
    double height,
    boolean maximized,
    double sidebarWidth,
    boolean sidebarFolded,
    double reviewWidth,
    boolean reviewFolded,
    double consoleHeight,
    boolean consoleFolded,
    String selected,
    List<String> toggledGroups,
    Grid grid,
    Map<String, List<KeptSplit>> consoles,
    ReviewLook review) {
  /// Sessions side by side.
  ///
  /// @param shown in place of the one session in view
  /// @param sessions in the order of their panes
  /// @param consoles those of them that show their terminal
  record Grid(boolean shown, List<String> sessions, List<String> consoles) {
    static final Grid NONE = new Grid(false, List.of(), List.of());

    Grid {
      sessions = List.copyOf(sessions);
      consoles = List.copyOf(consoles);
    }
  }

  static final WindowLayout FIRST =
      new WindowLayout(
          0,
          0,
          0,
          0,
          false,
          248,
          false,
          400,
          false,
          220,
          false,
          "",
          List.of(),
          Grid.NONE,
          Map.of(),
          ReviewLook.FIRST);

  WindowLayout {
    toggledGroups = List.copyOf(toggledGroups);
    grid = Objects.requireNonNullElse(grid, Grid.NONE);
    review = Objects.requireNonNullElse(review, ReviewLook.FIRST);
    consoles = Map.copyOf(Objects.requireNonNullElse(consoles, Map.of()));
  }
}
