package app.coppice.ui.window;

import app.coppice.settings.Settings;
import app.coppice.settings.Settings.Theme;

/// Settings with one component changed.
record SettingsDraft(Settings from) {
  Settings theme(Theme theme) {
    return new Settings(
        theme,
        from.baseUrl(),
        from.model(),
        from.mode(),
        from.fontSize(),
        from.terminalFontSize(),
        from.autoLockMinutes(),
        from.worktreeFolder());
  }

  Settings terminalFontSize(int fontSize) {
    return new Settings(
        from.theme(),
        from.baseUrl(),
        from.model(),
        from.mode(),
        from.fontSize(),
        fontSize,
        from.autoLockMinutes(),
        from.worktreeFolder());
  }

  Settings fontSize(int fontSize) {
    return new Settings(
        from.theme(),
        from.baseUrl(),
        from.model(),
        from.mode(),
        fontSize,
        from.terminalFontSize(),
        from.autoLockMinutes(),
        from.worktreeFolder());
  }
}
