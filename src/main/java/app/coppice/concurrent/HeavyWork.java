package app.coppice.concurrent;

/// Threads for what takes a core for long, such as looks at whole worktrees. They are platform
/// threads: a virtual one keeps its carrier from all others for as long as it computes, and there
/// are no more carriers than cores; a token or a key that goes through an engine's thread would
/// wait.
public final class HeavyWork {
  private HeavyWork() {}

  /// A thread that keeps no process alive, to be started.
  public static Thread.Builder.OfPlatform thread(String name) {
    return Thread.ofPlatform().daemon().name(name);
  }
}
