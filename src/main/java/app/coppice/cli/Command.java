package app.coppice.cli;

import app.coppice.session.SessionSnapshot;
import app.coppice.settings.Profile;
import app.coppice.text.Ansi;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
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
    Output.Form form = wantsJson() ? Output.Form.JSON : Output.Form.TEXT;
    Output output = new Output(terminal.out(), terminal.err(), form);
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
    return namedProfile().orElseGet(services::usualProfile);
  }

  /// The one named behind this command, else behind one that stands before it.
  private Optional<Profile> namedProfile() {
    return common.profile().or(() -> before().flatMap(Command::namedProfile));
  }

  private boolean wantsJson() {
    return common.json() || before().filter(Command::wantsJson).isPresent();
  }

  /// The command of which this one is a part.
  private Optional<Command> before() {
    return spec.parent() != null && spec.parent().userObject() instanceof Command command
        ? Optional.of(command)
        : Optional.empty();
  }

  /// Whether the person gave this option, rather than its default value standing in.
  boolean given(String option) {
    return spec.commandLine().getParseResult().hasMatchedOption(option);
  }

  /// A command line about a session, to be pasted into the same shell.
  String again(String verb, SessionSnapshot session) {
    String words = "coppice " + verb + " " + ReportCommands.shortId(session);
    Profile profile = profile();
    return profile.equals(services.usualProfile())
        ? words
        : words + " --profile '" + profile.folder() + "'";
  }

  /// Says that the folder of `--repo` is not there, and what to do; nothing where it is.
  ///
  /// @return whether it is missing
  static boolean isMissing(Output output, Path folder) {
    boolean missing = Files.notExists(folder);
    if (missing) {
      output.problem("There is no folder " + folder + ". Name a repository's: --repo DIR");
    }
    return missing;
  }

  int badUsage(String message) {
    return badUsage(spec.commandLine(), message);
  }

  /// One line on standard error: what is wrong, and where the right usage stands.
  static int badUsage(CommandLine line, String message) {
    PrintWriter err = line.getErr();
    String end = message.endsWith(".") ? "" : ".";
    err.println(
        "coppice: %s%s See: %s --help"
            .formatted(Ansi.visible(message), end, line.getCommandSpec().qualifiedName()));
    err.flush();
    return ExitCode.BAD_USAGE;
  }
}
