package app.coppice.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/// The pictures of vttest's menus 1, 2, 3, 6, 8 and 11 are those that were once looked at and found
/// to be what vttest says they should be.
class VttestTest {
  @Test
  void allPicturesAreThoseThatWereFoundRight() throws IOException {
    String golden = new String(XtermRecording.bytes(VttestScreens.GOLDEN), StandardCharsets.UTF_8);
    StringBuilder all = new StringBuilder();
    for (XtermRecording.Stream stream : VttestScreens.streams()) {
      String text = VttestScreens.text(stream);
      assertThat(golden).as(stream.name()).contains(text);
      all.append(text);
    }
    assertThat(all.toString()).isEqualTo(golden);
  }
}
