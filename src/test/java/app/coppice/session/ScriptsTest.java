package app.coppice.session;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.terminal.PtyRequest;
import app.coppice.terminal.PtySession;
import app.coppice.terminal.StyledText;
import app.coppice.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "needs a Unix shell")
class ScriptsTest {
  private static final Duration SHORT = Duration.ofSeconds(5);
  private static final Duration LONG = Duration.ofSeconds(30);

  @TempDir Path folder;
  private final SessionId id = SessionId.random();

  @SuppressWarnings("NullAway.Init") // made before each test
  private TerminalDeck deck;

  @SuppressWarnings("NullAway.Init") // made before each test
  private Scripts scripts;

  @BeforeEach
  void make() {
    ShellShelf shelf = new ShellShelf(folder.resolve("terminals"), text -> text);
    deck = new TerminalDeck(new Programs(), () -> {}, shelf);
    scripts = new Scripts(deck, _ -> {});
  }

  @AfterEach
  void close() {
    deck.closeAll();
  }

  private static final class Programs implements ShellOpener {
    @Override
    public Terminal open(Path at, int columns, int rows) throws IOException {
      throw new IOException("no shells here");
    }

    @Override
    public Terminal run(String name, String script, Path at) throws IOException {
      Map<String, String> environment = Map.of("PATH", System.getenv("PATH"));
      List<String> command = List.of("sh", "-c", script);
      return PtySession.start(
          new PtyRequest(name, command, environment, at, 80, 24, StyledText.NONE));
    }
  }

  @Test
  void oneThatDoesNotEndIsEndedWhenItsTimeIsOverAndWhatItSaidStays() throws Exception {
    Path number = folder.resolve("number");
    String script = "trap '' HUP TERM; echo begun; echo $$ > number; while :; do read x; done";

    var problem = scripts.run(id, "set-up", script, folder, SHORT);

    assertThat(problem).hasValue("The set-up script had not ended after 5 seconds and was ended.");
    Terminal terminal = deck.shells(id).getFirst();
    assertThat(terminal.name()).isEqualTo("set-up");
    assertThat(terminal.exitStatus()).isPresent();
    assertThat(text(terminal)).contains("begun");
    long process = Long.parseLong(Files.readString(number).strip());
    var handle = ProcessHandle.of(process);
    if (handle.isPresent()) {
      handle.get().onExit().get(20, TimeUnit.SECONDS);
    }
  }

  @Test
  void theNextRunTakesThePlaceOfTheOneBefore() throws Exception {
    assertThat(scripts.run(id, "set-up", "echo one; exit 3", folder, LONG))
        .hasValueSatisfying(problem -> assertThat(problem).contains("exit code 3", "“set-up”"));
    assertThat(scripts.run(id, "set-up", "echo two", folder, LONG)).isEmpty();

    assertThat(deck.shells(id)).hasSize(1);
    assertThat(text(deck.shells(id).getFirst())).contains("two").doesNotContain("one");
  }

  private static String text(Terminal terminal) throws IOException {
    StringBuilder text = new StringBuilder();
    terminal.screen().export(text);
    return text.toString();
  }
}
