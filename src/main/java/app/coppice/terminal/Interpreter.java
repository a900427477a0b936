package app.coppice.terminal;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/// Carries out what the parser finds. Answers go to the program only in fixed words and numbers:
/// nothing of the stream's own text is ever sent back. Guarded by the emulator's lock.
final class Interpreter implements VtParser.Handler {
  private static final int TITLE_LIMIT = 256;

  private final Display display;
  private final Consumer<byte[]> answers;
  private final ModeSwitch modeSwitch;
  private String title = "";

  Interpreter(Display display, Consumer<byte[]> answers) {
    this.display = display;
    this.answers = answers;
    modeSwitch = new ModeSwitch(display);
  }

  ProgramState program() {
    return new ProgramState(title, "", Caret.DEFAULT, false, ColourOverrides.NONE);
  }

  @Override
  public void print(byte[] bytes, int from, int to) {
    display.print(bytes, from, to);
  }

  @Override
  public void print(int codePoint) {
    display.print(codePoint);
  }

  @Override
  public void control(int code) {
    Cursor cursor = display.cursor;
    switch (code) {
      case '\b' -> display.moveTo(cursor.x - 1, cursor.y);
      case '\t' -> display.tab(1);
      case '\n', 0x0b, '\f' -> lineFeed();
      case '\r' -> display.carriageReturn();
      case 0x0e -> cursor.sets.use(1);
      case 0x0f -> cursor.sets.use(0);
      default -> {}
    }
  }

  private void lineFeed() {
    display.lineFeed();
    if (display.modes.newLine) {
      display.carriageReturn();
    }
  }

  @Override
  public void escape(int intermediate, int last) {
    switch (intermediate) {
      case 0 -> escape(last);
      case '(', ')', '*', '+' -> display.cursor.sets.designate(intermediate, last);
      case '#' -> {
        if (last == '8') {
          display.fill();
        }
      }
      default -> {}
    }
  }

  private void escape(int last) {
    switch (last) {
      case '7' -> display.save();
      case '8' -> display.restore();
      case 'D' -> display.lineFeed();
      case 'E' -> {
        display.lineFeed();
        display.carriageReturn();
      }
      case 'H' -> display.setTab();
      case 'M' -> display.reverseLineFeed();
      case 'N' -> display.cursor.sets.useOnce(2);
      case 'O' -> display.cursor.sets.useOnce(3);
      case 'n' -> display.cursor.sets.use(2);
      case 'o' -> display.cursor.sets.use(3);
      case '=' -> display.modes.applicationKeypad = true;
      case '>' -> display.modes.applicationKeypad = false;
      case 'c' -> {
        display.reset();
        title = "";
      }
      default -> {}
    }
  }

  @Override
  public void csi(CsiSequence csi) {
    if (csi.intermediate() == '!' && csi.last() == 'p') {
      display.resetSoftly();
    } else if (csi.intermediate() == '$' && csi.last() == 'p') {
      answer(modeSwitch.report(csi));
    } else if (csi.intermediate() != 0) {
      return;
    } else if (csi.prefix() == 0) {
      plain(csi);
    } else {
      marked(csi);
    }
  }

  /// Sequences with a private marker.
  private void marked(CsiSequence csi) {
    switch ((csi.prefix() << 8) | csi.last()) {
      case ('?' << 8) | 'h', ('?' << 8) | 'l' -> modeSwitch.dec(csi);
      case ('?' << 8) | 's' -> modeSwitch.save(csi);
      case ('?' << 8) | 'r' -> modeSwitch.restore(csi);
      case ('?' << 8) | 'n' -> {
        if (csi.raw(0) == 6) {
          answer("\033[?" + position() + "R");
        }
      }
      case ('>' << 8) | 'c' -> answer("\033[>0;10;0c");
      case ('=' << 8) | 'c' -> answer("\033P!|00000000\033\\");
      case ('>' << 8) | 'q' -> answer("\033P>|Coppice\033\\");
      case ('?' << 8) | 'u' -> answer("\033[?" + display.kitty().current() + "u");
      case ('>' << 8) | 'u' -> display.kitty().push(csi.raw(0));
      case ('<' << 8) | 'u' -> display.kitty().pop(csi.value(0, 1));
      case ('=' << 8) | 'u' -> display.kitty().change(csi.raw(0), csi.value(1, 1));
      case ('>' << 8) | 'm' -> modifyOtherKeys(csi);
      case ('>' << 8) | 'n' -> {
        if (csi.raw(0) == 4) {
          display.modes.modifyOtherKeys = 0;
        }
      }
      default -> {}
    }
  }

