package app.coppice.ui.chat;

import app.coppice.ui.kit.Messages;
import app.coppice.ui.kit.PaneKey;
import java.util.Locale;

/// The keys of the composer. FX thread only.
public enum ComposerKey implements PaneKey {
  SEND("Enter"),
  BREAK_LINE("Shift+Enter"),
  EARLIER_PROMPT("Up"),
  LATER_PROMPT("Down");

  private final String keys;

  ComposerKey(String keys) {
    this.keys = keys;
  }

  @Override
  public String keys() {
    return keys;
  }

  @Override
  public String title() {
    return Messages.text("chat.key." + name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }
}
