package app.coppice.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PackedLinesTest {
  @Test
  void theOldestLinesAreForgottenBeyondATerminalsShareOfTheHeap() {
    PackedLines lines = new PackedLines(100_000, 80);
    for (int i = 0; i < 100; i++) {
      lines.add(new byte[1 << 20], 10);
      assertThat(lines.bytes()).isLessThanOrEqualTo(32L << 20);
    }
    assertThat(lines.size()).isEqualTo(31);
    assertThat(lines.firstNumber()).isEqualTo(69);
    assertThat(lines.endRow()).isEqualTo(100);
  }

  @Test
  void aHundredThousandColouredLinesFitIntoIt() {
    PackedLines lines = new PackedLines(100_000, 80);
    for (int i = 0; i < 100_000; i++) {
      lines.add(new byte[280], 80);
    }
    assertThat(lines.size()).isEqualTo(100_000);
  }
}
