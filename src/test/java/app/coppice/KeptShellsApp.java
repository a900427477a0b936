package app.coppice;

import app.coppice.agent.Mode;
import app.coppice.session.SessionId;
import app.coppice.terminal.Terminal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// A program with three shells that show something, one of them with a name, and one that was
/// closed, until it is killed.
final class KeptShellsApp {
  private KeptShellsApp() {}

  /// @param arguments profile, repository
  public static void main(String[] arguments) throws Exception {
    LiveEngine live =
        LiveEngine.open(Path.of(arguments[0]), URI.create("http://127.0.0.1:9"), "none");
    Path repository = live.openRepository(Path.of(arguments[1]));
    SessionId id = live.ready(repository, "shells", Mode.ASK);
    run(live, id, "fir''st");
    Terminal gone = run(live, id, "go''ne");
    run(live, id, "thi''rd");
    Terminal named = run(live, id, "\\033[1;38;5;99mvio''let\\033[m");
    live.engine().closeTerminal(id, gone);
    named.rename("server");
    System.out.println(id);
    new CountDownLatch(1).await();
  }

  private static Terminal run(LiveEngine live, SessionId id, String text) throws Exception {
    Terminal shell = live.engine().openShell(id, 80, 24).get(30, TimeUnit.SECONDS);
    shell.send(("printf '" + text + "\\n'\n").getBytes(StandardCharsets.UTF_8));
    String shown = text.replaceAll("''|\\\\033\\[[0-9;]*m", "");
    LiveEngine.awaitText(shell, shown);
    return shell;
  }
}
