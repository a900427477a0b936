package app.coppice.cli;

import app.coppice.settings.Profile;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// The frame of every command: its options, where it writes, and how an error ends it.
abstract class Command implements Callable<Integer> {
  private final Services services;
  private final Terminal terminal;

  @Mixin private CommonOptions common = new CommonOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  Command(Services services, Terminal terminal) {
    this.services = services;
    this.terminal = terminal;
  }

  /// Does the work and answers one of {@link ExitCode}.
  abstract int run(Output output) throws IOException, InterruptedException;

  @Override
  public final Integer call() throws InterruptedException {
    Output output = new Output(terminal.out(), terminal.err(), common.form());
    try {
      return run(output);
    } catch (IOException e) {
      output.problem(String.valueOf(e.getMessage()));
      return ExitCode.NOT_USABLE;
    }
  }

  Services services() {
    return services;
  }

  Terminal terminal() {
    return terminal;
  }

  Profile profile() {
    return common.profile(services);
  }

  int badUsage(String message) {
    PrintWriter err = spec.commandLine().getErr();
    err.println("coppice: " + message);
    spec.commandLine().usage(err);
    err.flush();
    return ExitCode.BAD_USAGE;
  }
}
