package app.coppice.ui.window;

import app.coppice.settings.Settings;
import app.coppice.settings.Settings.Theme;

/// Settings with one component changed.
record SettingsDraft(Settings from) {
  Settings theme(Theme theme) {
    return with(theme, from.fontSize(), from.terminalFontSize());
  }

  Settings terminalFontSize(int fontSize) {
    return with(from.theme(), from.fontSize(), fontSize);
  }

  Settings fontSize(int fontSize) {
    return with(from.theme(), fontSize, from.terminalFontSize());
  }

  private Settings with(Theme theme, int fontSize, int terminalFontSize) {
    return new Settings(
        theme,
        from.baseUrl(),
        from.model(),
        from.mode(),
        fontSize,
        terminalFontSize,
        from.autoLockMinutes(),
        from.worktreeFolder(),
        from.terminal(),
        from.editor());
  }
}
