package app.coppice.terminal;

import com.techsenger.jeditermfx.core.ArrayTerminalDataStream;
import com.techsenger.jeditermfx.core.CursorShape;
import com.techsenger.jeditermfx.core.TerminalDisplay;
import com.techsenger.jeditermfx.core.emulator.JediEmulator;
import com.techsenger.jeditermfx.core.emulator.mouse.MouseFormat;
import com.techsenger.jeditermfx.core.emulator.mouse.MouseMode;
import com.techsenger.jeditermfx.core.model.JediTerminal;
import com.techsenger.jeditermfx.core.model.StyleState;
import com.techsenger.jeditermfx.core.model.TerminalSelection;
import com.techsenger.jeditermfx.core.model.TerminalTextBuffer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// JediTerm's emulator, a second opinion on what a stream shows.
final class JediTermScreen implements TerminalDisplay {
  final List<MouseMode> mouseModes = new ArrayList<>();
  final List<MouseFormat> mouseFormats = new ArrayList<>();
  final TerminalTextBuffer buffer;
  private final JediTerminal terminal;
  private String title = "";

  JediTermScreen(int columns, int rows, int history) {
    StyleState style = new StyleState();
    buffer = new TerminalTextBuffer(columns, rows, style, history, null);
    terminal = new JediTerminal(this, buffer, style);
  }

  JediTermScreen feed(String text) throws IOException {
    JediEmulator emulator =
        new JediEmulator(new ArrayTerminalDataStream(text.toCharArray()), terminal);
    while (emulator.hasNext()) {
      emulator.next();
    }
    return this;
  }

  /// All rows, without the spaces at their ends and the empty rows at the bottom.
  String text() {
    return buffer
        .getScreenLines()
        .replace('\0', ' ')
        .replace("\ue000", "") // the right half of a wide character
        .lines()
        .map(String::stripTrailing)
        .collect(Collectors.joining("\n"))
        .stripTrailing();
  }

  int cursorColumn() {
    return terminal.getCursorX() - 1;
  }

  int cursorRow() {
    return terminal.getCursorY() - 1;
  }

  @Override
  public void setCursor(int x, int y) {}

  @Override
  public void setCursorShape(@Nullable CursorShape shape) {}

  @Override
  public void beep() {}

  @Override
  public void scrollArea(int top, int size, int dy) {}

  @Override
  public void setCursorVisible(boolean visible) {}

  @Override
  public void useAlternateScreenBuffer(boolean use) {}

  @Override
  public String getWindowTitle() {
    return title;
  }

  @Override
  public void setWindowTitle(String text) {
    title = text;
  }

  @Override
  public @Nullable TerminalSelection getSelection() {
    return null;
  }

  @Override
  public void terminalMouseModeSet(MouseMode mode) {
    mouseModes.add(mode);
  }

  @Override
  public void setMouseFormat(MouseFormat format) {
    mouseFormats.add(format);
  }

  @Override
  public boolean ambiguousCharsAreDoubleWidth() {
    return false;
  }
}
