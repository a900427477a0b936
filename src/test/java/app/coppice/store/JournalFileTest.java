package app.coppice.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class JournalFileTest {
  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void writeThree() throws IOException {
    file = folder.resolve("journal.jsonl");
    try (JournalFile journal = JournalFile.open(file, _ -> {})) {
      journal.append("{\"a\":1}");
      journal.append("{\"a\":\"zwei ✓\"}");
      journal.append("{\"a\":3}");
      journal.force();
    }
  }

  @Test
  void recordsComeBackInTheirOrder() throws IOException {
    List<String> read = new ArrayList<>();
    try (JournalFile journal = JournalFile.open(file, read::add)) {
      assertThat(journal.damage()).isEmpty();
    }
    assertThat(read).containsExactly("{\"a\":1}", "{\"a\":\"zwei ✓\"}", "{\"a\":3}");
  }

  @Test
  void everyTruncationKeepsTheWholeRecordsAndCanBeWrittenOn() throws IOException {
    byte[] whole = Files.readAllBytes(file);
    for (int length = 0; length < whole.length; length++) {
      Path cut = folder.resolve("cut-" + length + ".jsonl");
      Files.write(cut, Arrays.copyOf(whole, length));
      List<String> read = new ArrayList<>();
      try (JournalFile journal = JournalFile.open(cut, read::add)) {
        assertThat(journal.damage()).isEmpty();
        journal.append("{\"a\":4}");
      }
      List<String> again = new ArrayList<>();
      assertThat(JournalFile.read(cut, again::add)).isEmpty();
      read.add("{\"a\":4}");
      assertThat(again).as("cut at %d", length).isEqualTo(read);
    }
  }

  @Test
  void aTornEndIsKeptAside() throws IOException {
    Files.writeString(file, "{\"n\":5,\"c\":\"12", StandardOpenOption.APPEND);
    JournalFile.open(file, _ -> {}).close();
    try (var files = Files.list(folder)) {
      Path aside =
          files.filter(path -> path.toString().contains(".cut-")).findFirst().orElseThrow();
      assertThat(Files.readString(aside)).isEqualTo("{\"n\":5,\"c\":\"12");
    }
  }

  @Test
  void everyFlippedBitInTheMiddleCostsOneRecordAndIsReported() throws IOException {
    byte[] whole = Files.readAllBytes(file);
    String text = Files.readString(file);
    int from = text.indexOf("{\"n\":2");
    int to = text.indexOf("\n", from);
    for (int i = from; i < to; i++) {
      for (int bit = 0; bit < 8; bit++) {
        byte[] damaged = whole.clone();
        damaged[i] ^= (byte) (1 << bit);
        Path copy = folder.resolve("damaged.jsonl");
        Files.write(copy, damaged);
        List<String> read = new ArrayList<>();
        assertThat(JournalFile.read(copy, read::add)).as("byte %d bit %d", i, bit).isNotEmpty();
        assertThat(read).containsExactly("{\"a\":\"zwei ✓\"}", "{\"a\":3}");
      }
    }
  }

  @Test
  void aLineThatIsGoneIsReported() throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    lines.remove(2);
    Files.write(file, lines);
    List<String> read = new ArrayList<>();
    try (JournalFile journal = JournalFile.open(file, read::add)) {
      assertThat(journal.damage()).hasSize(1);
    }
    assertThat(read).containsExactly("{\"a\":1}", "{\"a\":3}");
  }

  @Test
  void aSecondWriterIsRefused() throws IOException {
    try (JournalFile _ = JournalFile.open(file, _ -> {})) {
      assertThatThrownBy(() -> JournalFile.open(file, _ -> {})).isInstanceOf(JournalInUse.class);
    }
    JournalFile.open(file, _ -> {}).close();
  }

  @Test
  void aNewerVersionIsRefusedAndLeftAsItIs() throws IOException {
    Path newer = folder.resolve("newer.jsonl");
    byte[] content = JournalLine.encode(1, "{\"journal\":\"coppice\",\"version\":2}");
    Files.write(newer, content);
    Files.writeString(newer, "something torn", StandardOpenOption.APPEND);
    byte[] before = Files.readAllBytes(newer);
    assertThatThrownBy(() -> JournalFile.open(newer, _ -> {}))
        .isInstanceOf(JournalUnreadable.class)
        .hasMessageContaining("newer");
    assertThat(Files.readAllBytes(newer)).isEqualTo(before);
  }

  @Test
  void aFileThatIsNoJournalIsRefusedAndLeftAsItIs() throws IOException {
    Path other = folder.resolve("other.txt");
    Files.writeString(other, "shopping list\nmilk\n");
    assertThatThrownBy(() -> JournalFile.open(other, _ -> {}))
        .isInstanceOf(JournalUnreadable.class);
    assertThat(Files.readString(other)).isEqualTo("shopping list\nmilk\n");
  }

  @Test
  void aJournalThatCouldNotBeForcedNeverClaimsToHaveSavedAgain() throws IOException {
    try (JournalFile journal = JournalFile.open(file, _ -> {})) {
      journal.append("{\"a\":4}");
      // A real failure of the call: the channel is closed under it.
      Thread.currentThread().interrupt();
      try {
        assertThatThrownBy(journal::force).isInstanceOf(IOException.class);
      } finally {
        assertThat(Thread.interrupted()).isTrue();
      }
      assertThatThrownBy(journal::force).hasMessageContaining("takes no more");
      assertThatThrownBy(() -> journal.append("{\"a\":5}")).hasMessageContaining("takes no more");
    }
    List<String> read = new ArrayList<>();
    assertThat(JournalFile.read(file, read::add)).isEmpty();
    assertThat(read).doesNotContain("{\"a\":5}");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aFullDiskLeavesNoHalfRecordAndAllThatWasAcknowledged() throws Exception {
    Path full = folder.resolve("full.jsonl");
    Process process =
        new ProcessBuilder(
                "sh",
                "-c",
                "ulimit -f 64; exec \"$@\"",
                "sh",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-cp",
                System.getProperty("java.class.path"),
                JournalFiller.class.getName(),
                full.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    List<String> said;
    try (var output = process.inputReader()) {
      said = output.lines().toList();
    }
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(said).last().asString().startsWith("full: ");

    List<String> read = new ArrayList<>();
    try (JournalFile journal = JournalFile.open(full, read::add)) {
      assertThat(journal.damage()).isEmpty();
      journal.append("{\"a\":\"more\"}");
    }
    assertThat(read).hasSizeGreaterThan(10).hasSize(said.size() - 1);
    try (Stream<Path> beside = Files.list(folder)) {
      assertThat(beside.map(Path::toString)).noneMatch(name -> name.contains(".cut-"));
    }
  }

  @Test
  void whoOpenedTheLockBeforeTheJournalWentGetsNothingByLockingItAfterwards() throws IOException {
    Path lock = Path.of(file + ".lock");
    JournalLock.take(file).close();
    assertThatThrownBy(() -> JournalLock.take(file, () -> Files.delete(lock)))
        .isInstanceOf(JournalInUse.class);
    JournalLock.take(file).close();
    JournalLock.Moment goneAndMadeAnew =
        () -> {
          Files.move(lock, folder.resolve("elsewhere"));
          Files.createFile(lock);
        };
    assertThatThrownBy(() -> JournalLock.take(file, goneAndMadeAnew))
        .isInstanceOf(JournalInUse.class);
    JournalLock.take(file).close();
  }

  @Test
  void whatIsDeletedGoesWithItsFolder() throws IOException {
    Path journal = folder.resolve("session").resolve("journal.jsonl");
    JournalFile.open(journal, _ -> {}).close();
    Files.writeString(journal.resolveSibling("draft.txt"), "half a sentence");
    JournalFile.delete(journal);
    assertThat(journal.getParent()).doesNotExist();
  }
}
