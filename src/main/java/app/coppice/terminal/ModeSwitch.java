package app.coppice.terminal;

import app.coppice.terminal.InputModes.MouseTracking;
import java.util.HashMap;
import java.util.Map;

/// Sets, reports, saves and restores the modes of a display: ANSI (`CSI n h`) and DEC private (`CSI
/// ? n h`). One sequence may hold several. Guarded by the emulator's lock.
final class ModeSwitch {
  private static final int PERMANENTLY_SET = 3;
  private static final int SAVED_LIMIT = 64;

  private final Display display;
  private final Map<Integer, Boolean> saved = new HashMap<>();

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

  /// Keeps the state of modes (XTSAVE, `CSI ? n s`).
  void save(CsiSequence csi) {
    for (int i = 0; i < csi.count() && saved.size() < SAVED_LIMIT; i++) {
      int state = decState(csi.raw(i));
      if (state == 1 || state == 2) {
        saved.put(csi.raw(i), state == 1);
      }
    }
  }

  /// Brings modes back to their kept state (XTRESTORE, `CSI ? n r`).
  void restore(CsiSequence csi) {
    for (int i = 0; i < csi.count(); i++) {
      Boolean state = saved.get(csi.raw(i));
      if (state != null) {
        dec(csi.raw(i), state);
      }
    }
  }

  private void dec(int mode, boolean on) {
    Modes modes = display.modes;
    switch (mode) {
      case 1 -> modes.applicationCursorKeys = on;
      case 3 -> columns();
      case 5 -> modes.reverseScreen = on;
      case 6 -> {
        display.cursor.origin = on;
        display.moveToGiven(0, 0);
      }
      case 7 -> modes.autoWrap = on;
      case 9 -> mouse(MouseTracking.PRESSES, on);
      case 12 -> modes.cursorBlinks = on;
      case 25 -> modes.cursorVisible = on;
      case 40 -> modes.columnSwitch = on;
      case 45 -> modes.reverseWrap = on;
      case 47, 1047 -> alternate(on);
      case 66 -> modes.applicationKeypad = on;
      case 1000 -> mouse(MouseTracking.CLICKS, on);
      case 1002 -> mouse(MouseTracking.DRAGS, on);
      case 1003 -> mouse(MouseTracking.MOTION, on);
      case 1004 -> modes.focusEvents = on;
      case 1006 -> modes.mouseSgr = on;
      case 1007 -> modes.alternateScroll = on;
      case 1016 -> modes.mousePixels = on;
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
      case 2048 -> modes.sizeReports = on;
      default -> {}
    }
  }

  /// DECCOLM, where it is allowed: clears the page and frees its margins as in xterm; the width is
  /// that of the view, whatever a program would like.
  private void columns() {
    if (display.modes.columnSwitch) {
      display.page().clear(display.cursor.pen);
      display.page().region(0, display.rows() - 1);
      display.moveToGiven(0, 0);
    }
  }

  private void mouse(MouseTracking tracking, boolean on) {
    display.modes.mouse = on ? tracking : MouseTracking.NONE;
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
    } else if (!on) {
      display.useMain();
      display.restore();
    }
  }

  /// The answer to DECRQM, `CSI ? n $ p`: 1 set, 2 reset, 3 always set, 0 unknown.
  String report(CsiSequence csi) {
    boolean dec = csi.prefix() == '?';
    int mode = csi.raw(0);
    int state = dec ? decState(mode) : ansiState(mode);
    return "\033[" + (dec ? "?" : "") + mode + ";" + state + "$y";
  }

  private int ansiState(int mode) {
    return switch (mode) {
      case 4 -> state(display.modes.insert);
      case 20 -> state(display.modes.newLine);
      default -> 0;
    };
  }

  private int decState(int mode) {
    Modes modes = display.modes;
    return switch (mode) {
      case 1 -> state(modes.applicationCursorKeys);
      case 5 -> state(modes.reverseScreen);
      case 6 -> state(display.cursor.origin);
      case 7 -> state(modes.autoWrap);
      case 9 -> state(modes.mouse == MouseTracking.PRESSES);
      case 12 -> state(modes.cursorBlinks);
      case 25 -> state(modes.cursorVisible);
      case 40 -> state(modes.columnSwitch);
      case 45 -> state(modes.reverseWrap);
      case 47, 1047, 1049 -> state(display.isAlternate());
      case 66 -> state(modes.applicationKeypad);
      case 1000 -> state(modes.mouse == MouseTracking.CLICKS);
      case 1002 -> state(modes.mouse == MouseTracking.DRAGS);
      case 1003 -> state(modes.mouse == MouseTracking.MOTION);
      case 1004 -> state(modes.focusEvents);
      case 1006 -> state(modes.mouseSgr);
      case 1007 -> state(modes.alternateScroll);
      case 1016 -> state(modes.mousePixels);
      case 2004 -> state(modes.bracketedPaste);
      case 2026 -> state(modes.synchronised);
      case 2048 -> state(modes.sizeReports);
      case 2027 -> PERMANENTLY_SET; // graphemes are one group of cells
      default -> 0;
    };
  }

  private static int state(boolean on) {
    return on ? 1 : 2;
  }
}
