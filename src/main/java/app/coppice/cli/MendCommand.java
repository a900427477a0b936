package app.coppice.cli;

import app.coppice.git.KeptFiles;
import app.coppice.git.Remedy;
import app.coppice.git.Trouble;
import app.coppice.session.SessionSnapshot;
import app.coppice.session.SessionState;
import app.coppice.text.Moment;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Says what became of a session's worktree that is not usable, and mends it by the way that is
/// chosen.
@CommandLine.Command(
    name = "mend",
    mixinStandardHelpOptions = true,
    description =
        "Say what is wrong with a session's worktree and what can be done about it, or do it with"
            + " --by.")
final class MendCommand extends SessionCommand {
  @Option(
      names = "--by",
      paramLabel = "WAY",
      defaultValue = "",
      description =
          "look (again), link (make folder and repository name each other again), anew (make it"
              + " anew from its branch), anew-with-files (and take the newest checkpoint's files),"
              + " unlock (end its lock and make it anew).")
  private String by = "";

  @Option(
      names = "--at",
      paramLabel = "DIR",
      description = "With link: where the worktree's folder is now, if it was moved.")
  private Optional<Path> at = Optional.empty();

  MendCommand(Services services, Terminal terminal) {
    super(services, terminal);
  }

  @Override
  int run(Output output, SessionSnapshot session) throws IOException, InterruptedException {
    Optional<Remedy> remedy = remedy();
    if (remedy.isEmpty() && !by.isEmpty()) {
      return badUsage("--by takes look, link, anew, anew-with-files or unlock.");
    }
    if (at.isPresent() && remedy.filter(Remedy.LOCATE::equals).isEmpty()) {
      return badUsage("--at goes with --by link.");
    }
    if (session.state() == SessionState.ARCHIVED) {
      output.problem("The session is archived. Bring it back: " + again("restore", session));
      return ExitCode.NOT_USABLE;
    }
    Trouble trouble = services().trouble(profile(), session);
    if (remedy.isEmpty()) {
      return tell(output, session, trouble);
    }
    boolean settled = trouble.remedies().isEmpty();
    if (!settled && !trouble.remedies().contains(remedy.get())) {
      output.problem(
          trouble.problem()
              + " --by "
              + by
              + " is no way out of that. "
              + (remedy.get() == Remedy.RECREATE_WITH_FILES
                  ? withoutFiles(trouble).map(why -> why + " ").orElse("")
                  : "")
              + ways(trouble));
      return ExitCode.NOT_USABLE;
    }
    Path where = at.map(it -> it.toAbsolutePath().normalize()).orElse(trouble.at());
    // It has come back meanwhile: a look makes the session go on.
    Remedy chosen = settled ? Remedy.FIND_AGAIN : remedy.get();
    return act(output, session, new SessionAction.Mend(chosen, where));
  }

  private Optional<Remedy> remedy() {
    return switch (by) {
      case "look" -> Optional.of(Remedy.FIND_AGAIN);
      case "link" -> Optional.of(at.isPresent() ? Remedy.LOCATE : Remedy.REPAIR);
      case "anew" -> Optional.of(Remedy.RECREATE);
      case "anew-with-files" -> Optional.of(Remedy.RECREATE_WITH_FILES);
      case "unlock" -> Optional.of(Remedy.UNLOCK);
      default -> Optional.empty();
    };
  }

  private static String way(Remedy remedy) {
    return switch (remedy) {
      case FIND_AGAIN -> "look";
      case REPAIR -> "link";
      case LOCATE -> "link --at DIR";
      case RECREATE -> "anew";
      case RECREATE_WITH_FILES -> "anew-with-files";
      case UNLOCK -> "unlock";
    };
  }

  private static String ways(Trouble trouble) {
    List<String> ways = trouble.remedies().stream().map(MendCommand::way).toList();
    return "Ways: --by " + String.join(", --by ", ways);
  }

  private int tell(Output output, SessionSnapshot session, Trouble trouble) {
    ObjectNode event =
        Output.object("trouble")
            .put("id", session.id().toString())
            .put("problem", trouble.problem())
            .put("at", trouble.at().toString());
    ArrayNode ways = event.putArray("ways");
    trouble.remedies().forEach(remedy -> ways.add(way(remedy)));
    withoutFiles(trouble).ifPresent(why -> event.put("without-files", why));
    output.event(event);
    if (trouble.remedies().isEmpty()) {
      output.line("The worktree is in order: " + trouble.at());
      return ExitCode.DONE;
    }
    output.line(trouble.problem());
    withoutFiles(trouble).ifPresent(output::line);
    for (Remedy remedy : trouble.remedies()) {
      output.line("  " + again("mend", session) + " --by " + way(remedy) + why(remedy, trouble));
    }
    return ExitCode.DONE;
  }

  /// Why the files of a checkpoint are no way; empty where they are, or where there are none.
  private static Optional<String> withoutFiles(Trouble trouble) {
    return switch (trouble.files()) {
      case KeptFiles.None _, KeptFiles.Usable _ -> Optional.empty();
      case KeptFiles.BranchMoved(Instant at) ->
          Optional.of(
              "The files of the checkpoint of "
                  + Moment.of(at)
                  + " cannot come along: the branch has moved since. Make it anew, then rewind to"
                  + " that point if you want them.");
      case KeptFiles.NeedsGit _ ->
          Optional.of("The files of its checkpoint can come along once git is installed.");
    };
  }

  private static String why(Remedy remedy, Trouble trouble) {
    return switch (remedy) {
      case FIND_AGAIN -> "   (when its disk is connected again)";
      case REPAIR -> "   (goes on in " + trouble.at() + "; no file of the session is touched)";
      case LOCATE -> "   (when you have moved it: where it is now)";
      case RECREATE -> "   (from the branch; what was not committed is not in it)";
      case RECREATE_WITH_FILES -> "   (from the branch, with the files of the newest checkpoint)";
      case UNLOCK -> "   (ends the lock; when the disk that it was on is not coming back)";
    };
  }
}
