package app.coppice.terminal;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.OptionalInt;
import java.util.function.Consumer;

/// Carries out operating system commands, `ESC ] number ; text`. Their texts come from whoever
/// writes to the terminal: nothing of them is ever answered, opened or put anywhere by itself.
/// Guarded by the emulator's lock.
final class OscCommands {
  private static final int NOTICE_LIMIT = 512;
  private static final int CLIPBOARD_LIMIT = 100_000;
  private static final int LINK_LIMIT = 2048;
  private static final int LINK_ID_LIMIT = 250;

  private final Display display;
  private final ProgramNotes notes;
  private final Colours colours;
  private final Consumer<String> answers;

  OscCommands(Display display, ProgramNotes notes, Colours colours, Consumer<String> answers) {
    this.display = display;
    this.notes = notes;
    this.colours = colours;
    this.answers = answers;
  }

  /// @param end what ended the command, which ends the answer as well
  void run(String command, String end) {
    int semicolon = command.indexOf(';');
    String text = semicolon < 0 ? "" : command.substring(semicolon + 1);
    switch (semicolon < 0 ? command : command.substring(0, semicolon)) {
      case "0", "2" -> notes.title(text);
      case "4" -> palette(text, end);
      case "7" -> FolderUri.path(text).ifPresent(notes::folder);
      case "8" -> link(text);
      case "9" -> notice(text);
      case "10" -> named(Colours.FOREGROUND, text, end);
      case "11" -> named(Colours.BACKGROUND, text, end);
      case "12" -> named(Colours.CURSOR, text, end);
      case "52" -> clipboard(text);
      case "104" -> resetPalette(text);
      case "110" -> colours.named(Colours.FOREGROUND, -1);
      case "111" -> colours.named(Colours.BACKGROUND, -1);
      case "112" -> colours.named(Colours.CURSOR, -1);
      case "133" -> mark(text);
      case "777" -> noticeWithTitle(text);
      case "1337" -> {
        if (text.startsWith("CurrentDir=")) {
          FolderUri.plain(text.substring(text.indexOf('=') + 1)).ifPresent(notes::folder);
        }
      }
      default -> {}
    }
  }

  private void palette(String text, String end) {
    String[] parts = text.split(";", 2 * 256 + 1);
    for (int i = 0; i + 1 < parts.length; i += 2) {
      int index = number(parts[i]);
      if (index < 0) {
        continue;
      }
      if (parts[i + 1].equals("?")) {
        OptionalInt shown = colours.shownPalette(index);
        if (shown.isPresent()) {
          answer("4;" + index, shown.getAsInt(), end);
        }
      } else {
        set(index, Colours.parse(parts[i + 1]));
      }
    }
  }

  private void set(int index, int colour) {
    if (colour >= 0) {
      colours.palette(index, colour);
    }
  }

  private void resetPalette(String text) {
    if (text.isEmpty()) {
      colours.resetPalette();
      return;
    }
    for (String part : text.split(";", 257)) {
      colours.palette(number(part), -1);
    }
  }

  /// Sets or tells a named colour; more colours in the same command are the next ones.
  private void named(int first, String text, String end) {
    int which = first;
    for (String part : text.split(";", 4)) {
      if (which > Colours.CURSOR) {
        return;
      }
      if (part.equals("?")) {
        OptionalInt shown = colours.shownNamed(which);
        if (shown.isPresent()) {
          answer(Integer.toString(which), shown.getAsInt(), end);
        }
      } else {
        int colour = Colours.parse(part);
        if (colour >= 0) {
          colours.named(which, colour);
        }
      }
      which++;
    }
  }

  private void answer(String what, int rgb, String end) {
    answers.accept("\033]" + what + ";" + Colours.written(rgb) + end);
  }

  private void link(String text) {
    int semicolon = text.indexOf(';');
    if (semicolon < 0) {
      return;
    }
    String uri = text.substring(semicolon + 1);
    boolean valid = uri.length() <= LINK_LIMIT && uri.chars().allMatch(c -> c > 0x20 && c < 0x7f);
    Link link =
        valid && !uri.isEmpty() ? new Link(id(text.substring(0, semicolon)), uri) : Link.NONE;
    display.cursor.extra(display.cursor.extra.withLink(link));
  }

  private static String id(String parameters) {
    for (String parameter : parameters.split(":", 16)) {
      if (parameter.startsWith("id=")) {
        return SafeText.line(parameter.substring(3), LINK_ID_LIMIT);
      }
    }
    return "";
  }

  /// iTerm's notification; the numbers of ConEmu's commands, which share its place, are none.
  private void notice(String text) {
    if (text.startsWith("9;")) {
      FolderUri.plain(text.substring(2)).ifPresent(notes::folder);
    } else if (!text.matches("\\d{1,2}(;.*)?")) {
      notify("", text);
    }
  }

  private void noticeWithTitle(String text) {
    String[] parts = text.split(";", 3);
    if (parts[0].equals("notify") && parts.length > 1) {
      notify(parts[1], parts.length == 3 ? parts[2] : "");
    }
  }

  private void notify(String title, String text) {
    String shownTitle = SafeText.line(title, NOTICE_LIMIT);
    String shownText = SafeText.line(text, NOTICE_LIMIT);
    if (!shownTitle.isBlank() || !shownText.isBlank()) {
      notes.add(new TerminalEvent.Notice(shownTitle, shownText));
    }
  }

  /// Asks to write the clipboard. Reading it (`?`) is never answered.
  private void clipboard(String text) {
    String encoded = text.substring(text.indexOf(';') + 1);
    if (encoded.isEmpty() || encoded.equals("?") || encoded.length() > 2 * CLIPBOARD_LIMIT) {
      return;
    }
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(encoded);
    } catch (IllegalArgumentException notBase64) {
      return;
    }
    String wanted = new String(bytes, StandardCharsets.UTF_8);
    if (wanted.length() <= CLIPBOARD_LIMIT) {
      String shown = SafeText.lines(wanted, CLIPBOARD_LIMIT);
      notes.add(new TerminalEvent.ClipboardRequest(shown));
    }
  }

  private void mark(String text) {
    if (text.isEmpty() || display.isAlternate()) {
      return;
    }
    Line line = display.cursorLine();
    switch (text.charAt(0)) {
      case 'A' -> line.mark(line.mark().with(PromptMark.PROMPT));
      case 'B' -> line.mark(line.mark().withInput(display.cursor.x));
      case 'C' -> line.mark(line.mark().with(PromptMark.OUTPUT));
      case 'D' -> {
        String[] parts = text.split(";", 3);
        line.mark(line.mark().withEnd(parts.length > 1 ? number(parts[1]) : -1));
      }
      default -> {}
    }
  }

  /// A decimal number of up to five digits, -1 for anything else.
  private static int number(String text) {
    return text.matches("\\d{1,5}") ? Integer.parseInt(text) : -1;
  }
}
