package app.coppice.cli;

import app.coppice.agent.Mode;
import app.coppice.git.Adoptable;
import app.coppice.session.Engine;
import app.coppice.session.NewSession;
import app.coppice.session.OpenResult;
import app.coppice.session.SessionId;
import app.coppice.session.SessionSnapshot;
import app.coppice.session.SessionState;
import app.coppice.text.ProgramName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The commands about worktrees and branches that were made elsewhere: `worktrees`, `adopt`.
final class AdoptCommands {
  /// For a checkout; minutes.
  private static final long PATIENCE = 10;

  private AdoptCommands() {}

  /// What both need: an engine and the repository's folder.
  abstract static class OnRepository extends Command {
    @Option(
        names = "--repo",
        paramLabel = "DIR",
        defaultValue = ".",
        description = "The repository; else the one of this folder.")
    private String repository = ".";

    OnRepository(Services services, Terminal terminal) {
      super(services, terminal);
    }

    /// How the repository is come by.
    abstract CompletableFuture<OpenResult> open(Engine engine, Path folder);

    abstract int run(Output output, Engine engine, Path repository)
        throws IOException, InterruptedException;

    @Override
    final int run(Output output) throws IOException, InterruptedException {
      Path folder = Path.of(repository).toAbsolutePath().normalize();
      if (isMissing(output, folder)) {
        return ExitCode.NOT_USABLE;
      }
      try (Engine engine = services().engine(profile(), "", _ -> Optional.empty())) {
        return switch (got(open(engine, folder))) {
          case OpenResult.NotARepository(Path where) -> {
            output.problem(where + " is no git repository.");
            yield ExitCode.NOT_USABLE;
          }
          case OpenResult.Refused(Path where, String reason) -> {
            output.problem(where + ": " + reason);
            yield ExitCode.NOT_USABLE;
          }
          case OpenResult.Opened(Path opened) -> run(output, engine, opened);
        };
      }
    }

    static <T> T got(CompletableFuture<T> future) throws IOException, InterruptedException {
      try {
        return future.get();
      } catch (ExecutionException e) {
        throw Acting.failed(e);
      }
    }
  }

  /// Lists what a session could take on.
  @CommandLine.Command(
      name = "worktrees",
      mixinStandardHelpOptions = true,
      description = "List worktrees and branches that no session has.")
  static final class Worktrees extends OnRepository {
    Worktrees(Services services, Terminal terminal) {
      super(services, terminal);
    }

    /// Listing only reads: the window is not to show a repository because of it.
    @Override
    CompletableFuture<OpenResult> open(Engine engine, Path folder) {
      return engine.worktreeCare().find(folder);
    }

    @Override
    int run(Output output, Engine engine, Path repository)
        throws IOException, InterruptedException {
      output.line("Repository " + repository);
      List<Adoptable> found = got(engine.worktreeCare().adoptable(repository));
      for (Adoptable each : found) {
        String kind = each.kind().name().toLowerCase(Locale.ROOT);
        output.event(
            Output.object(kind)
                .put("branch", each.branch())
                .put("folder", each.folder().toString())
                .put("problem", each.obstacle())
                .put("repository", repository.toString()));
        String place =
            switch (each.kind()) {
              case WORKTREE -> "  " + each.folder();
              case BRANCH -> "";
            };
        String name = each.branch().isEmpty() ? "(no branch)" : each.branch();
        output.line("%-8s  %s%s".formatted(kind, name, place));
        if (!each.isFree()) {
          output.line("          ! " + each.obstacle());
        }
      }
      if (found.isEmpty()) {
        output.line("Every worktree and branch belongs to a session, or to the repository itself.");
      }
      return ExitCode.DONE;
    }
  }

  /// Begins a session with a worktree or branch that was made elsewhere.
  @CommandLine.Command(
      name = "adopt",
      mixinStandardHelpOptions = true,
      description =
          "Begin a session with a worktree or branch that was made elsewhere. The worktree stays"
              + " where it is and is never deleted with the session.")
  static final class Adopt extends OnRepository {
    @Parameters(paramLabel = "DIR|BRANCH", description = "See: coppice worktrees")
    private String target = "";

    @Option(
        names = "--base",
        paramLabel = "REF",
        defaultValue = "",
        description = "What to compare with and land in; else what the repository is on.")
    private String base = "";

    Adopt(Services services, Terminal terminal) {
      super(services, terminal);
    }

    @Override
    CompletableFuture<OpenResult> open(Engine engine, Path folder) {
      return engine.openRepository(folder);
    }

    @Override
    int run(Output output, Engine engine, Path repository)
        throws IOException, InterruptedException {
      Optional<Adoptable> what = chosen(got(engine.worktreeCare().adoptable(repository)));
      if (what.isEmpty()) {
        output.problem(
            "There is no worktree or branch “"
                + target
                + "” that a session could take on. See:"
                + " "
                + ProgramName.command("worktrees"));
        return ExitCode.NOT_USABLE;
      }
      if (!what.get().isFree()) {
        output.problem(what.get().obstacle());
        return ExitCode.NOT_USABLE;
      }
      NewSession request = new NewSession(repository, "", base, "", "", Mode.ASK, false);
      SessionSnapshot made = awaited(engine, request, what.get());
      if (made.state() != SessionState.IDLE) {
        output.problem(made.problem());
        return ExitCode.NOT_USABLE;
      }
      output.event(ReportCommands.describe(made));
      output.line("Session " + ReportCommands.shortId(made) + " on branch " + made.branch());
      output.line("in " + made.worktree());
      return ExitCode.DONE;
    }

    private Optional<Adoptable> chosen(List<Adoptable> found) throws IOException {
      Path folder = Path.of(target).toAbsolutePath().normalize();
      Path real = Files.isDirectory(folder) ? folder.toRealPath() : folder;
      return found.stream()
          .filter(each -> each.kind() == Adoptable.Kind.WORKTREE && each.folder().equals(real))
          .findFirst()
          .or(() ->
              found.stream()
                  .filter(each -> !target.isEmpty() && each.branch().equals(target))
                  .findFirst());
    }

    private SessionSnapshot awaited(Engine engine, NewSession request, Adoptable what)
        throws IOException, InterruptedException {
      Semaphore changed = new Semaphore(0);
      try (Engine.Subscription _ = engine.subscribe(new Waker(changed))) {
        SessionId id = engine.worktreeCare().adopt(request, what);
        // An open window shows the session from now on and has it when this process ends.
        Execution.Ending.tellWindow(services(), profile(), id);
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(PATIENCE);
        while (System.nanoTime() < end) {
          Optional<SessionSnapshot> now = engine.session(id);
          if (now.isPresent() && now.get().state() != SessionState.PREPARING) {
            return now.get();
          }
          var _ = changed.tryAcquire(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        }
      }
      throw new IOException("The worktree was not ready in " + PATIENCE + " minutes.");
    }
  }

  /// Lets the waiting thread look again.
  private record Waker(Semaphore changed) implements Engine.Listener {
    @Override
    public void sessionChanged(SessionId id) {
      changed.release();
    }

    @Override
    public void structureChanged() {
      changed.release();
    }
  }
}
