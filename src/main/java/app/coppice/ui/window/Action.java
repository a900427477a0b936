package app.coppice.ui.window;

import app.coppice.ui.kit.Messages;
import java.util.List;
import java.util.function.BooleanSupplier;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/// Something a person can do in the window: by key, in the palette, by a button.
///
/// @param id names it for ever; its title is the text `window.action.ID`, other words for it are
///   `window.words.ID`
/// @param keys any of them runs it, the first is the one that is shown; may be empty
/// @param reach whether its keys mean it now: the terminal's keys do so only in the terminal
record Action(
    String id,
    Group group,
    List<KeyCombination> keys,
    BooleanSupplier enabled,
    BooleanSupplier reach,
    Runnable run) {
  /// Where the cheat sheet lists it.
  enum Group {
    SESSIONS,
    REGIONS,
    TERMINAL,
    REVIEW,
    REPOSITORIES,
    WINDOW;

    String title() {
      return Messages.text("window.group." + name().toLowerCase(java.util.Locale.ROOT));
    }
  }

  Action {
    keys = List.copyOf(keys);
  }

  String title() {
    return Messages.text("window.action." + id);
  }

  /// Other words that a person may look for it by; empty for none.
  String words() {
    return Messages.find("window.words." + id).orElse("");
  }

  /// The first key as the platform writes it; empty without one.
  String keyText() {
    return keys.isEmpty() ? "" : keys.getFirst().getDisplayText();
  }

  boolean matches(KeyEvent event) {
    KeyEvent meant = SignKey.meant(event);
    return keys.stream().anyMatch(key -> key.match(event) || key.match(meant))
        && reach.getAsBoolean();
  }
}
