package app.coppice.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Our emulator beside what xterm.js 5.5 showed for 400 generated streams, and for eight recorded
/// programs at eight moments each, and for 121 pictures of vttest: texts, colours, attributes and
/// cursor are equal. What xterm.js does otherwise, and so is not in the streams:
///
/// - lines that scroll in by `CSI T` have the default ground, xterm's have the cursor's;
/// - with the origin mode on, relative movements add the region's top once more;
/// - a saved cursor moves with the text that scrolls after it was saved, xterm's keeps its row;
/// - each page has tab stops of its own, xterm has one set;
/// - a wide character does not overwrite the last column when nothing wraps;
/// - emoji take one cell without an add-on.
class XtermComparisonTest {
  @Test
  void allStreamsGiveEqualScreens() throws IOException {
    List<XtermRecording.Stream> streams = XtermRecording.streams();
    List<XtermRecording.Shown> shown = XtermRecording.shown();
    assertThat(streams).hasSameSizeAs(shown).hasSizeGreaterThan(550);
    for (int i = 0; i < streams.size(); i++) {
      XtermRecording.Stream stream = streams.get(i);
      if (!XtermRecording.ACCEPTED.containsKey(stream.name())) {
        assertThat(XtermRecording.ours(stream)).as(stream.name()).isEqualTo(shown.get(i));
      }
    }
  }
}
