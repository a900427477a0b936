package app.coppice.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.terminal.Screen.Frame;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// A shell that draws a prompt of two rows again when its window changes.
class LongPromptTest extends PtyTest {
  @Test
  void theOutputAboveAWrappedPromptOutlivesEachResize() throws Exception {
    PtySession bash =
        start(
            Map.of("PS1", "p".repeat(95) + "END\\w> ", "BASH_SILENCE_DEPRECATION_WARNING", "1"),
            "bash",
            "--noprofile",
            "--norc",
            "-i");
    awaitText(bash, ">");
    type(bash, "printf 'MARK%s\\n' 1 2 3 4\r");
    await(bash, frame -> Screens.text(frame).matches("(?s).*MARK4.*p{20}.*>\\s*"));
    int[] widths = {130, 90, 150, 70, 120, 80};
    for (int i = 0; i < widths.length; i++) {
      bash.resize(widths[i], 24);
      // The answer shows that the shell has drawn its prompt again.
      type(bash, "printf 'ROUND%s\\n' " + i + "\r");
      String round = "ROUND" + i;
      Frame frame =
          await(bash, now -> Screens.text(now).matches("(?s).*" + round + "\n.*p{20}.*>\\s*"));
      StringBuilder all = new StringBuilder();
      bash.screen().export(all);
      for (int mark = 1; mark <= 4; mark++) {
        assertThat(all.toString().lines()).as(Screens.text(frame)).contains("MARK" + mark);
      }
      for (int before = 0; before <= i; before++) {
        assertThat(all.toString().lines()).as(Screens.text(frame)).contains("ROUND" + before);
      }
    }
  }
}
