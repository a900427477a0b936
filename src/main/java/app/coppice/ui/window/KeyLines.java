package app.coppice.ui.window;

import app.coppice.ui.chat.ComposerKey;
import app.coppice.ui.chat.RequestKey;
import app.coppice.ui.console.ConsoleKey;
import app.coppice.ui.kit.Messages;
import app.coppice.ui.kit.PaneKey;
import app.coppice.ui.review.ReviewKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.input.KeyCombination;

/// All keys there are, in groups, as the key map and the panes have them. Pure.
final class KeyLines {
  private static final String FIRST_NUMBERED = "session-1";
  private static final String NUMBERED = "session-\\d";

  /// What a key does, and the keys that do it, as the platform writes them.
  ///
  /// @param when in which case, where the key means something else in another; may be empty
  record Line(String title, String when, List<String> keys) {
    /// Whether each word of a query stands in the title or in a key.
    boolean holds(String query) {
      String all = (title + " " + String.join(" ", keys)).toLowerCase(Locale.ROOT);
      return Stream.of(query.toLowerCase(Locale.ROOT).split("\\s+")).allMatch(all::contains);
    }
  }

  /// @param where its keys hold, in a word
  /// @param remark below the lines; may be empty
  record Group(String title, String where, List<Line> lines, String remark) {
    /// What is left of it by a query; all where its title has the words.
    Group of(String query) {
      return new Line(title, "", List.of()).holds(query)
          ? this
          : new Group(title, where, lines.stream().filter(it -> it.holds(query)).toList(), "");
    }
  }

  private final List<Action> actions;

  KeyLines(List<Action> actions) {
    this.actions = actions;
  }

  List<Group> groups() {
    List<Group> groups = new ArrayList<>();
    for (Action.Group each : Action.Group.values()) {
      List<Line> lines = new ArrayList<>(lines(each));
      boolean terminal = each == Action.Group.TERMINAL;
      if (terminal) {
        lines.addAll(lines(ConsoleKey.values()));
      }
      String where = terminal ? "window.keys.its-own" : "window.keys.everywhere";
      groups.add(new Group(each.title(), Messages.text(where), lines, terminal ? wayOut() : ""));
    }
    groups.add(group("request", RequestKey.values()));
    groups.add(group("composer", ComposerKey.values()));
    groups.add(group("review-pane", ReviewKey.values()));
    groups.add(group("conflict", ConflictKey.values()));
    return groups;
  }

  private List<Line> lines(Action.Group group) {
    List<Line> lines = new ArrayList<>();
    for (Action action : actions) {
      if (action.group() != group || action.keys().isEmpty()) {
        continue;
      }
      List<String> keys = action.keys().stream().map(KeyCombination::getDisplayText).toList();
      if (action.id().equals(FIRST_NUMBERED)) {
        // The nine that differ by a digit alone share a line.
        lines.add(
            new Line(
                Messages.text("window.keys.numbered"),
                "",
                List.of(keys.getFirst(), lastNumbered())));
      } else if (!action.id().matches(NUMBERED)) {
        lines.add(new Line(action.title(), when(action), keys));
      }
    }
    return lines;
  }

  /// In which case the keys of an action are its own; empty where they always are.
  private String when(Action action) {
    Optional<String> told = Messages.find("window.keys.when." + action.id());
    boolean terminals =
        action.group() != Action.Group.TERMINAL
            && actions.stream()
                .filter(other -> other.group() == Action.Group.TERMINAL)
                .anyMatch(other -> !Collections.disjoint(other.keys(), action.keys()));
    Optional<String> elsewhere =
        terminals
            ? Optional.of(Messages.text("window.keys.not-in-terminal"))
            : Optional.<String>empty();
    return Stream.of(told, elsewhere).flatMap(Optional::stream).collect(Collectors.joining(", "));
  }

  /// The keys that a pane answers itself.
  private static Group group(String name, PaneKey[] keys) {
    return new Group(
        Messages.text("window.group." + name),
        Messages.text("window.keys.its-own"),
        lines(keys),
        "");
  }

  private static List<Line> lines(PaneKey[] keys) {
    return Arrays.stream(keys)
        .map(key -> new Line(key.title(), "", List.of(key.combination().getDisplayText())))
        .toList();
  }

  /// Which keys a terminal keeps, and the one that leads out of it.
  private String wayOut() {
    return Messages.text("window.keys.in-terminal", keyOf("next-pane"));
  }

  /// The last key of an action, as the platform writes it; empty for none.
  String keyOf(String id) {
    return actions.stream()
        .filter(each -> each.id().equals(id) && !each.keys().isEmpty())
        .map(each -> each.keys().getLast().getDisplayText())
        .findFirst()
        .orElse("");
  }

  private String lastNumbered() {
    return actions.stream()
        .filter(each -> each.id().matches(NUMBERED))
        .reduce((earlier, later) -> later)
        .map(Action::keyText)
        .orElseThrow();
  }
}
