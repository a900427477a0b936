package app.coppice.cli;

import app.coppice.session.ActionResult;
import app.coppice.text.ProgramName;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The program without a subcommand: the window.
@CommandLine.Command(
    name = "coppice",
    mixinStandardHelpOptions = true,
    description = "Many AI coding sessions side by side, each on its own git worktree.")
public final class CoppiceCommand extends Command {
  private static final String VERSION = "Coppice " + Program.VERSION;

  @Option(
      names = "--rehearsal",
      description = "Start with the recorded sessions. Needs no key and no configuration.")
  private boolean rehearsal;

  @Option(
      names = "--training",
      hidden = true,
      description = "Play the recorded sessions fast, then quit: trains the start-up cache.")
  private boolean training;

  @Parameters(paramLabel = "DIR", description = "Repositories to open.")
  private List<Path> folders = new ArrayList<>();

  private CoppiceCommand(Services services, Terminal terminal) {
    super(services, terminal);
  }

  /// Runs the program by its arguments and answers one of {@link ExitCode}.
  public static int execute(Services services, Terminal terminal, String... arguments) {
    CommandLine line =
        new CommandLine(new CoppiceCommand(services, terminal))
            .addSubcommand(new ExecCommand(services, terminal))
            .addSubcommand(new SendCommand(services, terminal))
            .addSubcommand(new StopCommand(services, terminal))
            .addSubcommand(new ReportCommands.Sessions(services, terminal))
            .addSubcommand(new ReportCommands.Show(services, terminal))
            .addSubcommand(new ReportCommands.Diff(services, terminal))
            .addSubcommand(new PortsCommand(services, terminal))
            .addSubcommand(new SetUpCommand(services, terminal))
            .addSubcommand(new AdoptCommands.Worktrees(services, terminal))
            .addSubcommand(new AdoptCommands.Adopt(services, terminal))
            .addSubcommand(new RepositoryCommand(services, terminal))
            .addSubcommand(new PlanCommand(services, terminal))
            .addSubcommand(new StageCommands.Stage(services, terminal))
            .addSubcommand(new StageCommands.Unstage(services, terminal))
            .addSubcommand(new StageCommands.Commit(services, terminal))
            .addSubcommand(new DraftCommand(services, terminal))
            .addSubcommand(new DiscardCommand(services, terminal))
            .addSubcommand(new StageCommands.Comments(services, terminal))
            .addSubcommand(new DiskCommand(services, terminal))
            .addSubcommand(new TrashCommand(services, terminal))
            .addSubcommand(new RewindCommand(services, terminal))
            .addSubcommand(new MendCommand(services, terminal))
            .addSubcommand(new ActionCommands.Land(services, terminal))
            .addSubcommand(new ConflictsCommand(services, terminal))
            .addSubcommand(new BranchCommands.Update(services, terminal))
            .addSubcommand(new BranchCommands.Unland(services, terminal))
            .addSubcommand(new BranchCommands.Push(services, terminal))
            .addSubcommand(new ActionCommands.Archive(services, terminal))
            .addSubcommand(new ActionCommands.Restore(services, terminal))
            .addSubcommand(new ActionCommands.Remove(services, terminal))
            .addSubcommand("vault", VaultCommand.commandLine(services, terminal))
            .addSubcommand(new DoctorCommand(services, terminal));
    line.setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8));
    name(line);
    line.setParameterExceptionHandler((e, _) -> badUsage(e.getCommandLine(), wording(e)));
    line.setExecutionExceptionHandler((e, _, _) -> {
      LoggerFactory.getLogger(CoppiceCommand.class).error("The command failed", e);
      terminal.err().println("coppice: " + e);
      return ExitCode.NOT_USABLE;
    });
    return line.execute(arguments);
  }

  /// Never repeats an argument too many: it may be a secret that was meant for standard input.
  private static String wording(CommandLine.ParameterException e) {
    return e instanceof CommandLine.UnmatchedArgumentException unmatched
            && !unmatched.isUnknownOption()
        ? "There are arguments too many."
        : String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }

  private static void name(CommandLine line) {
    line.getCommandSpec().version(VERSION);
    line.getSubcommands().values().forEach(CoppiceCommand::name);
  }

  @Override
  int run(Output output) throws IOException, InterruptedException {
    for (Path folder : folders) {
      if (Files.notExists(folder)) {
        return badUsage("There is no command or folder “" + folder + "”.");
      }
    }
    if (services().display() == Services.Display.THERE) {
      return services().openWindow(profile(), List.copyOf(folders), start());
    }
    Optional<ActionResult> answer =
        rehearsal
            ? Optional.empty()
            : SingleInstance.handOver(profile(), new HandOver.OpenFolders(folders));
    if (answer.isPresent()) {
      return tell(output, answer.get());
    }
    if (!rehearsal) {
      output.problem(
          "There is no display (neither DISPLAY nor WAYLAND_DISPLAY is set). Work without the"
              + " window: "
              + ProgramName.command("exec --help"));
      return ExitCode.NOT_USABLE;
    }
    output.line("There is no display (neither DISPLAY nor WAYLAND_DISPLAY is set).");
    output.line(
        "The recorded sessions play here instead, as "
            + ProgramName.command("exec --rehearsal")
            + " plays one.");
    return new RehearsalRun(services(), profile()).playAll(output, this::again);
  }

  /// Who has a window open elsewhere, as a person at a terminal without a display may have, gets
  /// the folders there.
  private static int tell(Output output, ActionResult answer) {
    if (answer instanceof ActionResult.Refused(String reason)) {
      output.problem(reason);
      return ExitCode.NOT_USABLE;
    }
    output.line("Handed over to the window that is open.");
    return ExitCode.DONE;
  }

  private Services.RehearsalStart start() {
    if (training) {
      return Services.RehearsalStart.TRAINING;
    }
    return rehearsal ? Services.RehearsalStart.AT_ONCE : Services.RehearsalStart.NOT_ASKED;
  }
}
