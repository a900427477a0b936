package app.coppice;

import app.coppice.agent.Mode;
import app.coppice.session.SessionId;
import app.coppice.terminal.Sleepers;
import app.coppice.terminal.Terminal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// A program with two shells that have children of every kind, until it is killed.
final class ShellsApp {
  private ShellsApp() {}

  /// @param arguments profile, repository, fraction of the sleepers
  public static void main(String[] arguments) throws Exception {
    LiveEngine live =
        LiveEngine.open(Path.of(arguments[0]), URI.create("http://127.0.0.1:9"), "none");
    Path repository = live.openRepository(Path.of(arguments[1]));
    SessionId id = live.ready(repository, "shells", Mode.ASK);
    Sleepers of = new Sleepers(arguments[2]);
    run(live, id, "nohup " + of.sleep(4711) + " >nohup.out 2>&1 &");
    run(
        live,
        id,
        "setsid sh -c 'trap \"\" HUP TERM; " + of.sleep(4712) + "; " + of.sleep(4713) + "' &");
    // The first has the mark of the terminal, by which the second is found, which has none.
    String marked = "nohup " + of.sleep(4714) + " >/dev/null 2>&1 &";
    run(live, id, marked + " env -i nohup " + of.sleep(4715) + " >/dev/null 2>&1 &");
    // Before they are what they become, they have no protection against the end of their shell.
    of.await(4711, 4712, 4714, 4715);
    System.out.println("ready");
    new CountDownLatch(1).await();
  }

  private static void run(LiveEngine live, SessionId id, String command) throws Exception {
    Terminal shell = live.engine().openShell(id, 80, 24).get(30, TimeUnit.SECONDS);
    shell.send((command + " echo do''ne\n").getBytes(StandardCharsets.UTF_8));
    LiveEngine.awaitText(shell, "done");
  }
}
