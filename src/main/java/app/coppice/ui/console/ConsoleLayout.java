package app.coppice.ui.console;

import app.coppice.terminal.CommandTerminal;
import app.coppice.terminal.Terminal;
import app.coppice.ui.console.Split.Way;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How the terminals of one session are arranged: in tabs, each of one terminal or of several that
/// share its area, with the one in use in each. It outlives the panes that show it. FX thread only.
public final class ConsoleLayout {
  private final List<Tab> tabs = new ArrayList<>();
  private List<KeptSplit> awaited;
  private List<Terminal> order = List.of();
  private int chosen;
  private @Nullable Expected expected;

  /// A tab.
  ///
  /// @param current the terminal in use
  record Tab(Split split, Terminal current) {}

  /// Where the next terminal is to come.
  private record Expected(Terminal there, Optional<Way> way) {}

  /// @param kept how the tabs were when the window closed; may be empty
  public ConsoleLayout(List<KeptSplit> kept) {
    awaited = List.copyOf(kept);
  }

  /// For the next start: the tabs of shells whose program runs.
  public List<KeptSplit> kept() {
    if (!awaited.isEmpty()) {
      return awaited; // its shells were never opened
    }
    List<Terminal> running =
        order.stream().filter(it -> isShell(it) && it.exitStatus().isEmpty()).toList();
    return tabs.stream()
        .flatMap(tab -> tab.split().only(running).stream())
        .map(split -> KeptSplit.of(split, running))
        .toList();
  }

  List<Tab> tabs() {
    return List.copyOf(tabs);
  }

  /// The tab in view.
  Optional<Tab> chosen() {
    return chosen < tabs.size() ? Optional.of(tabs.get(chosen)) : Optional.empty();
  }

  /// Takes the session's terminals as they are now. A shell that came is in use at once, but for
  /// those that come first or come back; the agent's terminal takes the keyboard from nobody.
  ///
  /// @param terminals in the order in which they were opened
  void settle(List<Terminal> terminals) {
    boolean known = order.stream().anyMatch(terminals::contains);
    List<Terminal> added = terminals.stream().filter(it -> !order.contains(it)).toList();
    Optional<Terminal> current = chosen().map(Tab::current);
    Optional<Terminal> opened = added.stream().filter(ConsoleLayout::isShell).reduce((_, it) -> it);
    boolean comesBack = !awaited.isEmpty() && opened.isPresent();
    if (comesBack) {
      comeBack(terminals);
    } else {
      added.forEach(this::add);
    }
    order = List.copyOf(terminals);
    keepOnly(terminals);
    current.filter(terminals::contains).ifPresent(this::choose);
    if (known && !comesBack) {
      opened.ifPresent(this::choose);
    }
    chosen = Math.clamp(chosen, 0, Math.max(0, tabs.size() - 1));
  }

  private static boolean isShell(Terminal terminal) {
    return !(terminal instanceof CommandTerminal);
  }

  /// Arranges the shells that are there as they were; the others may still come.
  private void comeBack(List<Terminal> terminals) {
    expected = null;
    List<Terminal> shells = terminals.stream().filter(ConsoleLayout::isShell).toList();
    tabs.clear();
    List<Terminal> rest = new ArrayList<>(terminals);
    List<Tab> back = new ArrayList<>();
    for (KeptSplit kept : awaited) {
      kept.of(shells)
          .filter(split -> rest.containsAll(split.terminals()))
          .ifPresent(split -> {
            rest.removeAll(split.terminals());
            back.add(new Tab(split, split.terminals().getFirst()));
          });
    }
    rest.forEach(terminal -> tabs.add(new Tab(new Split.One(terminal), terminal)));
    tabs.addAll(back);
    if (awaited.stream().allMatch(kept -> kept.shells() <= shells.size())) {
      awaited = List.of();
    }
  }

  private void add(Terminal terminal) {
    Expected place = expected;
    Optional<Tab> tab = place == null ? Optional.empty() : tabOf(place.there());
    if (place == null || tab.isEmpty() || !isShell(terminal)) {
      tabs.add(new Tab(new Split.One(terminal), terminal));
      return;
    }
    expected = null;
    Split split = tab.get().split();
    Split next =
        place
            .way()
            .map(way -> split.divided(place.there(), way, terminal))
            .orElseGet(() -> split.with(place.there(), terminal));
    tabs.set(tabs.indexOf(tab.get()), new Tab(next, terminal));
    if (place.way().isEmpty()) {
      // What it replaces is still open: until it is closed, it has a tab.
      tabs.add(new Tab(new Split.One(place.there()), place.there()));
    }
  }

  private void keepOnly(List<Terminal> terminals) {
    List<Tab> before = List.copyOf(tabs);
    tabs.clear();
    for (Tab tab : before) {
      tab.split()
          .only(terminals)
          .ifPresent(split -> {
            boolean there = split.terminals().contains(tab.current());
            tabs.add(new Tab(split, there ? tab.current() : split.terminals().getFirst()));
          });
    }
  }

  private Optional<Tab> tabOf(Terminal terminal) {
    return tabs.stream().filter(tab -> tab.split().terminals().contains(terminal)).findFirst();
  }

  /// Brings a terminal's tab into view and has it be in use there.
  void choose(Terminal terminal) {
    tabOf(terminal)
        .ifPresent(tab -> {
          chosen = tabs.indexOf(tab);
          tabs.set(chosen, new Tab(tab.split(), terminal));
        });
  }

  /// The terminal in use in the tab `by` tabs farther, round.
  Optional<Terminal> step(int by) {
    return tabs.isEmpty()
        ? Optional.empty()
        : Optional.of(tabs.get(Math.floorMod(chosen + by, tabs.size())).current());
  }

  /// Has the next shell share the room of `there`.
  void expect(Terminal there, Way way) {
    expect(new Expected(there, Optional.of(way)));
  }

  /// Has the next shell come in the place of `old`.
  void expectInPlaceOf(Terminal old) {
    expect(new Expected(old, Optional.empty()));
  }

  /// Who asks for a place has the terminals in view: shells of the last start that are not there by
  /// now, as after a crash, do not come, and what is opened is not taken for them.
  private void expect(Expected place) {
    awaited = List.of();
    expected = place;
  }

  /// The shell does not come.
  void expectNothing() {
    expected = null;
  }

  /// Divides a part of the tab in view anew, see [Split#shared].
  void share(String path, double share) {
    chosen()
        .ifPresent(
            tab -> tabs.set(chosen, new Tab(tab.split().shared(path, share), tab.current())));
  }
}
