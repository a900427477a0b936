package app.coppice.terminal;

/// Sets and reports the modes of a display: ANSI (`CSI n h`) and DEC private (`CSI ? n h`). One
/// sequence may hold several. Guarded by the emulator's lock.
final class ModeSwitch {
  private final Display display;

  ModeSwitch(Display display) {
    this.display = display;
  }

  void ansi(CsiSequence csi) {
    boolean on = csi.last() == 'h';
    for (int i = 0; i < csi.count(); i++) {
      switch (csi.raw(i)) {
        case 4 -> display.modes.insert = on;
        case 20 -> display.modes.newLine = on;
        default -> {}
      }
    }
  }

  void dec(CsiSequence csi) {
    for (int i = 0; i < csi.count(); i++) {
      dec(csi.raw(i), csi.last() == 'h');
    }
  }

  private void dec(int mode, boolean on) {
    Modes modes = display.modes;
    switch (mode) {
      case 1 -> modes.applicationCursorKeys = on;
      case 6 -> {
        display.cursor.origin = on;
        display.moveToGiven(0, 0);
      }
      case 7 -> modes.autoWrap = on;
      case 9, 1000, 1002, 1003 -> modes.mouseTracking = on ? mode : 0;
      case 25 -> modes.cursorVisible = on;
      case 47, 1047 -> alternate(on);
      case 1006 -> modes.mouseSgr = on;
      case 1048 -> {
        if (on) {
          display.save();
        } else {
          display.restore();
        }
      }
      case 1049 -> alternateWithCursor(on);
      case 2004 -> modes.bracketedPaste = on;
      case 2026 -> modes.synchronised = on;
      default -> {}
    }
  }

  private void alternate(boolean on) {
    if (on) {
      display.useAlternate();
    } else {
      display.useMain();
    }
  }

  private void alternateWithCursor(boolean on) {
    if (on && !display.isAlternate()) {
      display.save();
      display.useAlternate();
    } else if (!on && display.isAlternate()) {
      display.useMain();
      display.restore();
    }
  }

  /// The answer to DECRQM, `CSI ? n $ p`: 1 set, 2 reset, 0 unknown.
  String report(CsiSequence csi) {
    Modes modes = display.modes;
    int mode = csi.raw(0);
    int state =
        switch (csi.prefix() == '?' ? mode : -1) {
          case 1 -> state(modes.applicationCursorKeys);
          case 6 -> state(display.cursor.origin);
          case 7 -> state(modes.autoWrap);
          case 9, 1000, 1002, 1003 -> state(modes.mouseTracking == mode);
          case 25 -> state(modes.cursorVisible);
          case 47, 1047, 1049 -> state(display.isAlternate());
          case 1006 -> state(modes.mouseSgr);
          case 2004 -> state(modes.bracketedPaste);
          case 2026 -> state(modes.synchronised);
          default -> 0;
        };
    return "\033[" + (csi.prefix() == '?' ? "?" : "") + mode + ";" + state + "$y";
  }

  private static int state(boolean on) {
    return on ? 1 : 2;
  }
}
