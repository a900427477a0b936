package app.coppice.cli;

import app.coppice.session.LandHow;
import app.coppice.session.LandRequest;
import app.coppice.session.SessionSnapshot;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/// The commands that change one session: `land`, `archive`, `restore`, `rm`.
final class ActionCommands {
  private ActionCommands() {}

  /// Brings the branch into its base.
  @CommandLine.Command(
      name = "land",
      mixinStandardHelpOptions = true,
      description = "Bring a session's branch into its base.")
  static final class Land extends SessionCommand {
    @Option(
        names = "--how",
        paramLabel = "ff|merge|squash|rebase",
        defaultValue = "ff",
        converter = Words.HowConverter.class,
        description =
            "Fast-forward (default), merge commit, one squashed commit, or the commits made anew on"
                + " top.")
    private LandHow how = LandHow.FAST_FORWARD;

    @Option(
        names = {"-m", "--message"},
        paramLabel = "TEXT",
        defaultValue = "",
        description =
            "Commit the session's uncommitted changes first, with this message; where there are"
                + " none, the message of the merge or squash commit.")
    private String message = "";

    @Option(
        names = "--into",
        paramLabel = "BRANCH",
        defaultValue = "",
        description = "Local branch to land in; else the one that the session started from.")
    private String into = "";

    @Option(names = "--preview", description = "Only say what it would bring; change nothing.")
    private boolean preview;

    Land(Services services, Terminal terminal) {
      super(services, terminal);
    }

    @Override
    int run(Output output, SessionSnapshot session) throws IOException, InterruptedException {
      Set<String> uncommitted = new TreeSet<>(services().changes(profile(), session).uncommitted());
      if (preview) {
        int code =
            PreviewReport.write(
                output,
                services().preview(profile(), session, how, into),
                into.isEmpty() ? session.base() : into,
                uncommitted);
        return uncommitted.isEmpty() || !message.isBlank() ? code : ExitCode.NOT_USABLE;
      }
      if (!uncommitted.isEmpty() && message.isBlank()) {
        output.problem(
            "The session has uncommitted changes: "
                + String.join(", ", uncommitted)
                + ". Commit them with --message TEXT, or yourself in "
                + session.worktree());
        return ExitCode.NOT_USABLE;
      }
      return act(
          output,
          session,
          uncommitted.isEmpty()
              ? new SessionAction.Land(new LandRequest(how, into, message), "")
              : new SessionAction.Land(new LandRequest(how, into, ""), message));
    }
  }

  /// Puts a session away.
  @CommandLine.Command(
      name = "archive",
      mixinStandardHelpOptions = true,
      description = "Put a session away: branch, a snapshot of the worktree and transcript stay.")
  static final class Archive extends SessionCommand {
    @Option(
        names = "--anyway",
        description = "Even when ignored files are lost that are too large to be kept.")
    private boolean anyway;

    Archive(Services services, Terminal terminal) {
      super(services, terminal);
    }

    @Override
    int run(Output output, SessionSnapshot session) throws IOException, InterruptedException {
      return act(
          output,
          session,
          anyway ? new SessionAction.ArchiveAnyway() : new SessionAction.Archive());
    }
  }

  /// Brings an archived session back.
  @CommandLine.Command(
      name = "restore",
      mixinStandardHelpOptions = true,
      description = "Bring an archived or removed session back.")
  static final class Restore extends SessionCommand {
    Restore(Services services, Terminal terminal) {
      super(services, terminal);
    }

    @Override
    List<SessionSnapshot> candidates() throws IOException {
      List<SessionSnapshot> all = new ArrayList<>(super.candidates());
      all.addAll(services().lookInTrash(profile()));
      return all;
    }

    @Override
    int run(Output output, SessionSnapshot session) throws IOException, InterruptedException {
      return act(output, session, new SessionAction.Restore());
    }
  }

  /// Moves a session to the trash.
  @CommandLine.Command(
      name = "rm",
      mixinStandardHelpOptions = true,
      description = "Move a session to the trash; `restore` brings it back.")
  static final class Remove extends SessionCommand {
    @Option(
        names = "--for-good",
        description =
            "Delete a session that is in the trash for good. This cannot be undone, and takes the"
                + " whole id or the exact branch.")
    private boolean forGood;

    Remove(Services services, Terminal terminal) {
      super(services, terminal);
    }

    /// What cannot be undone takes no beginning of an id: a slip of the finger would be enough.
    @Override
    Optional<SessionSnapshot> find(String name) throws IOException {
      return forGood ? SessionLookup.findExactly(candidates(), name) : super.find(name);
    }

    @Override
    List<SessionSnapshot> candidates() throws IOException {
      return forGood ? services().lookInTrash(profile()) : super.candidates();
    }

    @Override
    int run(Output output, SessionSnapshot session) throws IOException, InterruptedException {
      if (forGood) {
        return act(output, session, new SessionAction.Forget());
      }
      int code = act(output, session, new SessionAction.Remove());
      if (code == ExitCode.DONE) {
        output.line("Bring it back: " + again("restore", session));
      }
      return code;
    }
  }
}
