package app.coppice.ui.window;

import app.coppice.ui.kit.Messages;
import app.coppice.ui.kit.PaneKey;
import java.util.Locale;

/// The keys of the view in which conflicts are resolved; they hold in its fields of text too, so
/// none of them writes anything. FX thread only.
enum ConflictKey implements PaneKey {
  NEXT("Alt+Down"),
  PREVIOUS("Alt+Up"),
  TAKE_OURS("Shortcut+1"),
  TAKE_THEIRS("Shortcut+2"),
  TAKE_BOTH("Shortcut+3"),
  RESULT("Shortcut+R"),
  CONTINUE("Shortcut+Enter");

  private final String keys;

  ConflictKey(String keys) {
    this.keys = keys;
  }

  @Override
  public String keys() {
    return keys;
  }

  @Override
  public String title() {
    return Messages.text("window.conflict.key." + word());
  }

  /// What the button says that does the same.
  String verb() {
    return Messages.text("window.conflict." + word());
  }

  private String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
