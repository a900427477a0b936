package app.coppice.session;

import app.coppice.sandbox.ListeningPorts;
import app.coppice.sandbox.ListeningPorts.Listening;
import app.coppice.settings.RepositorySettings;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/// The outfits of an engine's sessions. Thread-safe; each work runs on a thread of its own.
record ManagedOutfits(
    Outfitting outfitting,
    RepositoryChoices repositories,
    Supplier<GitOutfit> git,
    OpenSessions sessions,
    SpareKeeper spares)
    implements Outfits {

  @Override
  public Optional<PortRange> ports(SessionId id) {
    return outfitting.ports().of(id);
  }

  @Override
  public CompletableFuture<List<Listening>> listening(SessionId id) {
    return Background.run(
        "listening-ports",
        () -> {
          Optional<PortRange> range = ports(id);
          return range.isEmpty()
              ? List.of()
              : new ListeningPorts().among(range.get().first(), range.get().last());
        });
  }

  @Override
  public String stage(SessionId id) {
    return outfitting.stage(id);
  }

  @Override
  public String script(SessionId id) {
    return outfitting.script(id);
  }

  @Override
  public CompletableFuture<ActionResult> stopScript(SessionId id) {
    return Background.run("stop-script", () -> outfitting.stopScript(id));
  }

  @Override
  public boolean isBringing(SessionId id) {
    return outfitting.isBringing(id);
  }

  @Override
  public void endBringing(SessionId id) {
    outfitting.endBringing(id);
  }

  @Override
  public CompletableFuture<Choices> choices(Path repository) {
    return Background.run(
        "repository-choices", () -> git.get().choices(repository, repositories.of(repository)));
  }

  @Override
  public CompletableFuture<ActionResult> save(Path repository, RepositorySettings settings) {
    return Background.run(
        "save-repository-settings",
        () -> {
          ActionResult result = repositories.save(repository, settings);
          spares.look(repository);
          return result;
        });
  }

  @Override
  public CompletableFuture<ActionResult> writeInclude(Path repository, List<String> files) {
    return Background.run("write-include", () -> written(repository, files));
  }

  private ActionResult written(Path repository, List<String> files) throws IOException {
    try {
      git.get().writeInclude(repository, files);
      return new ActionResult.Done(
          "Written: .worktreeinclude in " + repository + ". Commit it to share it.");
    } catch (FileAlreadyExistsException e) {
      return new ActionResult.Refused("There is a .worktreeinclude already.");
    }
  }

  @Override
  public boolean needsSetUp(SessionId id) {
    return sessions.get(id).filter(outfitting::needsSetUp).isPresent();
  }

  @Override
  public CompletableFuture<ActionResult> setUp(SessionId id) {
    ActionResult absent = new ActionResult.Refused("There is no such session.");
    return Background.run("set-up", () -> sessions.alone(id, outfitting::again).orElse(absent));
  }
}
