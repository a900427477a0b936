package app.coppice.terminal;

/// The switches of a terminal that programs set and reset. Guarded by the emulator's lock.
final class Modes {
  boolean insert;
  boolean newLine;
  boolean autoWrap = true;
  boolean cursorVisible = true;
  boolean applicationCursorKeys;
  boolean bracketedPaste;

  /// 0 for none, else the tracking mode 9, 1000, 1002 or 1003.
  int mouseTracking;

  /// Whether mouse reports have the SGR form (1006).
  boolean mouseSgr;

  /// Whether the program is in the middle of a picture (2026).
  boolean synchronised;

  void reset() {
    insert = false;
    newLine = false;
    autoWrap = true;
    cursorVisible = true;
    applicationCursorKeys = false;
    bracketedPaste = false;
    mouseTracking = 0;
    mouseSgr = false;
    synchronised = false;
  }
}
