package app.coppice.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The list of lines beside a plain one that does the same: adds, takes back, forgets, changes its
/// width.
class PackedLinesTest {
  private final ScrollbackStore store = new ScrollbackStore(1 << 20, null, 0);
  private final ParagraphCodec codec = new ParagraphCodec();

  private record Plain(String text, int cells) {}

  private void add(PackedLines lines, Deque<Plain> plain, String text, boolean wide) {
    Cells cells = new Cells(2 * text.length());
    int x = 0;
    for (int i = 0; i < text.length(); i++) {
      cells.set(x++, text.charAt(i), Pen.DEFAULT, Extra.NONE);
      if (wide) {
        cells.set(x++, Cells.TAIL, Pen.DEFAULT, Extra.NONE);
      }
    }
    lines.add(codec.pack(cells, x, List.of(), false), x);
    plain.addLast(new Plain(text, x));
  }

  @Test
  void linesAndRowsAreThoseOfAPlainListOfThem() {
    int limit = 3000;
    PackedLines lines = new PackedLines(store, limit, 20);
    Deque<Plain> plain = new ArrayDeque<>();
    Random random = new Random(5);
    long number = 0;
    int columns = 20;
    for (int i = 0; i < 20_000; i++) {
      switch (random.nextInt(400)) {
        case 0 -> {
          columns = 2 + random.nextInt(60);
          lines.columns(columns);
        }
        case 1 -> {
          for (int j = random.nextInt(30); j > 0 && !plain.isEmpty(); j--) {
            assertThat(text(lines.pop())).isEqualTo(plain.removeLast().text);
          }
        }
        case 2 -> check(lines, plain, columns);
        default -> {
          boolean wide = random.nextInt(5) == 0;
          String one = Character.toString(wide ? 0x4e00 + i : 'a' + i % 26);
          add(lines, plain, one.repeat(random.nextInt(wide ? 50 : 100)), wide);
          if (plain.size() > limit) {
            plain.removeFirst();
            number++;
          }
        }
      }
      assertThat(lines.firstNumber()).isEqualTo(number);
      assertThat(lines.size()).isEqualTo(plain.size());
    }
    check(lines, plain, columns);
    assertThat(store.memory()).isPositive().isLessThan(1 << 20);
    lines.clear(lines.endRow());
    assertThat(store.memory()).isZero();
    assertThat(lines.size()).isZero();
  }

  private static void check(PackedLines lines, Deque<Plain> plain, int columns) {
    long row = lines.firstRow();
    int index = 0;
    for (Plain each : plain) {
      assertThat(lines.start(index)).isEqualTo(row);
      assertThat(lines.indexOfRow(row)).isEqualTo(index);
      PackedLines.Laid laid = lines.laid(index);
      assertThat(text(laid.line())).isEqualTo(each.text);
      row += laid.starts().size();
      assertThat(lines.indexOfRow(row - 1)).isEqualTo(index);
      assertThat(laid.starts().getLast()).isGreaterThanOrEqualTo(each.cells - columns);
      index++;
    }
    assertThat(lines.endRow()).isEqualTo(row);
  }

  private static String text(@Nullable Paragraph line) {
    StringBuilder text = new StringBuilder();
    for (int x = 0; line != null && x < line.length(); x++) {
      if (line.cells().glyph(x) != Cells.TAIL) {
        text.appendCodePoint(line.cells().glyph(x));
      }
    }
    return text.toString();
  }

  @Test
  void theOldestLinesAreForgottenBeyondTheBudget() {
    PackedLines lines = new PackedLines(store, 100_000, 80);
    for (int i = 0; i < 100; i++) {
      lines.add(new byte[100_000], 10);
      store.makeRoom();
      assertThat(store.memory()).isLessThanOrEqualTo(1 << 20);
    }
    lines.add(new byte[1], 0);
    assertThat(lines.size()).isEqualTo(11);
    assertThat(lines.firstNumber()).isEqualTo(90);
    assertThat(lines.endRow()).isEqualTo(101);
    assertThat(lines.takeCut()).isTrue();
    assertThat(lines.takeCut()).isFalse();
  }

  @Test
  void aBlockThatChangedWhileItWasWrittenKeepsItsNewLines() {
    PackedBlock block = new PackedBlock(0, 0);
    block.add(new byte[] {1}, 1);
    block.seal();
    store.add(block);
    byte[] before = store.read(block).orElseThrow();
    store.forget(block);
    block.open(before);
    block.removeLast();
    block.add(new byte[] {2}, 1);
    block.seal();
    store.add(block);
    byte[] now = store.read(block).orElseThrow();
    store.move(block, before, new ScrollbackFile.Piece(0, before.length, 0));
    assertThat(store.read(block)).contains(now);
    store.forget(block);
    assertThat(store.memory()).isZero();
  }

  @Test
  void aHundredThousandColouredLinesTakeLittleMoreThanTheirBytes() {
    ScrollbackStore large = new ScrollbackStore(64 << 20, null, 0);
    PackedLines lines = new PackedLines(large, 100_000, 80);
    for (int i = 0; i < 100_000; i++) {
      lines.add(new byte[280], 80);
    }
    large.makeRoom();
    assertThat(lines.size()).isEqualTo(100_000);
    assertThat(large.memory()).isLessThan(30 << 20);
  }
}
