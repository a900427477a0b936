package app.coppice.ui.console;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.terminal.CommandTerminal;
import app.coppice.ui.kit.FramePump;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class ConsoleTabTest {
  @BeforeAll
  static void startJavaFx() {
    FxTest.start();
  }

  @Test
  void theAgentsTerminalCannotBeClosed() {
    try (CommandTerminal agents = new CommandTerminal("agent", 80, 24)) {
      int closes =
          FxTest.onFx(() -> {
            TerminalView view =
                new TerminalView(agents, new FramePump(), KeyFilter::usual, new OpenedLinks());
            ConsoleTab tab = new ConsoleTab(view, _ -> {}, nothing());
            assertThat(tab.header().lookup(".console-tab-name")).isNotNull();
            return tab.header().lookupAll(".console-tab-close").size();
          });
      assertThat(closes).isZero();
    }
  }

  private static ConsoleActions nothing() {
    return (ConsoleActions)
        Proxy.newProxyInstance(
            ConsoleActions.class.getClassLoader(),
            new Class<?>[] {ConsoleActions.class},
            (_, _, _) -> null);
  }
}
