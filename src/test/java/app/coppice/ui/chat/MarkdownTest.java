package app.coppice.ui.chat;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.text.Passage;
import app.coppice.ui.chat.MarkdownBlock.Code;
import app.coppice.ui.chat.MarkdownBlock.Prose;
import app.coppice.ui.chat.MarkdownBlock.Rule;
import app.coppice.ui.chat.MarkdownBlock.Table;
import app.coppice.ui.kit.text.StyledRun;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTest {
  private static final String ALL =
      """
      # Title

      Some *em*, **strong**, ~~gone~~ and `code`, see [docs](https://a.org/x).

      1. one
      2. two
         - nested

      > said

      ```java
      int a;

      int b;
      ```

      | a | b |
      |---|---|
      | 1 | `2` |

      ---
      ![alt](https://a.org/i.png) <b>raw</b>
      """;

  @Test
  void everyBlockComesOutInOrder() {
    List<MarkdownBlock> blocks = MarkdownReader.read(ALL).blocks();
    assertThat(blocks).hasSize(10);
    assertThat(blocks.get(0))
        .isInstanceOfSatisfying(Prose.class, p -> assertThat(p.level()).isOne());
    assertThat(blocks.get(2))
        .isInstanceOfSatisfying(Prose.class, p -> assertThat(p.marker()).isEqualTo("1."));
    assertThat(blocks.get(3))
        .isInstanceOfSatisfying(Prose.class, p -> assertThat(p.marker()).isEqualTo("2."));
    assertThat(blocks.get(4))
        .isInstanceOfSatisfying(Prose.class, p -> assertThat(p.indent()).isEqualTo(2));
    assertThat(blocks.get(5))
        .isInstanceOfSatisfying(Prose.class, p -> assertThat(p.quoted()).isTrue());
    assertThat(blocks.get(6)).isEqualTo(new Code(0, "java", "int a;\n\nint b;"));
    assertThat(blocks.get(7))
        .isInstanceOfSatisfying(Table.class, t -> assertThat(t.rows()).hasSize(2));
    assertThat(blocks.get(8)).isInstanceOf(Rule.class);
  }

  @Test
  void inlineMarksBecomeStyles() {
    Prose prose = (Prose) MarkdownReader.read(ALL).blocks().get(1);
    assertThat(prose.runs())
        .contains(
            new StyledRun("em", "em"),
            new StyledRun("strong", "strong"),
            new StyledRun("gone", "strike"),
            new StyledRun("code", "inline-code"),
            new StyledRun("docs", List.of("link"), "https://a.org/x"));
  }

  @Test
  void anImageIsOnlyALinkAndHtmlIsOnlyText() {
    Prose prose = (Prose) MarkdownReader.read(ALL).blocks().getLast();
    assertThat(prose.runs())
        .containsExactly(
            new StyledRun("alt", List.of("link"), "https://a.org/i.png"),
            new StyledRun(" <b>raw</b>"));
  }

  @Test
  void anUnclosedFenceIsCodeAlready() {
    assertThat(MarkdownReader.read("text\n\n```sh\nls").blocks().getLast())
        .isEqualTo(new Code(0, "sh", "ls"));
  }

  @Test
  void growingTextReadsLikeTheWholeAtEveryStep() {
    MarkdownStream stream = new MarkdownStream();
    for (int i = 0; i <= ALL.length(); i++) {
      String part = ALL.substring(0, i);
      assertThat(stream.read(Passage.of(part)))
          .as(part)
          .isEqualTo(MarkdownReader.read(part).blocks());
    }
  }

  @Test
  void anotherTextStartsAnew() {
    MarkdownStream stream = new MarkdownStream();
    stream.read(Passage.of("one\n\ntwo\n\nthree"));
    assertThat(stream.read(Passage.of("four"))).isEqualTo(MarkdownReader.read("four").blocks());
  }

  @Test
  void aLongAnswerIsReadInLinearTime() {
    MarkdownStream stream = new MarkdownStream();
    Passage text = Passage.EMPTY;
    long start = System.nanoTime();
    for (int i = 0; i < 5_000; i++) {
      text = text.plus("word ").plus(i % 20 == 19 ? "\n\n" : "");
      stream.read(text);
    }
    assertThat(System.nanoTime() - start).isLessThan(10_000_000_000L);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "file:///etc/passwd",
        "javascript:alert(1)",
        "vscode://x",
        "https://good.org@evil.org/",
        "/relative",
        "not an address"
      })
  void onlyWebAddressesCanBeOpened(String target) {
    assertThat(LinkPrompt.openable(target)).isEmpty();
  }

  @Test
  void aWebAddressCanBeOpened() {
    assertThat(LinkPrompt.openable("https://a.org/x")).contains(URI.create("https://a.org/x"));
  }
}
