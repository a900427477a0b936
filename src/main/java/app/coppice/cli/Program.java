package app.coppice.cli;

import java.util.List;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/// The program by its arguments: the window, or a command of the command line.
public final class Program {
  /// The version as programs are told it.
  public static final String VERSION = "0.1.0";

  private Program() {}

  /// Runs to the end and answers one of {@link ExitCode}.
  public static int execute(Services services, Terminal terminal, String... arguments) {
    Optional<WindowArguments> window = WindowArguments.read(List.of(arguments));
    if (window.isEmpty() || services.display() == Services.Display.NONE) {
      return CoppiceCommand.execute(services, terminal, arguments);
    }
    try {
      return window.get().open(services, terminal);
    } catch (InterruptedException | RuntimeException e) {
      LoggerFactory.getLogger(Program.class).error("The window failed", e);
      terminal.err().println("coppice: " + e);
      return ExitCode.NOT_USABLE;
    }
  }
}
