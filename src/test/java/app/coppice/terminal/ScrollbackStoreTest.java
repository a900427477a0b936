package app.coppice.terminal;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Terminals that hold more than the memory they share.
class ScrollbackStoreTest {
  private static final int BUDGET = 1 << 20;
  private static final int LINES = 40_000;

  @TempDir Path folder;
  private final List<ScrollbackStore> stores = new ArrayList<>();

  @AfterEach
  void end() throws IOException {
    for (ScrollbackStore store : stores) {
      store.close();
    }
  }

  private ScrollbackStore store(Path where, long fileLimit) {
    ScrollbackStore store = new ScrollbackStore(BUDGET, where, fileLimit);
    stores.add(store);
    return store;
  }

  /// A terminal with `count` lines, every fourth of wide characters, all coloured.
  private static Screens filled(ScrollbackStore store, int count) {
    Screens screen = new Screens(60, 10, store);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      String words = i % 4 == 0 ? "\u4f60\u597d".repeat(12) : "the secret word ".repeat(i % 6);
      text.append("\033[3").append(i % 8).append('m').append(words).append(i).append("\r\n");
      if (i % 500 == 0) {
        screen.feed(text.toString());
        text.setLength(0);
      }
    }
    return screen.feed(text.toString());
  }

  private static String export(Screens screen) throws IOException {
    StringBuilder text = new StringBuilder();
    screen.emulator.export(text);
    return text.toString();
  }

  @Test
  void linesComeBackFromTheDiskAsTheyWereAtEveryWidth() throws IOException {
    ScrollbackStore paged = store(folder, Long.MAX_VALUE);
    Screens small = filled(paged, LINES);
    Screens large = filled(new ScrollbackStore(1L << 30, null, 0), LINES);
    assertThat(paged.memory()).isLessThanOrEqualTo(BUDGET);
    assertThat(paged.fileBytes()).isPositive();
    assertThat(export(small)).isEqualTo(export(large));
    for (int columns : new int[] {31, 200, 60}) {
      small.emulator.resize(columns, 10);
      large.emulator.resize(columns, 10);
      assertThat(small.frame().scrollback()).isEqualTo(large.frame().scrollback());
      long top = large.frame().top();
      for (long line = top - large.frame().scrollback(); line < top; line += 997) {
        assertThat(small.emulator.rows(line, 3)).isEqualTo(large.emulator.rows(line, 3));
        Anchor anchor = large.emulator.anchor(line, 0);
        assertThat(small.emulator.place(anchor)).isEqualTo(large.emulator.place(anchor));
      }
    }
    assertThat(small.events).isEmpty();
  }

  @Test
  void aHigherWindowTakesLinesBackFromTheDisk() throws IOException {
    ScrollbackStore paged = store(folder, Long.MAX_VALUE);
    Screens screen = filled(paged, 5000);
    filled(paged, LINES);
    String before = export(screen);
    screen.emulator.resize(60, 400);
    assertThat(export(screen)).isEqualTo(before);
    screen.emulator.resize(60, 10);
    screen.feed("more\r\n");
    assertThat(export(screen)).isEqualTo(before + "more\n");
  }

  @Test
  void theFileHasNoNameAndShowsNoText() throws IOException {
    assumeTrue(Files.isDirectory(Path.of("/proc/self/fd")), "no /proc to look through");
    filled(store(folder, Long.MAX_VALUE), LINES);
    try (Stream<Path> named = Files.list(folder)) {
      assertThat(named).isEmpty();
    }
    Path file = open(folder).orElseThrow();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
    assertThat(bytes).isNotEmpty().doesNotContain("secret");
  }

  /// The descriptor of a file that was deleted in a folder.
  private static Optional<Path> open(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(Path.of("/proc/self/fd"))) {
      for (Path each : all.toList()) {
        if (Files.isSymbolicLink(each) && link(each).startsWith(folder.toRealPath().toString())) {
          return Optional.of(each);
        }
      }
    }
    return Optional.empty();
  }

  private static String link(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString();
    } catch (IOException closedMeanwhile) {
      return "";
    }
  }

  @Test
  void aClosedTerminalGivesBackMemoryAndDisk() {
    ScrollbackStore paged = store(folder, Long.MAX_VALUE);
    Screens first = filled(paged, LINES);
    Screens second = filled(paged, LINES);
    long both = paged.fileBytes();
    first.emulator.release();
    first.feed("still written\r\n".repeat(100));
    assertThat(first.emulator.scrollbackLines()).isZero();
    second.emulator.release();
    assertThat(paged.memory()).isZero();
    filled(paged, LINES);
    assertThat(paged.fileBytes()).isPositive().isLessThan(both);
  }

  @Test
  void aFullDiskCostsTheOldestLinesAndIsTold() throws IOException {
    ScrollbackStore paged = store(folder, 1 << 20);
    Screens screen = filled(paged, LINES);
    assertThat(paged.fileBytes()).isPositive().isLessThanOrEqualTo(1 << 20);
    assertThat(paged.memory()).isLessThanOrEqualTo(BUDGET);
    assertThat(screen.events).containsExactly(new TerminalEvent.ScrollbackCut());
    List<String> kept = export(screen).lines().toList();
    assertThat(kept).hasSizeBetween(LINES / 10, LINES - 1);
    int first = LINES - kept.size();
    for (int i = 0; i < kept.size(); i++) {
      assertThat(kept.get(i)).endsWith(Integer.toString(first + i));
    }
  }

  @Test
  void whatIsLeftOfADiskForOthersIsNotTaken() {
    ScrollbackStore modest = new ScrollbackStore(BUDGET, folder, Long.MAX_VALUE, Long.MAX_VALUE);
    stores.add(modest);
    Screens screen = filled(modest, LINES);
    assertThat(modest.fileBytes()).isZero();
    assertThat(screen.events).containsExactly(new TerminalEvent.ScrollbackCut());
  }

  @Test
  void withoutAPlaceForAFileTheOldestLinesAreForgotten() throws IOException {
    Path file = Files.createFile(folder.resolve("not a folder"));
    ScrollbackStore unable = store(file, Long.MAX_VALUE);
    Screens screen = filled(unable, LINES);
    assertThat(unable.memory()).isLessThanOrEqualTo(BUDGET);
    assertThat(screen.events).containsExactly(new TerminalEvent.ScrollbackCut());
    assertThat(export(screen)).endsWith((LINES - 1) + "\n");
  }

  @Test
  void whatAKilledProcessLeftIsDeletedByTheNext() throws IOException {
    Path left = Files.createFile(folder.resolve("scrollback-1.bin"));
    Path other = Files.createFile(folder.resolve("settings.json"));
    stores.add(ScrollbackStore.in(folder));
    assertThat(left).doesNotExist();
    assertThat(other).exists();
  }

  @Test
  void sixteenTerminalsOfFiveThousandColouredLinesTakeLittle() {
    ScrollbackStore shared = new ScrollbackStore(128 << 20, null, 0);
    byte[] line = ("\033[31mword \033[1;44mword \033[0m".repeat(12) + "\r\n").getBytes(US_ASCII);
    for (int i = 0; i < 16; i++) {
      Screens screen = new Screens(120, 40, shared);
      for (int j = 0; j < 5000; j++) {
        screen.emulator.feed(line, 0, line.length);
      }
      assertThat(screen.emulator.scrollbackLines()).isEqualTo(4961);
    }
    assertThat(shared.memory()).isPositive().isLessThan(40 << 20);
  }

  @Test
  void aMillionShortLinesOfAnUnlimitedTerminalTakeLittleMemory() {
    ScrollbackStore paged = new ScrollbackStore(8 << 20, folder, Long.MAX_VALUE);
    stores.add(paged);
    Screens screen = new Screens(80, 24, paged);
    screen.emulator.apply(new TerminalSettings(TerminalSettings.UNLIMITED, false));
    byte[] piece = "y\r\n".repeat(20_000).getBytes(US_ASCII);
    for (int i = 0; i < 50; i++) {
      screen.emulator.feed(piece, 0, piece.length);
    }
    assertThat(screen.emulator.scrollbackLines()).isEqualTo(1_000_000 - 23);
    assertThat(paged.memory()).isLessThanOrEqualTo(8 << 20);
    assertThat(Screens.text(screen.emulator.scrollbackRow(0))).isEqualTo("y");
  }
}
