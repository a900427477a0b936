package app.coppice.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.coppice.terminal.Screen.Frame;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PtySessionTest extends PtyTest {
  @Test
  void theProgramsOutputIsOnTheScreenAndItsStatusIsKnown() throws Exception {
    PtySession session = start("sh", "-c", "printf '\\033[31mred\\033[0m plain'; exit 7");
    awaitExit(session);
    Frame frame = session.screen().frame(Frame.EMPTY);
    assertThat(Screens.text(frame)).isEqualTo("red plain");
    assertThat(frame.rows().getFirst().runs().getFirst().style().foreground()).isEqualTo(1);
    assertThat(session.exitStatus()).hasValue(7);
  }

  @Test
  void theProgramKnowsItsSizeFromTheStartAndAfterAChange() throws Exception {
    PtySession session = start("sh", "-c", "stty size; read _; stty size; read _");
    awaitText(session, "24 80");
    session.resize(101, 33);
    type(session, "\n");
    awaitText(session, "33 101");
  }

  @Test
  void whatIsTypedReachesTheProgram() throws Exception {
    PtySession session = start("sh", "-c", "read line; echo \"<$line>\"");
    type(session, "gr\u00fc\u00dfe\r");
    awaitText(session, "<gr\u00fc\u00dfe>");
  }

  @Test
  void aProgramThatIsNotThereIsAnErrorOrAStatus() throws Exception {
    assertThatThrownBy(
            () -> {
              PtySession session = start("/no/such/program");
              awaitExit(session);
              assertThat(session.exitStatus().orElse(0)).isNotZero();
              throw new IOException("ended with its status");
            })
        .isInstanceOf(IOException.class);
  }

  @Test
  void nothingIsStartedInAnotherFolderThanTheOneAskedFor() {
    PtyRequest gone =
        new PtyRequest("test", List.of("pwd"), Map.of(), folder.resolve("gone"), 80, 24);
    assertThatThrownBy(() -> PtySession.start(gone).close())
        .isInstanceOf(IOException.class)
        .hasMessageContaining("gone");
  }

  @Test
  void manyRoundsLeaveNoDescriptorBehind() throws Exception {
    Path descriptors = Path.of("/proc/self/fd");
    assumeTrue(Files.isDirectory(descriptors), "no /proc");
    start("true").awaitEnd(LONG);
    long before = count(descriptors);
    for (int i = 0; i < 200; i++) {
      PtySession session = start("true");
      assertThat(session.awaitEnd(LONG)).isTrue();
      forget(session);
    }
    assertThat(count(descriptors)).isLessThanOrEqualTo(before + 3);
  }

  private static long count(Path descriptors) throws IOException {
    try (Stream<Path> files = Files.list(descriptors)) {
      return files.count();
    }
  }
}
