package app.coppice.ui.console;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.settings.Settings;
import app.coppice.terminal.CommandTerminal;
import app.coppice.terminal.Terminal;
import app.coppice.ui.kit.Appearance;
import app.coppice.ui.kit.FramePump;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.stream.IntStream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ConsoleHeadsTest {
  private static final int WIDTH = 300;

  @BeforeAll
  static void startJavaFx() {
    FxTest.start();
  }

  @Test
  void inANarrowConsoleTheHeadOfTheTerminalInUseIsInView() {
    List<Terminal> many =
        IntStream.range(0, 9)
            .<Terminal>mapToObj(i -> new CommandTerminal("a terminal " + i, 80, 24))
            .toList();
    ConsolePane pane = FxTest.onFx(() -> shown(many));
    assertThat(FxTest.onFx(() -> pane.minWidth(-1))).isLessThan(WIDTH);
    for (int i = 0; i < many.size(); i++) {
      Terminal terminal = many.get(i);
      FxTest.await(
          terminal.name() + " in view",
          () -> pane.chosenTerminal().filter(terminal::equals).isPresent() && isSeen(pane));
      FxTest.onFx(() -> {
        pane.run(ConsoleVerb.NEXT);
        return true;
      });
    }
    FxTest.onFx(() -> {
      pane.getScene().getWindow().hide();
      return true;
    });
    many.forEach(Terminal::close);
  }

  private static ConsolePane shown(List<Terminal> terminals) {
    ConsoleActions nothing =
        (ConsoleActions)
            Proxy.newProxyInstance(
                ConsoleActions.class.getClassLoader(),
                new Class<?>[] {ConsoleActions.class},
                (_, _, _) -> null);
    ConsolePane pane =
        new ConsolePane(new FramePump(), KeyFilter::usual, "", new TerminalColours(), nothing);
    pane.show(terminals, new ConsoleLayout(List.of()));
    Stage stage = new Stage();
    stage.setScene(new Scene(pane, WIDTH, 200));
    Appearance appearance = new Appearance(Settings.Theme.LIGHT, 13);
    appearance.dress(stage.getScene());
    stage.setOnHidden(_ -> appearance.release(stage.getScene()));
    stage.show();
    return pane;
  }

  private static boolean isSeen(ConsolePane pane) {
    for (Node head : pane.lookupAll(".console-tab")) {
      if (head.getPseudoClassStates().stream()
          .anyMatch(it -> it.getPseudoClassName().equals("chosen"))) {
        Bounds area = head.localToScene(head.getLayoutBounds());
        return area.getMinX() >= 0 && area.getMaxX() <= WIDTH && area.getWidth() > 60;
      }
    }
    return false;
  }
}
