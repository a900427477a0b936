package app.coppice.terminal;

import app.coppice.terminal.InputModes.MouseForm;
import app.coppice.terminal.InputModes.MouseTracking;

/// The switches of a terminal that programs set and reset. Guarded by the emulator's lock.
final class Modes {
  boolean insert;
  boolean newLine;
  boolean autoWrap;
  boolean reverseWrap;
  boolean cursorVisible;
  boolean cursorBlinks;
  private Caret.Shape caretShape = Caret.Shape.DEFAULT;

  /// Whether the program is told of each new size in its input (2048).
  boolean sizeReports;

  /// Whether a program may ask for 80 or 132 columns (40).
  boolean columnSwitch;

  boolean reverseScreen;
  boolean applicationCursorKeys;
  boolean applicationKeypad;
  boolean bracketedPaste;
  boolean focusEvents;
  boolean alternateScroll;

  MouseTracking mouse = MouseTracking.NONE;

  /// Whether mouse reports have the SGR form (1006), with pixels (1016).
  boolean mouseSgr;

  boolean mousePixels;

  /// Whether the program is in the middle of a picture (2026).
  boolean synchronised;

  /// xterm's `modifyOtherKeys`, 0 to 2.
  int modifyOtherKeys;

  Modes() {
    reset();
  }

  void reset() {
    insert = false;
    newLine = false;
    autoWrap = true;
    reverseWrap = false;
    cursorVisible = true;
    cursorBlinks = false;
    caretShape = Caret.Shape.DEFAULT;
    sizeReports = false;
    columnSwitch = false;
    reverseScreen = false;
    applicationCursorKeys = false;
    applicationKeypad = false;
    bracketedPaste = false;
    focusEvents = false;
    alternateScroll = true;
    mouse = MouseTracking.NONE;
    mouseSgr = false;
    mousePixels = false;
    synchronised = false;
    modifyOtherKeys = 0;
  }

  /// Sets the look of the cursor (DECSCUSR).
  void caret(int number) {
    if (number > 6) {
      return;
    }
    caretShape =
        switch ((number + 1) / 2) {
          case 0 -> Caret.Shape.DEFAULT;
          case 1 -> Caret.Shape.BLOCK;
          case 2 -> Caret.Shape.UNDERLINE;
          default -> Caret.Shape.BAR;
        };
    cursorBlinks = number % 2 == 1;
  }

  Caret caret() {
    return new Caret(caretShape, cursorBlinks);
  }

  /// The number that gives the cursor its look.
  int caretNumber() {
    int steady =
        switch (caretShape) {
          case DEFAULT, BLOCK -> 2;
          case UNDERLINE -> 4;
          case BAR -> 6;
        };
    return cursorBlinks ? steady - 1 : steady;
  }

  /// What the keyboard and the mouse must know.
  InputModes input(int kittyFlags) {
    MouseForm form = mousePixels ? MouseForm.PIXELS : mouseSgr ? MouseForm.SGR : MouseForm.PLAIN;
    return new InputModes(
        applicationCursorKeys,
        newLine,
        bracketedPaste,
        focusEvents,
        alternateScroll,
        mouse,
        form,
        kittyFlags,
        modifyOtherKeys);
  }
}
