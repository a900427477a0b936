package app.coppice.cli;

import app.coppice.session.LandHow;
import app.coppice.session.SessionSnapshot;
import java.io.IOException;
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
        paramLabel = "ff|merge|squash",
        defaultValue = "ff",
        converter = Words.HowConverter.class,
        description = "Fast-forward (default), merge commit, or one squashed commit.")
    private LandHow how = LandHow.FAST_FORWARD;

    Land(Services services, Terminal terminal) {
      super(services, terminal);
    }

    @Override
    int run(Output output, SessionSnapshot session) throws IOException, InterruptedException {
      return act(output, session, engine -> engine.land(session.id(), how));
    }
  }

  /// Puts a session away.
  @CommandLine.Command(
      name = "archive",
      mixinStandardHelpOptions = true,
      description = "Put a session away: branch, a snapshot of the worktree and transcript stay.")
  static final class Archive extends SessionCommand {
    Archive(Services services, Terminal terminal) {
      super(services, terminal);
    }

    @Override
    int run(Output output, SessionSnapshot session) throws IOException, InterruptedException {
      return act(output, session, engine -> engine.archive(session.id()));
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
    int run(Output output, SessionSnapshot session) throws IOException, InterruptedException {
      return act(
          output,
          session,
          engine ->
              engine.trash().stream().anyMatch(deleted -> deleted.id().equals(session.id()))
                  ? engine.undelete(session.id())
                  : engine.restore(session.id()));
    }
  }

  /// Moves a session to the trash.
  @CommandLine.Command(
      name = "rm",
      mixinStandardHelpOptions = true,
      description = "Move a session to the trash; `restore` brings it back.")
  static final class Remove extends SessionCommand {
    Remove(Services services, Terminal terminal) {
      super(services, terminal);
    }

    @Override
    int run(Output output, SessionSnapshot session) throws IOException, InterruptedException {
      return act(output, session, engine -> engine.delete(session.id()));
    }
  }
}
