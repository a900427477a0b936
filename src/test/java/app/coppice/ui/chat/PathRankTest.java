package app.coppice.ui.chat;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.agent.Entry;
import app.coppice.agent.Transcript;
import java.util.List;
import org.junit.jupiter.api.Test;

class PathRankTest {
  private static final List<String> PATHS =
      List.of("src/main/Retry.java", "src/test/RetryTest.java", "docs/entry.md", "README.md");

  @Test
  void theNamesStartCountsMost() {
    assertThat(PathRank.best("retry", PATHS, 9))
        .containsExactly("src/main/Retry.java", "src/test/RetryTest.java");
  }

  @Test
  void lettersMayBeFarApart() {
    assertThat(PathRank.best("smr", PATHS, 9)).first().isEqualTo("src/main/Retry.java");
  }

  @Test
  void whatLacksALetterIsLeftOut() {
    assertThat(PathRank.best("zzz", PATHS, 9)).isEmpty();
  }

  @Test
  void withoutLettersTheTopOfTheTreeComesFirst() {
    assertThat(PathRank.best("", PATHS, 2)).containsExactly("README.md", "docs/entry.md");
  }

  @Test
  void aMentionStartsAWord() {
    assertThat(PathCompletion.mention("see @src/Re", 11)).isEqualTo(4);
    assertThat(PathCompletion.mention("mail a@b", 8)).isEqualTo(-1);
    assertThat(PathCompletion.mention("see @src done", 13)).isEqualTo(-1);
  }

  @Test
  void historyWalksBackAndReturnsToWhatWasNotSent() {
    PromptHistory history = new PromptHistory();
    history.learn(
        new Transcript(
            List.<Entry>of(Snapshots.prompt("1", "first"), Snapshots.prompt("2", "second"))));
    assertThat(history.previous("unsent")).contains("second");
    assertThat(history.previous("second")).contains("first");
    assertThat(history.previous("first")).isEmpty();
    assertThat(history.next()).contains("second");
    assertThat(history.next()).contains("unsent");
    assertThat(history.next()).isEmpty();
  }

  @Test
  void theTailOfALongOutputIsItsLastLines() {
    assertThat(CallCell.tail("a\nb\nc", 2)).isEqualTo("b\nc");
    assertThat(CallCell.tail("a\nb", 5)).isEqualTo("a\nb");
    assertThat(CallCell.tail("", 5)).isEmpty();
  }
}
