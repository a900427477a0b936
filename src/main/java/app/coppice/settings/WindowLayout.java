package app.coppice.settings;

import java.util.Map;
import java.util.Set;

/// How the window looked when it was closed. Coordinates are in JavaFX units; a window that was
/// never shown has the width 0.
///
/// @param dividers position of each divider, 0 to 1, by the divider's name
/// @param openPanes names of the panes that are not folded
/// @param selectedSession id of the session in focus; empty for none
public record WindowLayout(
    double x,
    double y,
    double width,
    double height,
    boolean maximized,
    Map<String, Double> dividers,
    Set<String> openPanes,
    String selectedSession) {
  public static final WindowLayout DEFAULT =
      new WindowLayout(
          0, 0, 0, 0, false, Map.of(), Set.of("sidebar", "chat", "terminal", "review"), "");

  public WindowLayout {
    if (!Double.isFinite(x + y + width + height) || width < 0 || height < 0) {
      throw new IllegalArgumentException("A window has a finite place and size");
    }
    if (dividers.values().stream().anyMatch(position -> !(position >= 0 && position <= 1))) {
      throw new IllegalArgumentException("A divider's position is between 0 and 1");
    }
    dividers = Map.copyOf(dividers);
    openPanes = Set.copyOf(openPanes);
  }

  /// Whether the place was ever recorded.
  public boolean isPlaced() {
    return width > 0 && height > 0;
  }
}
