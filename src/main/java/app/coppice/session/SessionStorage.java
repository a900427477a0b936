package app.coppice.session;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/// The storage of an engine's sessions.
record SessionStorage(Deeds deeds, Stowage stowage, DiskUses uses) implements Storage {
  @Override
  public CompletableFuture<List<IgnoredChoice>> ignored(SessionId id) {
    return deeds.with(id, stowage::ignored, List.of());
  }

  @Override
  public CompletableFuture<String> refusal(SessionId id) {
    return deeds.with(id, stowage::refusal, "");
  }

  @Override
  public CompletableFuture<ActionResult> archive(SessionId id, Set<String> keep) {
    return deeds.act(id, session -> stowage.archive(session, keep));
  }

  @Override
  public CompletableFuture<ActionResult> delete(SessionId id, Set<String> keep) {
    return deeds.act(id, session -> stowage.delete(session, keep));
  }

  @Override
  public CompletableFuture<List<DiskUse>> diskUse() {
    return Background.run("disk-use", () -> uses.of(deeds.sessions().roll().all()));
  }
}
