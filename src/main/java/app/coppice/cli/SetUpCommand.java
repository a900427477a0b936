package app.coppice.cli;

import app.coppice.agent.Entry;
import app.coppice.session.SessionSnapshot;
import java.io.IOException;
import java.util.Locale;
import picocli.CommandLine;

/// Runs the set-up script of a session's repository again, in the session's worktree.
@CommandLine.Command(
    name = "set-up",
    mixinStandardHelpOptions = true,
    description =
        "Run the set-up script of the repository's settings again, as after it has failed. It"
            + " returns when the script has ended.")
final class SetUpCommand extends SessionCommand {
  SetUpCommand(Services services, Terminal terminal) {
    super(services, terminal);
  }

  @Override
  int run(Output output, SessionSnapshot session) throws IOException, InterruptedException {
    int code = act(output, session, new SessionAction.SetUp());
    if (code == ExitCode.DONE) {
      tellWhatWaits(output, session);
    } else {
      tellWhatItSaid(output, session);
    }
    return code;
  }

  /// A process that ends starts no turn.
  private void tellWhatWaits(Output output, SessionSnapshot before) throws IOException {
    int waiting =
        services().look(profile()).stream()
            .filter(now -> now.id().equals(before.id()))
            .mapToInt(now -> now.queue().size())
            .sum();
    if (waiting > 0) {
      output.line(
          (waiting == 1 ? "1 prompt waits" : waiting + " prompts wait")
              + " in its queue, for the window or for: "
              + again("send", before));
    }
  }

  /// It stands in the transcript, whichever process ran the script.
  private void tellWhatItSaid(Output output, SessionSnapshot before) throws IOException {
    services().look(profile()).stream()
        .filter(now -> now.id().equals(before.id()))
        .flatMap(now -> now.transcript().entries().stream())
        .skip(before.transcript().entries().size())
        .filter(Entry.Notice.class::isInstance)
        .map(Entry.Notice.class::cast)
        .forEach(notice -> {
          output.event(
              Output.object("notice")
                  .put("level", notice.kind().name().toLowerCase(Locale.ROOT))
                  .put("text", notice.text()));
          output.line(notice.text());
        });
  }
}
