package app.coppice.terminal;

import app.coppice.terminal.Screen.Frame;
import app.coppice.terminal.Screen.Row;
import app.coppice.terminal.Screen.Run;
import java.io.IOException;

/// Writes the text of a terminal, in pieces, so that the program in it is not held up.
final class TextExport {
  private static final int PIECE = 500;

  private TextExport() {}

  static void write(Screen screen, Appendable out) throws IOException {
    Frame frame = screen.frame(Frame.EMPTY);
    long end = frame.top() + frame.rows().size();
    StringBuilder line = new StringBuilder();
    int blank = 0;
    for (long from = frame.top() - frame.scrollback(); from < end; from += PIECE) {
      for (Row row : screen.rows(from, (int) Math.min(PIECE, end - from))) {
        for (Run run : row.runs()) {
          line.append(run.text());
        }
        if (row.wrapped()) {
          continue;
        }
        String text = line.toString().stripTrailing();
        line.setLength(0);
        if (text.isEmpty()) {
          blank++; // those at the end are no text
        } else {
          out.append("\n".repeat(blank)).append(text).append('\n');
          blank = 0;
        }
      }
    }
    if (!line.isEmpty()) {
      out.append("\n".repeat(blank)).append(line).append('\n');
    }
  }
}
