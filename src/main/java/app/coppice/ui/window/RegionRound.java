package app.coppice.ui.window;

import app.coppice.ui.kit.Focus;
import app.coppice.ui.kit.NoticeBar;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/// Goes with the focus around the window's regions, those that are folded left out. FX thread only.
record RegionRound(Regions regions, NoticeBar notices, Desk desk) {
  private enum Stop {
    CHAT,
    CONSOLE,
    REVIEW,
    NOTICE,
    SIDEBAR
  }

  /// @param focusOwner where the focus is now
  /// @param by 1 for the next region, -1 for the one before
  void step(@Nullable Node focusOwner, int by) {
    List<Stop> stops = stops();
    int now = stops.indexOf(at(focusOwner));
    go(stops.get(Math.floorMod(now + by, stops.size())));
  }

  private List<Stop> stops() {
    List<Stop> stops = new ArrayList<>();
    stops.add(Stop.CHAT);
    if (regions.console().shown()) {
      stops.add(Stop.CONSOLE);
    }
    if (regions.review().shown()) {
      stops.add(Stop.REVIEW);
    }
    if (!notices.message().isEmpty()) {
      stops.add(Stop.NOTICE);
    }
    if (regions.sidebar().shown()) {
      stops.add(Stop.SIDEBAR);
    }
    return stops;
  }

  private Stop at(@Nullable Node focusOwner) {
    if (Focus.isIn(notices)) {
      return Stop.NOTICE;
    }
    if (regions.sidebar().holds(focusOwner)) {
      return Stop.SIDEBAR;
    }
    if (regions.review().holds(focusOwner)) {
      return Stop.REVIEW;
    }
    return regions.console().holds(focusOwner) ? Stop.CONSOLE : Stop.CHAT;
  }

  private void go(Stop stop) {
    switch (stop) {
      case CHAT -> desk.focusChat();
      case CONSOLE -> desk.focusConsole();
      case REVIEW -> desk.focusReview();
      case NOTICE -> notices.focusFirst();
      case SIDEBAR -> desk.focusSidebar();
    }
  }
}
