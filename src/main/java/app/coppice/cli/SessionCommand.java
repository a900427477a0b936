package app.coppice.cli;

import app.coppice.session.SessionSnapshot;
import app.coppice.text.ProgramName;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Parameters;

/// A command about one session.
abstract class SessionCommand extends Command {
  @Parameters(
      index = "0",
      paramLabel = "ID",
      description = "The session's branch, its id, or the beginning of the id.")
  private String id = "";

  SessionCommand(Services services, Terminal terminal) {
    super(services, terminal);
  }

  abstract int run(Output output, SessionSnapshot session) throws IOException, InterruptedException;

  /// The sessions that the command may mean.
  List<SessionSnapshot> candidates() throws IOException {
    return services().look(profile());
  }

  /// The session that the person means.
  ///
  /// @throws IOException when it cannot be told, with what to write instead
  Optional<SessionSnapshot> find(String name) throws IOException {
    return SessionLookup.find(candidates(), name);
  }

  @Override
  final int run(Output output) throws IOException, InterruptedException {
    Optional<SessionSnapshot> session = find(id);
    if (session.isEmpty()) {
      output.problem("There is no session \"" + id + "\". See: " + ProgramName.command("sessions"));
      return ExitCode.BAD_USAGE;
    }
    return run(output, session.get());
  }

  /// Acts on the session in whichever process has it open, and says what came of it.
  final int act(Output output, SessionSnapshot session, SessionAction action)
      throws IOException, InterruptedException {
    Acting acting = new Acting(services(), profile(), () -> sayWhatIsWaitedFor(output, session));
    return Acting.report(output, acting.on(session.id(), action));
  }

  private void sayWhatIsWaitedFor(Output output, SessionSnapshot session) {
    if (session.settingUp()) {
      output.warning(
          "Its set-up script runs: this waits for its end. To stop it: " + again("stop", session));
    }
  }
}
