package app.coppice.ui.console;

import java.util.Optional;
import java.util.function.Consumer;

/// What was selected last and the middle button pastes: on X11 by any program, elsewhere in this
/// view. FX thread only.
final class PrimarySelection {
  private String own = "";

  /// Offers what was selected.
  void put(String text) {
    own = text;
    Shared.GTK.ifPresent(gtk -> gtk.put(text));
  }

  /// Hands on what was selected last, now or later.
  void ask(Consumer<String> then) {
    Shared.GTK.ifPresentOrElse(gtk -> gtk.ask(then), () -> then.accept(own));
  }

  /// The system's selection, looked for when it is first wanted.
  private static final class Shared {
    static final Optional<GtkSelection> GTK = GtkSelection.open();
  }
}
