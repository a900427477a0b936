package app.coppice.ui.window;

import app.coppice.session.Engine;
import app.coppice.session.SessionId;
import app.coppice.session.SessionSnapshot;
import app.coppice.ui.console.ConsoleLook;
import app.coppice.ui.kit.Focus;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntConsumer;

/// Goes from the session in focus to the grid and back, and keeps the grid's sessions. FX thread
/// only.
final class GridDesk {
  private final Roster roster;
  private final Recency recency;
  private final Desk desk;
  private final SessionPanes panes;
  private final SessionGrid grid;
  private WindowLayout.Grid kept;
  private ConsoleLook look = ConsoleLook.USUAL;

  GridDesk(
      Engine engine,
      Roster roster,
      Recency recency,
      Desk desk,
      SessionPanes panes,
      PaneMaker make,
      WindowLayout.Grid kept) {
    this.roster = roster;
    this.recency = recency;
    this.desk = desk;
    this.panes = panes;
    this.kept = kept;
    grid =
        new SessionGrid(session ->
            new SessionTile(
                session, make, () -> engine.terminals(session), this::focused, this::close));
  }

  /// @param regions takes the step to the next or previous region, where there is no grid
  void register(Actions actions, IntConsumer regions) {
    Action.Group group = Action.Group.REGIONS;
    actions.add(group, "grid", this::possible, this::toggle, "Shortcut+Shift+G");
    pane(actions, "next-pane", () -> step(1, regions), "F6", "Shortcut+Shift+Page Down");
    pane(actions, "previous-pane", () -> step(-1, regions), "Shift+F6", "Shortcut+Shift+Page Up");
    actions.add(group, "close-pane", this::shown, this::closeCurrent, "Shortcut+Shift+W");
  }

  private void pane(Actions actions, String id, Runnable run, String... keys) {
    actions.add(Action.Group.REGIONS, id, () -> currentId().isPresent(), run, keys);
  }

  /// The sessions in the grid; none while one is in focus.
  List<SessionId> sessions() {
    return shown() ? grid.sessions() : List.of();
  }

  boolean shown() {
    return !panes.inFocus();
  }

  private boolean possible() {
    return shown() || roster.live().size() >= SessionGrid.LEAST;
  }

  void toggle() {
    if (shown()) {
      leave();
    } else {
      enter();
    }
  }

  private void enter() {
    currentId()
        .ifPresent(current -> {
          show(chosen(current));
          String draft = panes.leaveFocus(grid);
          grid.tiles().forEach(SessionTile::showTerminals);
          grid.tile(current)
              .ifPresent(tile -> {
                tile.showDraft(draft);
                tile.focusContent();
              });
          grid.mark(current);
        });
  }

  private void leave() {
    WindowLayout.Grid left = state();
    kept = new WindowLayout.Grid(false, left.sessions(), left.consoles());
    Optional<String> draft = currentId().flatMap(grid::tile).map(SessionTile::draft);
    grid.show(List.of());
    panes.returnToFocus();
    draft.ifPresent(panes::showDraft);
    panes.enterChat();
  }

  /// The sessions that were in the grid last, or the newest; the one in view is among them.
  private List<SessionId> chosen(SessionId current) {
    List<SessionId> live = roster.live();
    Set<SessionId> chosen = new LinkedHashSet<>(named(kept.sessions(), live));
    if (chosen.size() < SessionGrid.LEAST) {
      chosen.add(current);
      recency.newest(live).stream()
          .limit(SessionGrid.USUAL)
          .filter(ignored -> chosen.size() < SessionGrid.USUAL)
          .forEach(chosen::add);
    }
    return with(new ArrayList<>(chosen), current);
  }

  /// A session more; where the grid is full it takes the place of the one not seen longest.
  private List<SessionId> with(List<SessionId> sessions, SessionId added) {
    if (!sessions.contains(added)) {
      if (sessions.size() < SessionGrid.MOST) {
        sessions.add(added);
      } else {
        SessionId oldest = recency.newest(sessions).getLast();
        sessions.set(sessions.indexOf(oldest), added);
      }
    }
    return sessions;
  }

