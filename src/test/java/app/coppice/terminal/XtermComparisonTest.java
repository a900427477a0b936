package app.coppice.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.terminal.Screen.Frame;
import app.coppice.terminal.Screen.Row;
import app.coppice.terminal.Screen.Run;
import app.coppice.terminal.Screen.Style;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Our emulator beside what xterm.js 5.5 showed for 400 generated streams, and for seven recorded
/// programs at eight moments each: texts, colours, attributes and cursor are equal. What xterm.js
/// does otherwise, and so is not in the streams:
///
/// - lines that scroll in by `CSI T` have the default ground, xterm's have the cursor's;
/// - with the origin mode on, relative movements add the region's top once more;
/// - a saved cursor moves with the text that scrolls after it was saved, xterm's keeps its row;
/// - each page has tab stops of its own, xterm has one set;
/// - a wide character does not overwrite the last column when nothing wraps;
/// - emoji take one cell without an add-on.
class XtermComparisonTest {
  private static final String DEFAULT = "x" + style(Style.DEFAULT);

  @Test
  void allStreamsGiveEqualScreens() throws IOException {
    List<XtermRecording.Stream> streams = XtermRecording.streams();
    List<XtermRecording.Shown> shown = XtermRecording.shown();
    assertThat(streams).hasSameSizeAs(shown).hasSizeGreaterThan(450);
    for (int i = 0; i < streams.size(); i++) {
      XtermRecording.Stream stream = streams.get(i);
      Screens screen = new Screens(stream.columns(), stream.rows());
      screen.emulator.feed(stream.bytes(), 0, stream.bytes().length);
      assertThat(ours(screen.frame())).as(stream.name()).isEqualTo(shown.get(i));
    }
  }

  private static XtermRecording.Shown ours(Frame frame) {
    return new XtermRecording.Shown(
        frame.rows().stream().map(Screens::text).toList(),
        frame.rows().stream().map(XtermComparisonTest::styles).toList(),
        frame.cursorColumn(),
        frame.cursorRow(),
        frame.alternate());
  }

  /// The styles of a row as `xterm.mjs` writes them.
  private static String styles(Row row) {
    List<String> runs = new ArrayList<>();
    String last = "";
    int length = 0;
    for (Run run : row.runs()) {
      String style = style(run.style());
      if (!style.equals(last) && length > 0) {
        runs.add(length + "x" + last);
        length = 0;
      }
      last = style;
      length += run.cells();
    }
    if (length > 0) {
      runs.add(length + "x" + last);
    }
    while (!runs.isEmpty() && runs.getLast().endsWith(DEFAULT)) {
      runs.removeLast();
    }
    return String.join(" ", runs);
  }

  private static String style(Style style) {
    int underlined = style.underline() == Underline.NONE ? 0 : 1;
    return style.foreground()
        + ","
        + style.background()
        + ","
        + style.attributes()
        + ","
        + underlined;
  }
}
