package app.coppice.ui.chat;

import app.coppice.ui.kit.Messages;
import app.coppice.ui.kit.PaneKey;
import java.util.Locale;

/// The keys of a permission request. FX thread only.
public enum RequestKey implements PaneKey {
  ALLOW_ONCE("Y"),
  ALLOW_FOR_SESSION("A"),
  DENY("N");

  private final String keys;

  RequestKey(String keys) {
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
