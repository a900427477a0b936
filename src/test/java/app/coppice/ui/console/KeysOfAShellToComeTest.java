package app.coppice.ui.console;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.terminal.CommandTerminal;
import app.coppice.terminal.Screen;
import app.coppice.terminal.Terminal;
import app.coppice.ui.kit.FramePump;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import javafx.event.Event;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class KeysOfAShellToComeTest {
  private final Heard first = new Heard();
  private final Heard second = new Heard();
  private final Heard asked = new Heard();
  private final ConsoleLayout own = new ConsoleLayout(List.of());

  @BeforeAll
  static void startJavaFx() {
    FxTest.start();
  }

  @AfterEach
  void closeTerminals() {
    List.of(first, second, asked).forEach(Heard::close);
  }

  @Test
  void keysForAShellOfOneSessionAreNotTypedIntoAnothersTerminal() {
    onFx(() -> {
      ConsolePane pane = pane();
      pane.show(List.of(first), own);
      pane.openShell();
      type(pane, "y");
      ConsoleLayout others = new ConsoleLayout(List.of());
      pane.show(List.of(second), others);
      pane.show(List.of(second, asked), others);
      return true;
    });
    assertThat(second.sent()).isEmpty();
    assertThat(asked.sent()).isEmpty();
  }

  @Test
  void aSessionWithoutATerminalKeepsItsKeysWhenAnotherWaitsForAShell() {
    boolean taken =
        onFx(() -> {
          ConsolePane pane = pane();
          pane.show(List.of(first), own);
          pane.openShell();
          pane.show(List.of(), new ConsoleLayout(List.of()));
          return type(pane, "y");
        });
    assertThat(taken).isFalse();
  }

  @Test
  void anotherTabOfTheSessionDoesNotGetTheKeysOfTheShell() {
    onFx(() -> {
      ConsolePane pane = pane();
      pane.show(List.of(first, second), own);
      pane.openShell();
      type(pane, "l");
      pane.run(ConsoleVerb.NEXT);
      type(pane, "s");
      pane.show(List.of(first, second, asked), own);
      return true;
    });
    assertThat(first.sent() + second.sent()).isEmpty();
    assertThat(asked.sent()).isEqualTo("ls");
  }

  private static <T> T onFx(Callable<T> work) {
    return FxTest.onFx(work);
  }

  /// Answers whether the pane kept the key for itself.
  private static boolean type(ConsolePane pane, String key) {
    boolean[] taken = {true};
    pane.setOnKeyTyped(_ -> taken[0] = false);
    Event.fireEvent(
        pane,
        new KeyEvent(KeyEvent.KEY_TYPED, key, "", KeyCode.UNDEFINED, false, false, false, false));
    return taken[0];
  }

  /// A console whose shells do not come by themselves.
  private static ConsolePane pane() {
    ConsoleActions nothing =
        (ConsoleActions)
            Proxy.newProxyInstance(
                ConsoleActions.class.getClassLoader(),
                new Class<?>[] {ConsoleActions.class},
                (_, _, _) -> null);
    return new ConsolePane(new FramePump(), KeyFilter::usual, "", new TerminalColours(), nothing);
  }

  /// A shell that keeps what is typed into it.
  private static final class Heard implements Terminal {
    private final CommandTerminal picture = new CommandTerminal("shell", 80, 24);
    private final StringBuilder typed = new StringBuilder();

    String sent() {
      return typed.toString();
    }

    @Override
    public String name() {
      return "shell";
    }

    @Override
    public void rename(String other) {}

    @Override
    public Screen screen() {
      return picture.screen();
    }

    @Override
    public void send(byte[] input) {
      typed.append(new String(input, StandardCharsets.UTF_8));
    }

    @Override
    public void resize(int columns, int rows) {}

    @Override
    public OptionalInt exitStatus() {
      return OptionalInt.empty();
    }

    @Override
    public boolean awaitEnd(Duration timeout) {
      return true;
    }

    @Override
    public void close() {
      picture.close();
    }
  }
}
