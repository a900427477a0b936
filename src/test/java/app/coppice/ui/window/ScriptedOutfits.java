package app.coppice.ui.window;

import app.coppice.sandbox.ListeningPorts.Listening;
import app.coppice.session.ActionResult;
import app.coppice.session.Outfits;
import app.coppice.session.PortRange;
import app.coppice.session.SessionId;
import app.coppice.settings.RepositorySettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/// Outfits that are what a test says. Thread-safe.
final class ScriptedOutfits implements Outfits {
  volatile Choices choices = Choices.NONE;
  volatile Optional<PortRange> ports = Optional.empty();
  volatile List<Listening> listening = List.of();
  volatile boolean needsSetUp;
  volatile boolean bringing;
  volatile String stage = "";
  volatile String script = "";

  /// What the window asked for.
  final List<RepositorySettings> saved = new CopyOnWriteArrayList<>();

  final List<List<String>> written = new CopyOnWriteArrayList<>();
  final List<SessionId> stopped = new CopyOnWriteArrayList<>();
  final List<SessionId> setUp = new CopyOnWriteArrayList<>();

  @Override
  public Optional<PortRange> ports(SessionId id) {
    return ports;
  }

  @Override
  public CompletableFuture<List<Listening>> listening(SessionId id) {
    return CompletableFuture.completedFuture(listening);
  }

  @Override
  public String stage(SessionId id) {
    return stage;
  }

  @Override
  public String script(SessionId id) {
    return script;
  }

  @Override
  public CompletableFuture<ActionResult> stopScript(SessionId id) {
    stopped.add(id);
    return done();
  }

  @Override
  public boolean isBringing(SessionId id) {
    return bringing;
  }

  @Override
  public void endBringing(SessionId id) {
    bringing = false;
  }

  @Override
  public CompletableFuture<Choices> choices(Path repository) {
    return CompletableFuture.completedFuture(choices);
  }

  @Override
  public CompletableFuture<ActionResult> save(Path repository, RepositorySettings settings) {
    saved.add(settings);
    return done();
  }

  @Override
  public CompletableFuture<ActionResult> writeInclude(Path repository, List<String> files) {
    written.add(files);
    return done();
  }

  @Override
  public boolean needsSetUp(SessionId id) {
    return needsSetUp;
  }

  @Override
  public CompletableFuture<ActionResult> setUp(SessionId id) {
    setUp.add(id);
    return done();
  }

  private static CompletableFuture<ActionResult> done() {
    return CompletableFuture.completedFuture(new ActionResult.Done("Done."));
  }
}
