package app.coppice.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/// What a program in a terminal has of ours.
@EnabledOnOs(value = OS.LINUX, disabledReason = "needs /proc")
class InheritanceTest extends PtyTest {
  @Test
  void noDescriptorOfOursIsOpenInAProgram() throws Exception {
    Path secret = Files.writeString(folder.resolve("secret"), "open here");
    try (FileInputStream _ = new FileInputStream(secret.toFile());
        var _ = Files.newByteChannel(secret)) {
      PtySession other = start("sleep", "4731");
      PtySession session =
          start("sh", "-c", "for f in /proc/self/fd/*; do readlink $f; done; echo all");
      List<String> open =
          Screens.text(awaitText(session, "all"))
              .lines()
              // The shell's own look at the folder, gone before it is read.
              .filter(line -> !line.equals("all") && !line.isBlank())
              .distinct()
              .toList();
      assertThat(open).as("the terminal, and nothing else").hasSize(1);
      assertThat(open.getFirst()).startsWith("/dev/pts/");
      assertThat(other.exitStatus()).isEmpty();
    }
  }

  @Test
  void noSignalIsBlockedNorIgnoredButForThoseThatWeIgnoreOurselves() throws Exception {
    PtySession session = start("grep", "-E", "^Sig(Blk|Ign)", "/proc/self/status");
    awaitExit(session);
    List<String> program =
        Screens.text(session.screen().frame(Screen.Frame.EMPTY)).lines().toList();
    assertThat(signals(program, "SigBlk")).isZero();
    // Who runs the tests under nohup or in the background has them ignore some.
    long ours = signals(Files.readAllLines(Path.of("/proc/self/status")), "SigIgn");
    assertThat(signals(program, "SigIgn") & ~ours).isZero();
  }

  /// A line of /proc as a set of bits, one a signal.
  private static long signals(List<String> status, String name) {
    String line = status.stream().filter(it -> it.startsWith(name + ":")).findFirst().orElseThrow();
    return Long.parseUnsignedLong(line.substring(name.length() + 1).strip(), 16);
  }

  @Test
  void controlBackslashQuits() throws Exception {
    PtySession session = start("sh", "-c", "echo ready; exec sleep 4732");
    // Before the program is there, a signal meets what Java does with it.
    awaitText(session, "ready");
    session.send(new byte[] {0x1c});
    awaitExit(session);
    assertThat(session.exitStatus()).hasValue(128 + 3);
  }

  @Test
  void whatAProgramWroteLastIsThereInWhole() throws Exception {
    for (int i = 0; i < 10; i++) {
      PtySession session = start("seq", "1", "20000");
      awaitExit(session);
      assertThat(session.awaitEnd(LONG)).isTrue();
      assertThat(Screens.text(session.screen().frame(Screen.Frame.EMPTY))).endsWith("\n20000");
    }
  }

  @Test
  void theProgramLeadsASessionOfItsOwnInTheForeground() throws Exception {
    PtySession session = start("sh", "-c", "cut -d' ' -f5,6,8 /proc/$$/stat | tr ' ' =; echo $$");
    awaitExit(session);
    String[] lines = Screens.text(session.screen().frame(Screen.Frame.EMPTY)).split("\n", -1);
    assertThat(lines[0]).isEqualTo(String.join("=", lines[1], lines[1], lines[1]));
  }

  @Test
  void theEnvironmentIsTheOneGivenAndTheTerminals() throws Exception {
    PtySession session = start("env");
    awaitExit(session);
    assertThat(
            Screens.text(session.screen().frame(Screen.Frame.EMPTY))
                .lines()
                .filter(line -> line.contains("="))
                .map(line -> line.substring(0, line.indexOf('='))))
        .containsExactlyInAnyOrder(
            "COLORTERM", "COPPICE_TERMINAL", "HOME", "LANG", "PATH", "PS1", "TERM");
  }

  @Test
  void theSizeIsRightFromTheFirstLook() throws Exception {
    for (int i = 0; i < 30; i++) {
      PtySession session = start("stty", "size");
      awaitExit(session);
      assertThat(Screens.text(session.screen().frame(Screen.Frame.EMPTY))).isEqualTo("24 80");
    }
  }

  @Test
  void aKilledProgramsStatusTellsTheSignal() throws Exception {
    PtySession session = start("sh", "-c", "kill -KILL $$");
    awaitExit(session);
    assertThat(session.exitStatus()).hasValue(128 + 9);
  }
}
