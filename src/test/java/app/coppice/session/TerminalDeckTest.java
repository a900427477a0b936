package app.coppice.session;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.terminal.PtyRequest;
import app.coppice.terminal.PtySession;
import app.coppice.terminal.Screen;
import app.coppice.terminal.StyledText;
import app.coppice.terminal.Terminal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "needs a Unix shell")
class TerminalDeckTest {
  @TempDir Path folder;
  private final SessionId id = SessionId.random();
  private Path worktree = Path.of("");

  @BeforeEach
  void make() throws IOException {
    worktree = folder.toRealPath().resolve("tree");
    Files.createDirectories(worktree.resolve("inner"));
  }

  private TerminalDeck deck() {
    return new TerminalDeck(
        new Shells(),
        () -> {},
        new ShellShelf(folder.resolve("terminals"), text -> text.replace("hunter2", "[redacted]")));
  }

  private static final class Shells implements ShellOpener {
    @Override
    public Terminal open(Path at, int columns, int rows) throws IOException {
      return reopen(at, StyledText.NONE, columns, rows);
    }

    @Override
    public Terminal reopen(Path at, StyledText text, int columns, int rows) throws IOException {
      Map<String, String> environment =
          Map.of("PATH", System.getenv("PATH"), "PS1", text.isEmpty() ? "> " : "again ");
      return PtySession.start(
          new PtyRequest("shell", List.of("sh"), environment, at, columns, rows, text));
    }
  }

  private static final class Programs implements ShellOpener {
    @Override
    public Terminal open(Path at, int columns, int rows) throws IOException {
      throw new IOException("no shells here");
    }

    @Override
    public Terminal program(String name, List<String> command, Path at, int columns, int rows)
        throws IOException {
      Map<String, String> environment = Map.of("PATH", System.getenv("PATH"));
      return PtySession.start(
          new PtyRequest(name, command, environment, at, columns, rows, StyledText.NONE));
    }
  }

  @Test
  void aProgramsTerminalGoesWhenItEndsWellAndIsNotKeptForTheNextStart() throws Exception {
    Semaphore changes = new Semaphore(0);
    ShellShelf shelf = new ShellShelf(folder.resolve("terminals"), text -> text);
    TerminalDeck deck = new TerminalDeck(new Programs(), changes::release, shelf);
    ProgramStart reading =
        new ProgramStart("a.txt", List.of("sh", "-c", "read a; exit $a"), 80, 24);
    Terminal well = deck.program(id, reading, worktree);
    Terminal badly = deck.program(id, reading, worktree);
    run(badly, "3");
    run(well, "0");
    awaitExit(badly); // which changes no list, so that nothing is told of it
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (deck.shells(id).contains(well)) {
      assertThat(changes.tryAcquire(end - System.nanoTime(), TimeUnit.NANOSECONDS)).isTrue();
    }
    assertThat(deck.shells(id)).containsExactly(badly);
    Terminal running = deck.program(id, reading, worktree);
    assertThat(deck.shells(id)).containsExactly(badly, running);
    deck.closeAll();
    assertThat(shelf.read(id)).isEmpty();
  }

  private static String text(Terminal terminal) throws IOException {
    StringBuilder text = new StringBuilder();
    terminal.screen().export(text);
    return text.toString();
  }

  private static String said(Terminal terminal) {
    try {
      return text(terminal);
    } catch (IOException e) {
      return e.toString();
    }
  }

  private static void awaitText(Terminal terminal, String wanted) throws Exception {
    Semaphore changed = new Semaphore(0);
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    try (Screen.Subscription _ = terminal.screen().onDirty(changed::release)) {
      terminal.screen().frame(Screen.Frame.EMPTY); // what changes after it is told
      while (!text(terminal).contains(wanted)) {
        assertThat(changed.tryAcquire(end - System.nanoTime(), TimeUnit.NANOSECONDS))
            .as(() -> wanted + " in " + said(terminal))
            .isTrue();
        terminal.screen().frame(Screen.Frame.EMPTY);
      }
    }
  }

  private static List<Screen.Style> styles(Terminal terminal) {
    return terminal.screen().frame(Screen.Frame.EMPTY).rows().stream()
        .flatMap(row -> row.runs().stream())
        .map(Screen.Run::style)
        .toList();
  }

