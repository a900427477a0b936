package app.coppice.terminal;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;

/// Carries out what the parser finds. Answers go to the program only in fixed words and numbers:
/// nothing of the stream's own text is ever sent back. Guarded by the emulator's lock.
final class Interpreter implements VtParser.Handler {
  private static final int SETTING_LIMIT = 16;

  private final Display display;
  private final ProgramNotes notes;
  private final Colours colours;
  private final Consumer<byte[]> answers;
  private final ModeSwitch modeSwitch;
  private final Printer printer;
  private final Editing editing;
  private final Reports reports;
  private final OscCommands oscCommands;

  /// With the picture that the parser has stopped behind.
  final PictureStrings pictures;

  Interpreter(Display display, Consumer<byte[]> answers) {
    this.display = display;
    this.answers = answers;
    modeSwitch = new ModeSwitch(display);
    printer = new Printer(display);
    editing = new Editing(display, printer);
    reports = new Reports(display);
    notes = new ProgramNotes();
    colours = new Colours();
    pictures = new PictureStrings(display, this::answer);
    oscCommands = new OscCommands(display, notes, colours, this::answer);
  }

  ProgramState program() {
    Modes modes = display.modes;
    return new ProgramState(
        notes.title(), notes.folder(), modes.caret(), modes.reverseScreen, colours.overrides());
  }

  /// Takes out what happened since the last call.
  List<TerminalEvent> events() {
    return notes.take();
  }

  void ambiguousWide(boolean wide) {
    printer.widths.ambiguousWide(wide);
  }

  void shownWith(ViewTraits traits) {
    colours.traits(traits);
    reports.traits(traits);
    display.pictures.traits(traits);
  }

  /// Tells a program that wants to know (2048) the new size.
  void resized() {
    if (display.modes.sizeReports) {
      answer(reports.size());
    }
  }

  @Override
  public void print(byte[] bytes, int from, int to) {
    printer.print(bytes, from, to);
  }

  @Override
  public void print(int codePoint) {
    printer.print(codePoint);
  }

  @Override
  public void control(int code) {
    Cursor cursor = display.cursor;
    switch (code) {
      case '\b' -> display.backspace();
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
      case 'H' -> display.tabs.set(display.cursor.x);
      case 'M' -> display.reverseLineFeed();
      case 'N' -> display.cursor.sets.useOnce(2);
      case 'O' -> display.cursor.sets.useOnce(3);
      case 'n' -> display.cursor.sets.use(2);
      case 'o' -> display.cursor.sets.use(3);
      case '=' -> display.modes.applicationKeypad = true;
      case '>' -> display.modes.applicationKeypad = false;
      case 'c' -> {
        display.reset();
        notes.reset();
        colours.reset();
        pictures.reset();
      }
      default -> {}
    }
  }

  @Override
  public void csi(CsiSequence csi) {
    if (csi.last() != 'b') {
      printer.forgetLast();
    }
    if (csi.intermediate() == '!' && csi.last() == 'p') {
      display.resetSoftly();
    } else if (csi.intermediate() == '$' && csi.last() == 'p') {
      answer(modeSwitch.report(csi));
    } else if (csi.intermediate() == ' ' && csi.last() == 'q') {
      display.modes.caret(csi.raw(0));
    } else if (csi.intermediate() != 0) {
      editing.columns(csi, csi.value(0, 1));
    } else if (csi.prefix() == 0) {
      plain(csi);
    } else {
      marked(csi);
    }
  }

  /// Sequences with a private marker.
  private void marked(CsiSequence csi) {
    switch ((csi.prefix() << 8) | csi.last()) {
      case ('?' << 8) | 'h', ('?' << 8) | 'l' -> modes(csi);
      case ('?' << 8) | 'J', ('?' << 8) | 'K' -> editing.run(csi, 1);
      case ('?' << 8) | 's' -> modeSwitch.save(csi);
      case ('?' << 8) | 'r' -> modeSwitch.restore(csi);
      case ('?' << 8) | 'n' -> {
        if (csi.raw(0) == 6) {
          answer("\033[?" + reports.position() + "R");
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

  private void modes(CsiSequence csi) {
    boolean before = display.modes.sizeReports;
    modeSwitch.dec(csi);
    if (!before) {
      resized();
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
      case 'B' -> display.moveBy(count);
      case 'e' -> display.moveTo(cursor.x, cursor.y + count);
      case 'C', 'a' -> display.moveTo(cursor.x + count, cursor.y);
      case 'D', 'j' -> display.moveTo(cursor.x - count, cursor.y);
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
      case 'k' -> display.moveTo(cursor.x, cursor.y - count);
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
          display.tabs.clearAll();
        } else if (csi.raw(0) == 0) {
          display.tabs.clear(cursor.x);
        }
      }
      case 'c' -> answer("\033[?62;4;22c");
      case 'n' -> answer(reports.status(csi.raw(0)));
      case 't' -> window(csi);
      case 'x' -> answer(reports.line(csi.raw(0)));
      default -> editing.run(csi, count);
    }
  }

  private void region(CsiSequence csi) {
    display.page().region(csi.value(0, 1) - 1, csi.value(1, display.rows()) - 1);
    display.moveToGiven(0, 0);
  }

  private void window(CsiSequence csi) {
    boolean title = csi.raw(1) == 0 || csi.raw(1) == 2;
    switch (csi.raw(0)) {
      case 22 -> {
        if (title) {
          notes.pushTitle();
        }
      }
      case 23 -> {
        if (title) {
          notes.popTitle();
        }
      }
      default -> answer(reports.window(csi.raw(0)));
    }
  }

  private void answer(String text) {
    if (!text.isEmpty()) {
      answers.accept(text.getBytes(StandardCharsets.US_ASCII));
    }
  }

  @Override
  public void osc(String text, String end) {
    oscCommands.run(text, end);
  }

  @Override
  public void dcs(byte[] bytes, int length) {
    int start = 0;
    while (start < length && (bytes[start] == ';' || Character.isDigit(bytes[start]))) {
      start++;
    }
    if (start < length && bytes[start] == 'q') {
      pictures.sixel(bytes, start + 1, length);
    } else if (length >= 2 && length < SETTING_LIMIT && bytes[0] == '$' && bytes[1] == 'q') {
      answer(reports.setting(new String(bytes, 2, length - 2, StandardCharsets.US_ASCII)));
    }
  }

  @Override
  public void apc(String text) {
    pictures.command(text);
  }

  @Override
  public void title(String text) {
    notes.title(text);
  }
}
