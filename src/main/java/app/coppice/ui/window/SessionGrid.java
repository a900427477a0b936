package app.coppice.ui.window;

import app.coppice.session.SessionId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javafx.scene.layout.Region;

/// Two to six sessions side by side. A session keeps its pane as long as it is in the grid. FX
/// thread only.
final class SessionGrid extends Region {
  static final int LEAST = 2;
  static final int USUAL = 4;
  static final int MOST = 6;

  /// Below it a line of code no longer fits, in pixels.
  private static final double NARROWEST = 280;

  private static final double LINE = 1;

  private final Function<SessionId, SessionTile> make;
  private final Map<SessionId, SessionTile> tiles = new LinkedHashMap<>();

  SessionGrid(Function<SessionId, SessionTile> make) {
    this.make = make;
    getStyleClass().add("session-grid");
  }

  /// Shows these sessions, in this order.
  void show(List<SessionId> sessions) {
    Map<SessionId, SessionTile> next = new LinkedHashMap<>();
    sessions.forEach(each -> next.put(each, tile(each).orElseGet(() -> make.apply(each))));
    List<SessionTile> gone = new ArrayList<>(tiles.values());
    gone.removeAll(next.values());
    // First the sessions, then the nodes: the focus that a node gives away is not to count then.
    tiles.clear();
    tiles.putAll(next);
    if (!getChildren().equals(List.copyOf(next.values()))) {
      getChildren().setAll(next.values());
    }
    gone.forEach(SessionTile::leave);
  }

  List<SessionId> sessions() {
    return List.copyOf(tiles.keySet());
  }

  List<SessionTile> tiles() {
    return List.copyOf(tiles.values());
  }

  Optional<SessionTile> tile(SessionId session) {
    return Optional.ofNullable(tiles.get(session));
  }

  /// Marks the pane of the session in view.
  void mark(SessionId current) {
    tiles.forEach((session, tile) -> tile.mark(session.equals(current)));
  }

  /// The session whose pane comes `by` places after `from`, around the end.
  Optional<SessionId> step(SessionId from, int by) {
    List<SessionId> order = sessions();
    int at = order.indexOf(from);
    return order.isEmpty()
        ? Optional.empty()
        : Optional.of(order.get(Math.floorMod(at + by, order.size())));
  }

  private static int columns(int count, double width, double height) {
    int wanted = count <= 2 ? (width >= height ? count : 1) : count <= 4 ? 2 : 3;
    return Math.clamp((int) (width / NARROWEST), 1, wanted);
  }

  /// Rows of equal height; the panes of a row that is not full share its width.
  @Override
  protected void layoutChildren() {
    List<SessionTile> order = new ArrayList<>(tiles.values());
    if (order.isEmpty()) {
      return;
    }
    int columns = columns(order.size(), getWidth(), getHeight());
    int rows = (order.size() + columns - 1) / columns;
    for (int row = 0; row < rows; row++) {
      int first = row * columns;
      int inRow = Math.min(columns, order.size() - first);
      double top = Math.round(row * getHeight() / rows) + (row == 0 ? 0 : LINE);
      double bottom = Math.round((row + 1) * getHeight() / rows);
      for (int i = 0; i < inRow; i++) {
        double left = Math.round(i * getWidth() / inRow) + (i == 0 ? 0 : LINE);
        double right = Math.round((i + 1) * getWidth() / inRow);
        order.get(first + i).resizeRelocate(left, top, right - left, bottom - top);
      }
    }
  }
}