  private void modifyOtherKeys(CsiSequence csi) {
    if (csi.count() == 0 || csi.raw(0) == 4) {
      display.modes.modifyOtherKeys = Math.min(2, csi.raw(1));
    }
  }

  private void plain(CsiSequence csi) {
    Cursor cursor = display.cursor;
    int count = csi.value(0, 1);
    switch (csi.last()) {
      case 'A' -> display.moveBy(-count);
      case 'B', 'e' -> display.moveBy(count);
      case 'C', 'a' -> display.moveTo(cursor.x + count, cursor.y);
      case 'D' -> display.moveTo(cursor.x - count, cursor.y);
      case 'E' -> {
        display.moveBy(count);
        display.carriageReturn();
      }
      case 'F' -> {
        display.moveBy(-count);
        display.carriageReturn();
      }
      case 'G', '`' -> display.moveTo(count - 1, cursor.y);
      case 'H', 'f' -> display.moveToGiven(csi.value(1, 1) - 1, count - 1);
      case 'd' -> display.moveToGiven(cursor.x, count - 1);
      case 'I' -> display.tab(count);
      case 'Z' -> display.backTab(count);
      case 'm' -> Sgr.apply(cursor, csi);
      case 'r' -> region(csi);
      case 's' -> display.save();
      case 'u' -> display.restore();
      case 'h', 'l' -> modeSwitch.ansi(csi);
      case 'g' -> {
        if (csi.raw(0) == 3) {
          display.clearTabs();
        } else {
          display.clearTab();
        }
      }
      case 'c' -> answer("\033[?62;22c");
      case 'n' -> report(csi.raw(0));
      default -> edit(csi, count);
    }
  }

  private void edit(CsiSequence csi, int count) {
    Cursor cursor = display.cursor;
    Page page = display.page();
    int columns = display.columns();
    switch (csi.last()) {
      case '@' -> display.cursorLine().insert(cursor.x, count, columns, cursor.pen);
      case 'P' -> display.cursorLine().delete(cursor.x, count, columns, cursor.pen);
      case 'X' ->
          display.cursorLine().erase(cursor.x, Math.min(columns, cursor.x + count), cursor.pen);
      case 'J' -> eraseDisplay(csi.raw(0));
      case 'K' -> eraseLine(csi.raw(0));
      case 'L' -> page.insertLines(cursor.y, count, cursor.pen);
      case 'M' -> page.deleteLines(cursor.y, count, cursor.pen);
      case 'S' -> page.scrollUp(count, cursor.pen);
      case 'T' -> page.scrollDown(count, cursor.pen);
      case 'b' -> display.repeat(count);
      default -> {}
    }
  }

  private void region(CsiSequence csi) {
    display.page().region(csi.value(0, 1) - 1, csi.value(1, display.rows()) - 1);
    display.moveToGiven(0, 0);
  }

  private void eraseLine(int what) {
    Cursor cursor = display.cursor;
    Line line = display.cursorLine();
    cursor.wrapPending = false;
    switch (what) {
      case 0 -> {
        line.erase(cursor.x, display.columns(), cursor.pen);
        line.wrap(false);
      }
      case 1 -> line.erase(0, cursor.x + 1, cursor.pen);
      case 2 -> {
        line.erase(0, display.columns(), cursor.pen);
        line.wrap(false);
      }
      default -> {}
    }
  }

  private void eraseDisplay(int what) {
    Cursor cursor = display.cursor;
    Page page = display.page();
    switch (what) {
      case 0 -> {
        eraseLine(0);
        clear(cursor.y + 1, page.rows());
      }
      case 1 -> {
        eraseLine(1);
        clear(0, cursor.y);
      }
      case 2 -> clear(0, page.rows());
      case 3 -> display.scrollback.clear();
      default -> {}
    }
  }

  private void clear(int from, int to) {
    for (int y = from; y < to; y++) {
      display.page().line(y).clear(display.cursor.pen);
    }
  }

  private void report(int what) {
    if (what == 5) {
      answer("\033[0n");
    } else if (what == 6) {
      answer("\033[" + position() + "R");
    }
  }

  private String position() {
    Cursor cursor = display.cursor;
    int row = cursor.origin ? cursor.y - display.page().top() : cursor.y;
    return row + 1 + ";" + (cursor.x + 1);
  }

  private void answer(String text) {
    answers.accept(text.getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public void osc(String text) {
    if (text.startsWith("0;") || text.startsWith("2;")) {
      StringBuilder shown = new StringBuilder();
      text.codePoints()
          .skip(2)
          .filter(Interpreter::isShown)
          .limit(TITLE_LIMIT)
          .forEach(shown::appendCodePoint);
      title = shown.toString();
    }
  }

  /// Whether a title may hold the character: neither controls nor what turns the text's direction.
  private static boolean isShown(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
