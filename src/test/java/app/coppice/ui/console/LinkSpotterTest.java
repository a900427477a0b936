package app.coppice.ui.console;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.ui.console.Range.Place;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinkSpotterTest {
  private static String at(Rows rows, long line, int column) {
    return LinkSpotter.at(new Place(line, column), rows)
        .map(spot -> spot.target().shown())
        .orElse("");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "see https://example.com/a. Then | https://example.com/a",
        "(http://example.com/a_(b)) | http://example.com/a_(b)",
        "<https://example.com/?q=1&r=2>, | https://example.com/?q=1&r=2",
        "at src/Main.java:12:5: error | src/Main.java:12",
        "in src/app.ts(12,5): error | src/app.ts:12",
        "File \"lib/x.py\", line 31, in f | lib/x.py:31",
        "M  README.md | README.md",
        "diff a/one/two.c | a/one/two.c"
      })
  void whatLooksLikeALinkIsOne(String text, String shown) {
    String start = shown.startsWith("http") ? shown : shown.replaceAll(":\\d+$", "");
    assertThat(at(Rows.of(text), 0, text.indexOf(start) + 1)).isEqualTo(shown);
  }

  @Test
  void wordsAndNumbersAreNoFiles() {
    Rows rows = Rows.of("it took 12.5 s, and so on: yes");
    for (int column = 0; column < 31; column++) {
      assertThat(at(rows, 0, column)).as("column %d", column).isEmpty();
    }
  }

  @Test
  void anAddressThatTheTerminalWrappedIsWhole() {
    Rows rows = Rows.of("go to https://exam\\", "ple.com/long/pa\\", "th now");
    assertThat(at(rows, 1, 3)).isEqualTo("https://example.com/long/path");
    Range range = LinkSpotter.at(new Place(1, 3), rows).orElseThrow().range();
    assertThat(range.first()).isEqualTo(new Place(0, 6));
    assertThat(range.last()).isEqualTo(new Place(2, 2));
  }

  @Test
  void aLinkOfTheProgramGoesBeforeWhatItsTextSays() {
    Rows rows = new Rows();
    rows.add(
        false,
        Rows.run("see ", ""),
        Rows.run("https://good.example", "https://bad.example/x"),
        Rows.run(" end", ""));
    assertThat(at(rows, 0, 6)).isEqualTo("https://bad.example/x");
    assertThat(LinkSpotter.at(new Place(0, 6), rows).orElseThrow().range())
        .isEqualTo(Range.between(new Place(0, 4), new Place(0, 24)));
    assertThat(at(rows, 0, 25)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "https://example.com/, Web",
    "HTTP://example.com/, Web",
    "https:///no-host, Other",
    "file:///home/ada/x.txt, File",
    "file://localhost/home/ada/x.txt, File",
    "file://other.example/home/ada/x.txt, Other",
    "file://ada@localhost/x.txt, Other",
    "file:////share.example/x.txt, Other",
    "file:///%5C%5Cshare.example/x.txt, Other",
    "mailto:ada@example.com, Other",
    "javascript:alert(1), Other",
    "vscode://file/etc/passwd, Other",
    "ssh://-oProxyCommand=x/, Other",
    "no address at all %%, Other"
  })
  void onlyTheWebAndFilesAreOpened(String address, String kind) {
    assertThat(LinkTarget.of(address).getClass().getSimpleName()).isEqualTo(kind);
  }

  @Test
  void anAddressWhoseHostLooksLikeAnotherIsShownAndNotOpened() {
    String hidden = "https://example.com@evil.example/";
    assertThat(LinkTarget.of(hidden)).isEqualTo(new LinkTarget.Other(hidden));
    assertThat(LinkSpotter.at(new Place(0, 6), Rows.of("see " + hidden)).orElseThrow().target())
        .isEqualTo(new LinkTarget.Other(hidden));
    String endless = "https://example.com." + "a.".repeat(60) + "example/";
    assertThat(LinkTarget.of(endless)).isEqualTo(new LinkTarget.Other(endless));
  }
}
