package app.coppice.cli;

import app.coppice.session.CommentPrompt;
import app.coppice.session.CommitRequest;
import app.coppice.session.CommitRequest.Extent;
import app.coppice.session.CommitRequest.Place;
import app.coppice.session.ReviewComment;
import app.coppice.session.SessionSnapshot;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What a review does, from a shell: `stage`, `unstage`, `commit`, `comments`.
final class StageCommands {
  private StageCommands() {}

  /// Does one thing to files of a session.
  abstract static class OnFiles extends SessionCommand {
    @Parameters(index = "1..*", arity = "1..*", paramLabel = "PATH", description = "Files.")
    private List<String> paths = new ArrayList<>();

    OnFiles(Services services, Terminal terminal) {
      super(services, terminal);
    }

    abstract SessionAction actionOn(List<String> files);

    @Override
    final int run(Output output, SessionSnapshot session) throws IOException, InterruptedException {
      return act(output, session, actionOn(paths));
    }
  }

  /// Puts files into the index.
  @CommandLine.Command(
      name = "stage",
      mixinStandardHelpOptions = true,
      description = "Stage files of a session as they are.")
  static final class Stage extends OnFiles {
    Stage(Services services, Terminal terminal) {
      super(services, terminal);
    }

    @Override
    SessionAction actionOn(List<String> files) {
      return new SessionAction.Stage(files);
    }
  }

  /// Takes files out of the index.
  @CommandLine.Command(
      name = "unstage",
      mixinStandardHelpOptions = true,
      description = "Take files of a session out of what is staged.")
  static final class Unstage extends OnFiles {
    Unstage(Services services, Terminal terminal) {
      super(services, terminal);
    }

    @Override
    SessionAction actionOn(List<String> files) {
      return new SessionAction.Unstage(files);
    }
  }

  /// Commits.
  @CommandLine.Command(
      name = "commit",
      mixinStandardHelpOptions = true,
      description = "Commit all changes of a session, some files, or what is staged.")
  static final class Commit extends SessionCommand {
    @Parameters(index = "1..*", arity = "0..*", paramLabel = "PATH", description = "Only these.")
    private List<String> paths = new ArrayList<>();

    @Option(
        names = {"-m", "--message"},
        paramLabel = "TEXT",
        required = true,
        description = "What the commit says.")
    private String message = "";

    @Option(names = "--staged", description = "Only what is staged.")
    private boolean staged;

    @Option(
        names = "--amend",
        description = "In the place of the last commit, where nobody else has that yet.")
    private boolean amend;

    Commit(Services services, Terminal terminal) {
      super(services, terminal);
    }

    @Override
    int run(Output output, SessionSnapshot session) throws IOException, InterruptedException {
      if (staged && !paths.isEmpty()) {
        output.problem("Either --staged or files: what is staged is committed as it is.");
        return ExitCode.BAD_USAGE;
      }
      boolean nothing = amend && services().changes(profile(), session).uncommitted().isEmpty();
      Extent all = nothing ? Extent.NONE : Extent.ALL;
      Extent some = paths.isEmpty() ? all : Extent.FILES;
      return act(
          output,
          session,
          new SessionAction.Commit(
              new CommitRequest(
                  staged ? Extent.STAGED : some,
                  paths,
                  message,
                  amend ? Place.INSTEAD_OF_LAST : Place.ON_TOP)));
    }
  }

  /// Shows the comments of the review.
  @CommandLine.Command(
      name = "comments",
      mixinStandardHelpOptions = true,
      description = "Show the open comments on a session's lines, as the prompt they would make.")
  static final class Comments extends SessionCommand {
    Comments(Services services, Terminal terminal) {
      super(services, terminal);
    }

    @Override
    int run(Output output, SessionSnapshot session) {
      List<ReviewComment> open =
          session.comments().stream().filter(comment -> !comment.resolved()).toList();
      for (ReviewComment comment : open) {
        output.event(
            Output.object("comment")
                .put("path", comment.anchor().path())
                .put("line", comment.anchor().line())
                .put("standing", comment.standing().name())
                .put("text", comment.text()));
      }
      output.line(open.isEmpty() ? "There are no open comments." : CommentPrompt.of(open).strip());
      return ExitCode.DONE;
    }
  }
}
