package app.coppice.session;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.agent.Entry;
import app.coppice.agent.Mode;
import app.coppice.agent.Transcript;
import app.coppice.agent.Usage;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class WholeTitleTest {
  private static final Instant THEN = Instant.parse("2026-11-01T10:00:00Z");
  private static final String LINE =
      "Make the cart count its items in long so that a large order is not refused at the till";

  @Test
  void aTitleThatWasCutIsTheWholeFirstLineOfItsPrompt() {
    assertThat(WholeTitle.of(titled("Make the cart count its items in long so that a large" + "…")))
        .isEqualTo(LINE);
  }

  @Test
  void aTitleThatThePersonGaveStays() {
    assertThat(WholeTitle.of(titled("Cart"))).isEqualTo("Cart");
    assertThat(WholeTitle.of(titled("Later…"))).isEqualTo("Later…");
  }

  private static SessionSnapshot titled(String title) {
    var transcript =
        new Transcript(List.of(new Entry.Prompt("1", THEN, "\n" + LINE + "  \nand test it")));
    return new SessionSnapshot(
        SessionId.random(),
        Path.of("/repository"),
        title,
        "branch",
        "main",
        Path.of("/worktree"),
        SessionState.IDLE,
        1,
        Mode.ASK,
        "model",
        transcript,
        List.of(),
        List.of(),
        Changes.NONE,
        Usage.NONE,
        "",
        "",
        false,
        false,
        false,
        "",
        THEN,
        THEN);
  }
}
