package app.coppice.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.terminal.Screen.Frame;
import app.coppice.terminal.Screen.Row;
import app.coppice.terminal.Screen.Run;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Bytes that no program would write: nothing may be thrown, hang or grow. How many is set by
/// `-Dcoppice.fuzz.megabytes`, split between the two ways of making them.
class FuzzTest {
  private static final int MEGABYTES = Integer.getInteger("coppice.fuzz.megabytes", 10);
  private static final String FREQUENT = "\033[];?0123456789hlmHJKrb\r\n\t:";
  private static final int STREAM = 50_000;

  /// Little memory, so that the lines above the screen outgrow it.
  private static final int BUDGET = 20_000;

  private static final int STREAMS = MEGABYTES * 1_000_000 / STREAM / 2;

  /// What the mutations start from: each kind of sequence once.
  private static final List<String> SEEDS =
      List.of(
          "\033[1;31mred\033[0m plain \033[38;2;1;2;3;48:5:9;4:3;58:2::9:9:9mx\033[K\033[2J",
          "\033[?1049h\033[5;10r\033[3L\033[2M\033[4@\033[5P\033[6X\033[7b\033[?1049l",
          "\033]0;title\007\033]8;id=1;http://x/\033\\link\033]8;;\033\\\033]52;c;YQ==\007",
          "\033]133;A\007$ \033]133;B\007ls\r\n\033]133;C\007out\r\n\033]133;D;0\007",
          "\033]4;1;#fff;2;?\007\033]10;?\007\033]104\007\033]7;file:///a%20b\007\033]9;n\007",
          "\033[?1000;1006;2004;2026h\033[?25l\033[?2026l\033[>1u\033[=5;2u\033[<1u\033[?2048h",
          "\033P$qm\033\\\033Pq\"1;1;9;9#0;2;9;9;9~~-\033\\\033_Gf=24,s=1,v=1;AAAA\033\\\033^x\033\\",
          "\u4f60\u597d e\u0301 \ud83d\udc69\u200d\ud83d\udcbb\ud83c\udde9\ud83c\uddea\u2764\ufe0f",
          "\033(0lqk\033(B\0337\0338\033M\033D\033E\033H\t\033[3g\033c\033#8\033[!p\033[4h\033[6n",
          "\033[22t\033[23t\033[18t\033[5 q\033[10;10H\033[99B\033[S\033[T\033[?6h\033[?7l\033[20h");

  @TempDir Path temporary;

  @Test
  void randomBytesDoNoHarm() throws IOException {
    for (int seed = 0; seed < STREAMS; seed++) {
      Random random = new Random(seed);
      byte[] bytes = new byte[STREAM];
      random.nextBytes(bytes);
      for (int i = 0; i < bytes.length; i += 1 + random.nextInt(40)) {
        bytes[i] = (byte) FREQUENT.charAt(random.nextInt(FREQUENT.length()));
      }
      feed(seed, random, bytes);
    }
  }

  @Test
  void mutatedSequencesDoNoHarm() throws IOException {
    for (int seed = 0; seed < STREAMS; seed++) {
      Random random = new Random(-1 - seed);
      byte[] bytes = new byte[STREAM];
      int at = 0;
      while (at < bytes.length) {
        byte[] piece = SEEDS.get(random.nextInt(SEEDS.size())).getBytes(StandardCharsets.UTF_8);
        int from = random.nextInt(4) == 0 ? random.nextInt(piece.length) : 0;
        int length = Math.min(piece.length - from, bytes.length - at);
        System.arraycopy(piece, from, bytes, at, length);
        if (random.nextInt(3) == 0) {
          bytes[at + random.nextInt(length)] = (byte) random.nextInt(256);
        }
        at += length;
      }
      feed(seed, random, bytes);
    }
  }

  private void feed(int seed, Random random, byte[] bytes) throws IOException {
    // Lines are forgotten in one half of the streams, and read back from a file in the other.
    @Nullable Path folder = seed % 2 == 0 ? null : temporary;
    try (ScrollbackStore store = new ScrollbackStore(BUDGET, folder, 1 << 20)) {
      feed(seed, random, bytes, store);
    }
  }

  private static void feed(int seed, Random random, byte[] bytes, ScrollbackStore store) {
    Screens screen = new Screens(2 + random.nextInt(100), 1 + random.nextInt(40), store);
    screen.emulator.apply(new TerminalSettings(random.nextInt(2000), random.nextBoolean()));
    long start = System.nanoTime();
    int from = 0;
    while (from < bytes.length) {
      int to = Math.min(bytes.length, from + 1 + random.nextInt(8000));
      screen.emulator.feed(bytes, from, to);
      assertThat(store.memory()).as("seed %d", seed).isLessThanOrEqualTo(BUDGET);
      from = to;
      if (random.nextInt(4) == 0) {
        screen.emulator.resize(random.nextInt(130), random.nextInt(50));
      }
      if (random.nextInt(4) == 0) {
        check(seed, screen);
      }
    }
    check(seed, screen);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(60));
  }

  private static void check(int seed, Screens screen) {
    Frame frame = screen.frame();
    assertThat(frame.cursorColumn()).as("seed %d", seed).isBetween(0, frame.columns() - 1);
    assertThat(frame.cursorRow()).as("seed %d", seed).isBetween(0, frame.rows().size() - 1);
    long oldest = frame.top() - frame.scrollback();
    assertThat(oldest).as("seed %d", seed).isNotNegative();
    for (Row row : screen.emulator.rows(oldest, Math.min(200, frame.scrollback()))) {
      check(seed, frame, row);
    }
    frame.rows().forEach(row -> check(seed, frame, row));
    for (long line = oldest; line < frame.top(); line += 97) {
      Anchor anchor = screen.emulator.anchor(line, 0);
      assertThat(screen.emulator.place(anchor).line()).as("seed %d", seed).isEqualTo(line);
    }
    // An answer is an escape sequence and nothing else: no line is ever ended by it.
    assertThat(screen.answers()).as("seed %d", seed).doesNotContain("\r", "\n");
    screen.answers.reset();
    screen.events.clear();
  }

  private static void check(int seed, Frame frame, Row row) {
    int cells = 0;
    for (Run run : row.runs()) {
      cells += run.cells();
      int points = run.text().codePointCount(0, run.text().length());
      assertThat(run.cells()).as("seed %d", seed).isPositive();
      if (!run.cluster()) {
        assertThat(points).as("seed %d", seed).isEqualTo(run.cells());
      }
    }
    assertThat(cells).as("seed %d", seed).isLessThanOrEqualTo(frame.columns());
  }
}
