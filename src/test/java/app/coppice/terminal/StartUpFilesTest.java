package app.coppice.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A login shell in a terminal whose start-up files do odd things.
class StartUpFilesTest extends PtyTest {
  @BeforeEach
  void needBash() {
    assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "no bash");
  }

  private PtySession login(String... lines) throws IOException {
    Files.writeString(folder.resolve(".bash_profile"), String.join("\n", lines) + "\n");
    return start("/bin/bash", "-l");
  }

  @Test
  void whatTheyPrintIsAboveThePrompt() throws Exception {
    PtySession session = login("echo welcome", "PS1='ready> '");
    awaitText(session, "ready>");
    type(session, "echo $((40+2))\n");
    assertThat(Screens.text(awaitText(session, "\n42\n"))).startsWith("welcome\n");
  }

  @Test
  void theirQuestionIsAnsweredByThePerson() throws Exception {
    PtySession session = login("read -p 'Update? ' answer", "PS1=\"$answer> \"");
    awaitText(session, "Update?");
    type(session, "never\n");
    awaitText(session, "never>");
  }

  @Test
  void theShellThatTheyRunInsteadWorks() throws Exception {
    PtySession session = login("export PS1='other> '", "exec /bin/sh -i");
    awaitText(session, "other>");
    type(session, "echo $((40+2)); exit 6\n");
    awaitText(session, "42");
    awaitExit(session);
    assertThat(session.exitStatus()).hasValue(6);
  }

  @Test
  void controlCEndsTheirEndlessWait() throws Exception {
    PtySession session = login("PS1='ready> '", "sh -c 'echo waiting; exec sleep 4741'");
    awaitText(session, "waiting");
    session.send(new byte[] {3});
    awaitText(session, "ready>");
  }

  @Test
  void theirFailureLeavesAShell() throws Exception {
    PtySession session = login("PS1='ready> '", "if", "no such thing (");
    awaitText(session, "syntax error");
    type(session, "echo $((40+2))\n");
    awaitText(session, "42");
  }

  @Test
  void theStatusWithWhichTheyEndTheShellIsKnown() throws Exception {
    PtySession session = login("echo leaving", "exit 3");
    awaitExit(session);
    assertThat(session.exitStatus()).hasValue(3);
    assertThat(Screens.text(session.screen().frame(Screen.Frame.EMPTY))).isEqualTo("leaving");
  }
}