  private static void run(Terminal shell, String line) {
    shell.send((line + "\n").getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void shellsComeBackWithNameFolderAndTextButWithoutSecrets() throws Exception {
    TerminalDeck before = deck();
    Terminal shell = before.open(id, worktree, StyledText.NONE, 80, 24);
    awaitText(shell, ">");
    shell.rename("server");
    String place = worktree.resolve("inner").toUri().toString();
    run(
        shell,
        "printf '\\033]7;"
            + place
            + "\\007'; echo hunter''2 fi''ne;"
            + " printf '\\033[1;38;5;99mviolet\\033[m plain\\n'");
    awaitText(shell, "\nviolet plain");
    before.closeAll();

    TerminalDeck after = deck();
    after.restore(id, worktree, 80, 24);
    Terminal back = after.shells(id).getFirst();
    assertThat(back.name()).isEqualTo("server");
    assertThat(text(back)).contains("[redacted] fine").doesNotContain("hunter2");
    assertThat(styles(back)).contains(new Screen.Style(99, -1, Screen.Style.BOLD));
    awaitText(back, "again"); // what is typed before the prompt may be lost
    run(back, "pwd -P");
    awaitText(back, "\n" + worktree.resolve("inner"));
    after.restore(id, worktree, 80, 24);
    assertThat(after.shells(id)).as("once only").hasSize(1);
    after.close(id);
    assertThat(after.shells(id)).isEmpty();
  }

  @Test
  void thePromptThatAShellWaitedAtIsNotThereTwiceAndWhatWasTypedAtItStays() throws Exception {
    TerminalDeck deck = deck();
    Terminal shell = deck.open(id, worktree, StyledText.NONE, 80, 24);
    awaitText(shell, ">");
    run(shell, "echo do''ne");
    awaitText(shell, "\ndone\n>");
    deck.closeAll();
    for (int start = 0; start < 2; start++) {
      deck = deck();
      deck.restore(id, worktree, 80, 24);
      shell = deck.shells(id).getFirst();
      awaitText(shell, "again");
      assertThat(text(shell).strip()).isEqualTo("> echo do''ne\ndone\nagain");
      if (start == 0) {
        deck.closeAll();
      }
    }
    shell.send("rm precious".getBytes(StandardCharsets.UTF_8));
    awaitText(shell, "again rm precious");
    deck.closeAll();
    deck = deck();
    deck.restore(id, worktree, 80, 24);
    shell = deck.shells(id).getFirst();
    awaitText(shell, "rm precious\nagain");
    deck.close(id);
  }

  @Test
  void aShellThatHasEndedDoesNotComeBack() throws Exception {
    TerminalDeck before = deck();
    Terminal shell = before.open(id, worktree, StyledText.NONE, 80, 24);
    awaitText(shell, ">");
    run(shell, "exit 3");
    awaitExit(shell);
    assertThat(before.shells(id)).as("it stays in view").containsExactly(shell);
    before.closeAll();
    TerminalDeck after = deck();
    after.restore(id, worktree, 80, 24);
    assertThat(after.shells(id)).isEmpty();
  }

  @Test
  void anEndedShellsTextStandsAboveTheShellInItsPlace() throws Exception {
    TerminalDeck deck = deck();
    Terminal shell = deck.open(id, worktree, StyledText.NONE, 80, 24);
    awaitText(shell, ">");
    run(shell, "echo all i''s well; exit 3");
    awaitExit(shell);
    awaitText(shell, "\nall is well");
    Terminal next = deck.open(id, worktree, TerminalDeck.above(shell, 30), 80, 24);
    awaitText(next, "again");
    assertThat(text(next))
        .containsSubsequence("\nall is well\n", "\u2500".repeat(30) + "\n", "again");
    deck.close(id);
  }

  @Test
  void aTerminalThatIsNoneOfTheShellsIsLeftOpen() throws Exception {
    Terminal agents = new Shells().open(worktree, 80, 24);
    try {
      TerminalDeck deck = deck();
      deck.close(id, agents);
      awaitText(agents, ">");
      run(agents, "echo still-$((40+2))");
      awaitText(agents, "still-42");
    } finally {
      agents.close();
      assertThat(agents.awaitEnd(Duration.ofSeconds(20))).isTrue();
    }
  }

  private static void awaitExit(Terminal shell) throws InterruptedException {
    Semaphore changed = new Semaphore(0);
    try (Screen.Subscription _ = shell.screen().onDirty(changed::release)) {
      shell.screen().frame(Screen.Frame.EMPTY);
      while (shell.exitStatus().isEmpty()) {
        assertThat(changed.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
        shell.screen().frame(Screen.Frame.EMPTY);
      }
    }
  }
}
