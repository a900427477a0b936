package app.coppice.ui.console;

import app.coppice.ui.kit.Messages;
import app.coppice.ui.kit.PaneKey;
import java.util.Locale;

/// The keys with which the terminal scrolls, beside those of the actions that reach it. FX thread
/// only.
public enum ConsoleKey implements PaneKey {
  BACK("Shift+Page Up"),
  FORTH("Shift+Page Down");

  private final String keys;

  ConsoleKey(String keys) {
    this.keys = keys;
  }

  @Override
  public String keys() {
    return keys;
  }

  @Override
  public String title() {
    return Messages.text("console.key." + name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }
}
