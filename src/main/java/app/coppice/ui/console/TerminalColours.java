package app.coppice.ui.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.util.Subscription;

/// The scheme that all terminals show; without one they have the theme's colours. FX thread only.
public final class TerminalColours {
  private final List<Runnable> followers = new ArrayList<>();
  private Optional<ColourScheme> scheme = Optional.empty();

  /// The person's scheme, empty for the theme's colours.
  public Optional<ColourScheme> scheme() {
    return scheme;
  }

  /// Shows a scheme in all terminals; empty for the theme's colours.
  public void show(Optional<ColourScheme> chosen) {
    scheme = chosen;
    List.copyOf(followers).forEach(Runnable::run);
  }

  /// Runs `action` now and whenever the scheme changes.
  Subscription follow(Runnable action) {
    followers.add(action);
    action.run();
    return () -> followers.remove(action);
  }
}
