package app.coppice.cli;

import app.coppice.diff.FileDiff;
import app.coppice.diff.UnifiedDiff;
import app.coppice.git.Point;
import app.coppice.session.Compared;
import app.coppice.session.Comparison;
import app.coppice.session.SeenChanges;
import app.coppice.session.SessionSnapshot;
import app.coppice.text.ProgramName;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/// The commands that only look: `sessions`, `show`, `diff`.
final class ReportCommands {
  private ReportCommands() {}

  /// Lists all sessions.
  @CommandLine.Command(
      name = "sessions",
      mixinStandardHelpOptions = true,
      description = "List the sessions, newest first.")
  static final class Sessions extends Command {
    @Option(names = "--removed", description = "List the sessions in the trash instead.")
    private boolean removed;

    Sessions(Services services, Terminal terminal) {
      super(services, terminal);
    }

    @Override
    int run(Output output) throws IOException {
      List<SessionSnapshot> sessions =
          removed ? services().lookInTrash(profile()) : services().look(profile());
      int widest = sessions.stream().mapToInt(s -> s.branch().length()).max().orElse(1);
      String row = "%s  %-9s  %-" + Math.clamp(widest, 1, 40) + "s  %s";
      for (SessionSnapshot session : sessions) {
        output.event(describe(session));
        output.line(
            row.formatted(
                shortId(session),
                removed ? "removed" : Words.of(session.state()),
                session.branch(),
                session.title()));
      }
      if (sessions.isEmpty() && removed) {
        output.line("The trash is empty.");
      } else if (sessions.isEmpty()) {
        output.line("No sessions yet. Start one: " + ProgramName.command("exec --repo DIR PROMPT"));
      }
      return ExitCode.DONE;
    }
  }

  /// The beginning of the id, enough to name the session.
  static String shortId(SessionSnapshot session) {
    return session.id().toString().substring(0, 8);
  }

  static ObjectNode describe(SessionSnapshot session) {
    return Output.object("session")
        .put("id", session.id().toString())
        .put("title", session.title())
        .put("state", Words.of(session.state()))
        .put("repository", session.repository().toString())
        .put("branch", session.branch())
        .put("base", session.base())
        .put("worktree", session.worktree().toString())
        .put("mode", session.mode().word())
        .put("model", session.model())
        .put("resumable", session.resumable())
        .put("recorded", session.recorded())
        .put("problem", session.problem())
        .put("created", session.createdAt().toString())
        .put("updated", session.updatedAt().toString());
  }

  /// Shows one session's transcript.
  @CommandLine.Command(
      name = "show",
      mixinStandardHelpOptions = true,
      description = "Show a session and its transcript.")
  static final class Show extends SessionCommand {
    Show(Services services, Terminal terminal) {
      super(services, terminal);
    }

    @Override
    int run(Output output, SessionSnapshot session) {
      output.event(describe(session));
      output.line(session.title());
      output.line(
          "%s, branch %s from %s in %s"
              .formatted(
                  Words.of(session.state()), session.branch(), session.base(), session.worktree()));
      if (!session.problem().isEmpty()) {
        output.line("! " + session.problem());
      }
      new TranscriptWriter(output).show(session);
      return ExitCode.DONE;
    }
  }

  /// Shows what a session changed.
  @CommandLine.Command(
      name = "diff",
      mixinStandardHelpOptions = true,
      description = "Show what a session changed since it left its base, or between two states.")
  static final class Diff extends SessionCommand {
    @CommandLine.Option(
        names = "--from",
        paramLabel = "STATE",
        defaultValue = "base",
        description =
            "base (default), head, index, a prompt's point as coppice rewind lists it, or what"
                + " names a commit.")
    private String from = "base";

    @CommandLine.Option(
        names = "--to",
        paramLabel = "STATE",
        defaultValue = "files",
        description = "files (default), index, head, a prompt's point, or what names a commit.")
    private String to = "files";

    Diff(Services services, Terminal terminal) {
      super(services, terminal);
    }

    @Override
    int run(Output output, SessionSnapshot session) throws IOException {
      List<FileDiff> files = files(output, session, comparison(session));
      files.forEach(file -> write(output, file));
      if (files.isEmpty()) {
        output.line("Nothing is changed.");
      }
      return ExitCode.DONE;
    }

    /// The whole session is what the window shows, which knows of a base that took it up.
    private List<FileDiff> files(Output output, SessionSnapshot session, Comparison what)
        throws IOException {
      if (what.equals(Comparison.WHOLE)) {
        SeenChanges seen = services().seen(profile(), session);
        if (!seen.without().isEmpty()) {
          output.warning(seen.without());
        }
        return seen.changes().files();
      }
      return switch (services().compare(profile(), session, what)) {
        case Compared.Done(List<FileDiff> found) -> found;
        case Compared.Refused(String reason) -> throw new IOException(reason);
      };
    }

    private Comparison comparison(SessionSnapshot session) throws IOException {
      try {
        return new Comparison(point(session, from), point(session, to));
      } catch (IllegalArgumentException impossible) {
        throw new IOException("Nothing leads from " + from + " to " + to + ".", impossible);
      }
    }

    private static Point point(SessionSnapshot session, String name) {
      return switch (name) {
        case "base" -> new Point.Base();
        case "head" -> new Point.Head();
        case "index" -> new Point.Index();
        case "files" -> new Point.Files();
        default -> new Point.Named(RewindCommand.checkpointOf(session, name).orElse(name));
      };
    }
  }

  static ObjectNode describe(FileDiff file) {
    return Output.object("file")
        .put("path", file.path())
        .put("oldPath", file.oldPath())
        .put("change", file.change().name().toLowerCase(Locale.ROOT))
        .put("added", file.added())
        .put("removed", file.removed());
  }

  private static void write(Output output, FileDiff file) {
    output.event(describe(file).put("diff", UnifiedDiff.render(file)));
    output.line(UnifiedDiff.render(file).stripTrailing());
  }
}