  private static List<SessionId> named(List<String> names, List<SessionId> among) {
    return names.stream()
        .flatMap(name -> among.stream().filter(each -> each.toString().equals(name)))
        .limit(SessionGrid.MOST)
        .toList();
  }

  private void show(List<SessionId> sessions) {
    List<SessionId> before = grid.sessions();
    grid.show(sessions);
    for (SessionId each : sessions) {
      if (!before.contains(each)) {
        SessionTile tile = grid.tile(each).orElseThrow();
        tile.show(look);
        roster.snapshot(each).ifPresent(tile::show);
        if (kept.consoles().contains(each.toString())) {
          tile.showConsole();
        }
      }
    }
  }

  /// A session came into view. The focus goes along when it was in another pane.
  void selected(SessionId session) {
    if (shown()) {
      boolean within = Focus.isIn(grid);
      show(with(new ArrayList<>(grid.sessions()), session));
      grid.mark(session);
      grid.tile(session)
          .filter(tile -> within && !Focus.isIn(tile))
          .ifPresent(SessionTile::focusContent);
    }
  }

  /// Sessions changed; those that are gone leave the grid.
  void changed(Set<SessionId> sessions, boolean rows) {
    if (!shown()) {
      return;
    }
    sessions.forEach(
        each -> grid.tile(each).ifPresent(tile -> roster.snapshot(each).ifPresent(tile::show)));
    if (rows) {
      settle(grid.sessions().stream().filter(each -> roster.snapshot(each).isPresent()).toList());
      grid.tiles().forEach(SessionTile::showTerminals);
    }
  }

  /// Once its sessions are there, the grid comes back as it was left. When all are opened and some
  /// are not among them, it comes back without those.
  void restore() {
    if (!kept.shown() || shown()) {
      return;
    }
    int there = named(kept.sessions(), roster.live()).size();
    boolean whole = there == kept.sessions().size();
    if (currentId().isPresent() && (whole || (roster.complete() && there >= SessionGrid.LEAST))) {
      enter();
    } else if (roster.complete()) {
      kept = new WindowLayout.Grid(false, kept.sessions(), kept.consoles());
    }
  }

  /// The focus came into a pane.
  private void focused(SessionId session) {
    boolean current = currentId().filter(session::equals).isPresent();
    if (!current && grid.tile(session).isPresent()) {
      desk.select(session);
    }
  }

  private void close(SessionId session) {
    List<SessionId> rest = new ArrayList<>(grid.sessions());
    boolean current = currentId().filter(session::equals).isPresent();
    Optional<SessionId> next = grid.step(session, 1);
    rest.remove(session);
    if (current) {
      next.filter(rest::contains).ifPresent(desk::enter);
    }
    settle(rest);
  }

  private void settle(List<SessionId> rest) {
    if (rest.size() < SessionGrid.LEAST) {
      leave();
    } else if (!rest.equals(grid.sessions())) {
      show(rest);
    }
  }

  private void closeCurrent() {
    currentId().ifPresent(this::close);
  }

  private void step(int by, IntConsumer regions) {
    if (shown()) {
      currentId().flatMap(it -> grid.step(it, by)).ifPresent(desk::enter);
    } else {
      regions.accept(by);
    }
  }

  Optional<SessionTile> currentTile() {
    return shown() ? currentId().flatMap(grid::tile) : Optional.empty();
  }

  /// What terminals look like, in focus and in the grid.
  void show(ConsoleLook next) {
    look = next;
    panes.show(next);
    grid.tiles().forEach(tile -> tile.show(next));
  }

  /// For the layout file.
  WindowLayout.Grid state() {
    if (!shown()) {
      return kept;
    }
    List<String> consoles =
        grid.sessions().stream()
            .filter(each -> grid.tile(each).filter(SessionTile::showsConsole).isPresent())
            .map(Objects::toString)
            .toList();
    return new WindowLayout.Grid(
        true, grid.sessions().stream().map(Objects::toString).toList(), consoles);
  }

  /// The window closes: what is being written is saved.
  void close() {
    grid.show(List.of());
  }

  private Optional<SessionId> currentId() {
    return desk.current().map(SessionSnapshot::id);
  }
}
