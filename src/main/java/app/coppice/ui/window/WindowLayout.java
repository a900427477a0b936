package app.coppice.ui.window;

import java.util.List;

/// Where the window stood and how it was divided, in pixels.
///
/// @param width 0 when it was never shown
/// @param selected the session in view; empty for none
/// @param toggledGroups as {@link Folding#toggled}
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
    List<String> toggledGroups) {
  static final WindowLayout FIRST =
      new WindowLayout(0, 0, 0, 0, false, 248, false, 400, false, 220, false, "", List.of());

  WindowLayout {
    toggledGroups = List.copyOf(toggledGroups);
  }
}
