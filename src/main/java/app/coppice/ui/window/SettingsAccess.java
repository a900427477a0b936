package app.coppice.ui.window;

import app.coppice.settings.Settings;

/// What the window needs of the settings. Thread-safe; nothing blocks.
public interface SettingsAccess {
  Settings current();

  /// Takes effect at once; the file follows.
  void save(Settings settings);
}
