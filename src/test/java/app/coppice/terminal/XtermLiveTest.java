package app.coppice.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Our emulator beside xterm.js as it runs here, for other streams than the recorded ones, and for
/// the recorded programs cut at other places.
class XtermLiveTest {
  private static final int FIRST_SEED = 100_000;
  private static final int COUNT = 300;

  @TempDir Path folder;

  @Test
  void threeHundredStreamsNobodyHasSeenGiveEqualScreens() throws Exception {
    Optional<XtermNode> found = XtermNode.find(folder);
    assumeTrue(
        found.isPresent(),
        "no Node with @xterm/headless: npm cache add @xterm/headless@5.5.0, or name its folder in"
            + " COPPICE_XTERM");
    List<XtermRecording.Stream> streams = new ArrayList<>();
    XtermStreams.seeds(FIRST_SEED, COUNT).forEach((seed, text) -> streams.add(seed(seed, text)));
    streams.addAll(XtermRecording.programs(5));
    streams.addAll(VttestScreens.streams());
    Path script = Path.of("src/test/resources/app/coppice/terminal/xterm.mjs");
    List<XtermRecording.Shown> shown = found.get().shown(script, streams);
    assertThat(shown).hasSameSizeAs(streams).hasSizeGreaterThanOrEqualTo(COUNT);
    int compared = 0;
    for (int i = 0; i < shown.size(); i++) {
      XtermRecording.Stream stream = streams.get(i);
      // xterm.js throws at `CSI 1 J` behind the last column of the last row.
      if (!shown.get(i).rows().isEmpty() && !XtermRecording.ACCEPTED.containsKey(stream.name())) {
        assertThat(XtermRecording.ours(stream)).as(stream.name()).isEqualTo(shown.get(i));
        compared++;
      }
    }
    assertThat(compared).isGreaterThanOrEqualTo(COUNT);
  }

  private static XtermRecording.Stream seed(int seed, String text) {
    return XtermRecording.Stream.of("seed " + seed, text);
  }
}
