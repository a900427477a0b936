package app.coppice.terminal;

import app.coppice.terminal.Screen.Frame;
import app.coppice.terminal.Screen.Row;
import app.coppice.terminal.Screen.Run;
import app.coppice.terminal.Screen.Style;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// An emulator with what it answered, and the ways tests read a screen.
final class Screens {
  final ByteArrayOutputStream answers = new ByteArrayOutputStream();
  final List<TerminalEvent> events = new ArrayList<>();
  final Emulator emulator;

  Screens(int columns, int rows) {
    this(columns, rows, ScrollbackStore.inMemory());
  }

  Screens(int columns, int rows, ScrollbackStore store) {
    emulator =
        new Emulator(
            columns,
            rows,
            new TerminalParts(ProcessLedger.none(), store, new ReadingTurns()),
            answers::writeBytes);
    emulator.onEvent(events::add);
  }

  Screens feed(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    emulator.feed(bytes, 0, bytes.length);
    return this;
  }

  Frame frame() {
    return emulator.frame(Frame.EMPTY);
  }

  String row(int index) {
    return text(frame().rows().get(index));
  }

  /// The style of the cell at `column` of row `row`.
  Style style(int row, int column) {
    int end = 0;
    for (Run run : frame().rows().get(row).runs()) {
      end += run.cells();
      if (column < end) {
        return run.style();
      }
    }
    return Style.DEFAULT;
  }

  /// All rows, without the spaces at their ends and the empty rows at the bottom.
  String text() {
    return text(frame());
  }

  String answers() {
    return answers.toString(StandardCharsets.US_ASCII);
  }

  static String text(Frame frame) {
    return frame.rows().stream()
        .map(Screens::text)
        .collect(Collectors.joining("\n"))
        .stripTrailing();
  }

  static String text(Row row) {
    return row.runs().stream().map(Run::text).collect(Collectors.joining()).stripTrailing();
  }
}
