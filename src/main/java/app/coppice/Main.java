package app.coppice;

import app.coppice.cli.Program;
import app.coppice.cli.Terminal;
import app.coppice.rehearsal.Pace;
import app.coppice.text.Redactor;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Entry point of the program: the window, or a command of the command line.
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    Wiring wiring = new Wiring();
    Logs.toStandardError(Redactor.of(wiring.secrets()));
    Logs.withUncaught();
    Shutdown shutdown = Shutdown.installed();
    CommandServices services = new CommandServices(wiring, shutdown, Pace.READING);
    int code = Program.execute(services, terminal(), arguments);
    shutdown.run();
    System.exit(code);
  }

  private static Terminal terminal() {
    boolean console = Optional.ofNullable(System.console()).filter(c -> c.isTerminal()).isPresent();
    return new Terminal(
        System.in,
        new PrintStream(System.out, true, StandardCharsets.UTF_8),
        new PrintStream(System.err, true, StandardCharsets.UTF_8),
        console ? Terminal.Input.CONSOLE : Terminal.Input.STREAM);
  }
}
