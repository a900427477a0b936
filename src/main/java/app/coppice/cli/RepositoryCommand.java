package app.coppice.cli;

import app.coppice.session.Engine;
import app.coppice.session.OpenResult;
import app.coppice.settings.RepositorySettings;
import app.coppice.settings.RepositorySettings.Bring;
import app.coppice.settings.RepositorySettings.Spare;
import app.coppice.settings.RepositorySettings.Uncloned;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Shows what new worktrees of a repository get, or changes it.
@CommandLine.Command(
    name = "repository",
    mixinStandardHelpOptions = true,
    description =
        "Show what new worktrees of a repository get beside their files, or change it. Kept in the"
            + " profile; nothing in a repository can name a script.")
final class RepositoryCommand extends AdoptCommands.OnRepository {
  @Option(names = "--set-up", paramLabel = "SCRIPT", description = "Runs in each; \"\" for none.")
  private @Nullable String setUp;

  @Option(
      names = "--tear-down",
      paramLabel = "SCRIPT",
      description = "Runs before one is put away; \"\" for none.")
  private @Nullable String tearDown;

  @Option(
      names = "--minutes",
      paramLabel = "N",
      description = "How long either script may take, 1 to 120.")
  private @Nullable Integer minutes;

  @Option(
      names = "--bring",
      paramLabel = "PATTERN",
      description = "Ignored files that come along, as often as needed.")
  private List<String> bring = new ArrayList<>();

  @Option(names = "--bring-none", description = "No ignored files but those of .worktreeinclude.")
  private boolean bringNone;

  @Option(
      names = "--folder",
      paramLabel = "PATTERN",
      description = "Dependency folders that are cloned, as often as needed.")
  private List<String> folders = new ArrayList<>();

  @Option(names = "--folder-none", description = "No dependency folders are cloned.")
  private boolean folderNone;

  @Option(
      names = "--uncloned",
      paramLabel = "leave|link",
      description = "What becomes of them where the disk cannot clone.")
  private @Nullable String uncloned;

  @Option(
      names = "--spare",
      paramLabel = "yes|no",
      description = "Whether a worktree is kept ready for the next session.")
  private @Nullable String spare;

  RepositoryCommand(Services services, Terminal terminal) {
    super(services, terminal);
  }

  /// The window is not to show a repository because of its settings.
  @Override
  CompletableFuture<OpenResult> open(Engine engine, Path folder) {
    return engine.worktreeCare().find(folder);
  }

  @Override
  int run(Output output, Engine engine, Path repository) throws IOException, InterruptedException {
    RepositorySettings before = got(engine.outfits().choices(repository)).settings();
    Optional<RepositorySettings> wanted = changed(before);
    if (wanted.isEmpty()) {
      return badUsage(
          "--minutes takes 1 to 120, --uncloned leave or link, --spare yes or no; --bring and"
              + " --bring-none exclude each other, and so do --folder and --folder-none.");
    }
    if (!wanted.get().equals(before)) {
      int code = Acting.report(output, got(engine.outfits().save(repository, wanted.get())));
      if (code != ExitCode.DONE) {
        return code;
      }
    }
    report(output, repository, wanted.get());
    return ExitCode.DONE;
  }

  /// Empty when something cannot be meant.
  private Optional<RepositorySettings> changed(RepositorySettings before) {
    int most = minutes == null ? before.scriptMinutes() : minutes;
    boolean both = (bringNone && !bring.isEmpty()) || (folderNone && !folders.isEmpty());
    if (most < 1 || most > RepositorySettings.LONGEST_SCRIPT || both) {
      return Optional.empty();
    }
    Uncloned choice = before.uncloned();
    if (uncloned != null) {
      switch (uncloned) {
        case "leave" -> choice = Uncloned.LEAVE;
        case "link" -> choice = Uncloned.LINK;
        default -> {
          return Optional.empty();
        }
      }
    }
    Spare ready = before.spareWorktree() ? Spare.KEPT : Spare.NONE;
    if (spare != null) {
      switch (spare) {
        case "yes" -> ready = Spare.KEPT;
        case "no" -> ready = Spare.NONE;
        default -> {
          return Optional.empty();
        }
      }
    }
    RepositorySettings after =
        before
            .withScripts(
                setUp == null ? before.setUp() : setUp.strip(),
                tearDown == null ? before.tearDown() : tearDown.strip(),
                most)
            .withDependencies(
                folders.isEmpty() && !folderNone ? before.dependencyFolders() : folders, choice)
            .withSpare(ready);
    if (bringNone) {
      after = after.bringing(Bring.NEVER, List.of());
    } else if (!bring.isEmpty()) {
      after = after.bringing(Bring.CHOSEN, bring);
    }
    return Optional.of(after);
  }

  private static void report(Output output, Path repository, RepositorySettings settings) {
    ObjectNode event =
        Output.object("repository")
            .put("repository", repository.toString())
            .put("setUp", settings.setUp())
            .put("tearDown", settings.tearDown())
            .put("minutes", settings.scriptMinutes())
            .put("bring", settings.bring().name().toLowerCase(Locale.ROOT));
    ArrayNode files = event.putArray("files");
    settings.bringFiles().forEach(files::add);
    ArrayNode cloned = event.putArray("folders");
    settings.dependencyFolders().forEach(cloned::add);
    event.put("uncloned", settings.uncloned().name().toLowerCase(Locale.ROOT));
    output.event(event.put("spare", settings.spareWorktree()));
    output.line("Repository " + repository);
    output.line("set-up      " + orNone(settings.setUp()));
    output.line("tear-down   " + orNone(settings.tearDown()));
    output.line("minutes     " + settings.scriptMinutes() + " for either");
    output.line("bring       " + orNone(String.join(" ", settings.bringFiles())));
    output.line("folders     " + orNone(String.join(" ", settings.dependencyFolders())));
    output.line("uncloned    " + settings.uncloned().name().toLowerCase(Locale.ROOT));
    output.line("spare       " + (settings.spareWorktree() ? "yes" : "no"));
  }

  private static String orNone(String text) {
    return text.isBlank() ? "none" : text.replace("\n", "\n            ");
  }
}
