package app.coppice.ui.window;

import app.coppice.settings.Settings;
import app.coppice.settings.TerminalPreferences;
import app.coppice.terminal.TerminalSettings;
import app.coppice.ui.console.ConsoleLook;

/// The settings about terminals, as those who follow them take them.
final class TerminalChoices {
  private TerminalChoices() {}

  /// For the view.
  static ConsoleLook look(Settings settings) {
    TerminalPreferences chosen = settings.terminal();
    return new ConsoleLook(
        chosen.font(),
        settings.terminalFontSize(),
        chosen.ligatures(),
        chosen.cursorBlinks(),
        chosen.optionIsMeta());
  }

  /// For the screen.
  static TerminalSettings kept(Settings settings) {
    TerminalPreferences chosen = settings.terminal();
    return new TerminalSettings(
        chosen.unlimitedScrollback() ? TerminalSettings.UNLIMITED : chosen.scrollbackLines(),
        chosen.ambiguousWide());
  }
}
