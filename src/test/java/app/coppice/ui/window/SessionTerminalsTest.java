package app.coppice.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.session.Engine;
import app.coppice.session.SessionId;
import app.coppice.terminal.CommandTerminal;
import app.coppice.terminal.Terminal;
import app.coppice.ui.console.GridSize;
import app.coppice.ui.console.LinkActions;
import app.coppice.ui.kit.NoticeBar;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class SessionTerminalsTest {
  private final CompletableFuture<Terminal> fresh = new CompletableFuture<>();
  private final List<List<Object>> closed = new CopyOnWriteArrayList<>();

  @BeforeAll
  static void startJavaFx() throws Exception {
    FxStage.start();
  }

  @Test
  void aRestartedShellTakesThePlaceOfTheOldInTheSessionThatWasInView() throws Exception {
    SessionId asked = SessionId.random();
    AtomicReference<SessionId> inView = new AtomicReference<>(asked);
    Engine engine =
        fake(
            Engine.class,
            (method, arguments) -> {
              if (method.equals("closeTerminal")) {
                closed.add(List.of(arguments));
              }
              return method.equals("restartShell") ? fresh : null;
            });
    try (Terminal ended = new CommandTerminal("server", 80, 24);
        Terminal shell = new CommandTerminal("shell", 80, 24)) {
      FxStage.run(() ->
          new SessionTerminals(
                  engine,
                  new NoticeBar(),
                  new RunningPrograms(new OverlayLayer(() -> {})),
                  fake(LinkActions.class, (_, _) -> null),
                  () -> Optional.of(inView.get()),
                  () -> {})
              .restartShell(ended, new GridSize(80, 24), () -> {}));
      inView.set(SessionId.random());
      fresh.complete(shell);
      FxStage.until("closed", () -> !closed.isEmpty());
      assertThat(closed).containsExactly(List.of(asked, ended));
      assertThat(shell.name()).isEqualTo("server");
    }
  }

  /// What a fake answers.
  private interface Answer {
    @org.jspecify.annotations.Nullable
    Object to(String method, Object[] arguments);
  }

  private static <T> T fake(Class<T> type, Answer answer) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (_, method, arguments) -> answer.to(method.getName(), arguments)));
  }
}
