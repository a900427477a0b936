package app.coppice.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.coppice.terminal.LedgerPage.Line;
import app.coppice.terminal.LedgerPage.Started;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(value = OS.LINUX, disabledReason = "needs /proc")
class ProcessLedgerTest {
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Started GONE = new Started(4_194_303, "another-boot/1");

  @TempDir Path folder;
  private final ProcessTable table = ProcessTable.ofThisSystem();

  private List<Path> files() throws IOException {
    if (!Files.isDirectory(folder.resolve("processes"))) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(folder.resolve("processes"))) {
      return all.toList();
    }
  }

  private ProcessLedger ledger() {
    return ProcessLedger.in(folder.resolve("processes"));
  }

  private PtySession start(ProcessLedger ledger, String... command) throws IOException {
    Map<String, String> environment = Map.of("PATH", System.getenv("PATH"));
    return PtySession.start(
        new PtyRequest("test", List.of(command), environment, folder, 80, 24), ledger);
  }

  private Started started(Process process) {
    return new Started(process.pid(), table.start(process.pid()).orElseThrow());
  }

  private Path write(Started owner, Line... lines) throws IOException {
    Path file = Files.createDirectories(folder.resolve("processes")).resolve("x.ledger");
    return Files.writeString(file, new LedgerPage(owner, List.of(lines)).text());
  }

  /// A process outside all terminals with this mark in its environment.
  private static Process marked(UUID mark, String... command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put(ProcessTree.VARIABLE, mark.toString());
    return builder.start();
  }

  @Test
  void aTerminalIsInTheFileWhileAnythingOfItRuns() throws Exception {
    ProcessLedger ledger = ledger();
    PtySession session = start(ledger, "sleep", "4721");
    LedgerPage page = LedgerPage.parse(Files.readString(files().getFirst())).orElseThrow();
    Started leader = page.lines().getFirst().leaders().getFirst();
    assertThat(page.owner().pid()).isEqualTo(ProcessHandle.current().pid());
    assertThat(page.owner().runs(table)).isTrue();
    assertThat(leader.runs(table)).isTrue();
    session.close();
    assertThat(session.awaitEnd(LONG)).isTrue();
    assertThat(leader.runs(table)).isFalse();
    assertThat(files()).isEmpty();
  }

  @Test
  void aProgramThatCannotBeStartedLeavesNoLine() throws Exception {
    try (PtySession session = start(ledger(), "/no/such/program")) {
      assertThat(session.awaitEnd(LONG)).isTrue();
    } catch (IOException _) {
      // Either is right; what counts is the file.
    }
    assertThat(files()).isEmpty();
  }

  @Test
  void whatAProcessThatRunsHasInItsTerminalsIsLeftAlone() throws Exception {
    ProcessLedger ledger = ledger();
    try (PtySession session = start(ledger, "sleep", "4722")) {
      assertThat(ledger().sweep()).isZero();
      assertThat(session.exitStatus()).isEmpty();
      assertThat(files()).hasSize(1);
    }
  }

  @Test
  void aReusedNumberIsNotEnded() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/setsid")), "no setsid program");
    Process stranger = new ProcessBuilder("setsid", "sleep", "4723").start();
    try {
      Started recycled = new Started(stranger.pid(), started(stranger).start() + "0");
      write(GONE, new Line(UUID.randomUUID(), List.of(recycled)));
      assertThat(ledger().sweep()).isZero();
      assertThat(stranger.isAlive()).isTrue();
      assertThat(files()).as("the ledger has done its work").isEmpty();
    } finally {
      stranger.destroyForcibly();
    }
  }

  @Test
  void whoIgnoresThePoliteSignalIsKilledWithinTwoSeconds() throws Exception {
    // Two seconds, and what a busy machine needs to look around: the quickest of some attempts.
    Duration quickest = LONG;
    for (int i = 0; i < 4 && quickest.toMillis() > 4000; i++) {
      Duration took = sweepingOneThatIsDeaf();
      quickest = took.compareTo(quickest) < 0 ? took : quickest;
    }
    assertThat(quickest).isLessThan(Duration.ofSeconds(4));
  }

  private Duration sweepingOneThatIsDeaf() throws Exception {
    UUID mark = UUID.randomUUID();
    Process deaf =
        marked(mark, "sh", "-c", "trap '' HUP TERM; echo; sleep 4724; sleep 4724; sleep 4724");
    try (InputStream output = deaf.getInputStream()) {
      assertThat(output.read()).isEqualTo('\n');
      write(GONE, new Line(mark, List.of()));
      long start = System.nanoTime();
      assertThat(ledger().sweep()).isGreaterThanOrEqualTo(1);
      assertThat(deaf.waitFor(20, TimeUnit.SECONDS)).isTrue();
      assertThat(files()).isEmpty();
      return Duration.ofNanos(System.nanoTime() - start);
    } finally {
      deaf.destroyForcibly();
    }
  }

  @Test
  void thisProcessAndThoseThatStartedItAreNeverEnded() throws Exception {
    UUID mark = UUID.randomUUID();
    // A program that sweeps while it runs in a terminal of the ledger itself.
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            Sweeping.class.getName(),
            folder.resolve("processes").toString());
    builder.environment().put(ProcessTree.VARIABLE, mark.toString());
    Process brother = marked(mark, "sleep", "4725");
    write(GONE, new Line(mark, List.of()));
    Process program = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String said = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(said.strip()).isEqualTo("ended 1");
    assertThat(brother.waitFor(20, TimeUnit.SECONDS)).isTrue();
  }

  /// Sweeps the folder that it is given.
  static final class Sweeping {
    private Sweeping() {}

    public static void main(String[] arguments) throws InterruptedException {
      System.out.println("ended " + ProcessLedger.in(Path.of(arguments[0])).sweep());
    }
  }

  @Test
  void whatIsNoLedgerIsLeftAsItIs() throws Exception {
    Path torn = write(GONE, new Line(UUID.randomUUID(), List.of()));
    String whole = Files.readString(torn);
    for (String text :
        List.of(
            "",
            "coppice processes 2\n1 x\n",
            whole.substring(0, whole.length() - 1),
            whole.replace("-", "+"),
            "coppice processes 1\n1 " + "init\n")) {
      Files.writeString(torn, text);
      assertThat(ledger().sweep()).isZero();
      assertThat(torn).hasContent(text);
    }
  }

  @Test
  void whatAKilledProcessWasWritingGoesAndWhatIsBeingWrittenStays() throws Exception {
    Path processes = Files.createDirectories(folder.resolve("processes"));
    Path old = Files.createFile(processes.resolve("a.ledger.new"));
    Path young = Files.createFile(processes.resolve("b.ledger.new"));
    Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofHours(2))));
    assertThat(ledger().sweep()).isZero();
    assertThat(files()).containsExactly(young);
  }

  @Test
  void aLedgerIsReadAsItWasWritten() {
    LedgerPage page =
        new LedgerPage(
            GONE,
            List.of(
                new Line(UUID.randomUUID(), List.of()),
                new Line(UUID.randomUUID(), List.of(new Started(77, "boot/9")))));
    assertThat(LedgerPage.parse(page.text())).contains(page);
  }

  @Test
  void theEnvironmentIsFoundInWhatAMacTells() {
    byte[] found =
        "\2\0\0\0/bin/sh\0\0\0\0sh\0A=arg\0A=1\0B=two\0\0A=after\0"
            .getBytes(StandardCharsets.ISO_8859_1);
    assertThat(MacProcesses.variable(found, "A")).hasValue("1");
    assertThat(MacProcesses.variable(found, "B")).hasValue("two");
    assertThat(MacProcesses.variable(found, "C")).isEmpty();
    assertThat(MacProcesses.variable(new byte[3], "A")).isEmpty();
  }
}
