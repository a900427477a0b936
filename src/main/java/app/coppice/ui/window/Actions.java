package app.coppice.ui.window;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/// Every action of the window, in the order of the cheat sheet. FX thread only.
final class Actions {
  private final Map<String, Action> byId = new LinkedHashMap<>();

  /// Adds an action that is always possible.
  ///
  /// @param keys as {@link KeyCombination#valueOf} reads them: `Shortcut+N`
  void add(Action.Group group, String id, Runnable run, String... keys) {
    add(group, id, () -> true, run, keys);
  }

  void add(Action.Group group, String id, BooleanSupplier enabled, Runnable run, String... keys) {
    add(new Action(id, group, chords(keys), enabled, () -> true, run));
  }

  /// Adds an action; of two with the same key, the one added first is meant where both can be.
  void add(Action action) {
    if (byId.putIfAbsent(action.id(), action) != null) {
      throw new IllegalArgumentException("Two actions are called " + action.id());
    }
  }

  /// Keys as {@link KeyCombination#valueOf} reads them.
  static List<KeyCombination> chords(String... keys) {
    return Arrays.stream(keys).map(KeyCombination::valueOf).toList();
  }

  List<Action> all() {
    return new ArrayList<>(byId.values());
  }

  Optional<Action> named(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /// The key of an action as the platform writes it; empty without one.
  String keyText(String id) {
    return named(id).map(Action::keyText).orElse("");
  }

  /// Runs an action when it is possible now.
  void run(String id) {
    named(id).filter(action -> action.enabled().getAsBoolean()).ifPresent(a -> a.run().run());
  }

  /// An action that a key stands for, but that is not possible now.
  Optional<Action> impossible(KeyEvent event) {
    return byId.values().stream()
        .filter(action -> action.matches(event))
        .filter(action -> !action.enabled().getAsBoolean())
        .findFirst();
  }

  /// The possible action that a key stands for.
  Optional<Action> of(KeyEvent event) {
    return byId.values().stream()
        .filter(action -> action.matches(event))
        .filter(action -> action.enabled().getAsBoolean())
        .findFirst();
  }
}
