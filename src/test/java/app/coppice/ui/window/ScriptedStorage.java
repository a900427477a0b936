package app.coppice.ui.window;

import app.coppice.session.ActionResult;
import app.coppice.session.DiskUse;
import app.coppice.session.Engine;
import app.coppice.session.IgnoredChoice;
import app.coppice.session.SessionId;
import app.coppice.session.Storage;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/// A storage whose sessions have ignored files as a test says. Thread-safe.
final class ScriptedStorage implements Storage {
  private final Engine engine;
  final List<Set<String>> keeps = new CopyOnWriteArrayList<>();
  volatile List<IgnoredChoice> ignored = List.of();

  /// Why the ignored files cannot be listed.
  volatile Optional<IOException> failure = Optional.empty();

  /// Why a session cannot be put away; empty where it can.
  volatile String refusal = "";

  /// What a deletion waits for.
  volatile CompletableFuture<Void> held = CompletableFuture.completedFuture(null);

  volatile List<DiskUse> uses = List.of();

  ScriptedStorage(Engine engine) {
    this.engine = engine;
  }

  @Override
  public CompletableFuture<List<IgnoredChoice>> ignored(SessionId id) {
    return failure
        .<CompletableFuture<List<IgnoredChoice>>>map(CompletableFuture::failedFuture)
        .orElseGet(() -> CompletableFuture.completedFuture(ignored));
  }

  @Override
  public CompletableFuture<String> refusal(SessionId id) {
    return CompletableFuture.completedFuture(refusal);
  }

  @Override
  public CompletableFuture<ActionResult> archive(SessionId id, Set<String> keep) {
    keeps.add(keep);
    return engine.archive(id);
  }

  @Override
  public CompletableFuture<ActionResult> delete(SessionId id, Set<String> keep) {
    keeps.add(keep);
    return held.thenCompose(_ -> engine.delete(id));
  }

  @Override
  public CompletableFuture<List<DiskUse>> diskUse() {
    return CompletableFuture.completedFuture(uses);
  }
}
