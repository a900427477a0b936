package app.coppice.git;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/// What the threads of this process exclude each other by in one repository, however often it is
/// opened. The system's locks on files belong to the process, and end with any of its channels to
/// that file, so this is kept for the process too. Thread-safe.
///
/// @param landing held by the one landing of this process that goes on, see [LandingTurn]
/// @param spareHolds what this process works on of what is kept ready, see [SpareHold]
record RepositoryTurns(ReentrantLock landing, Set<String> spareHolds) {
  private static final Map<Path, RepositoryTurns> OPENED = new ConcurrentHashMap<>();

  /// @param gitFolder the one that all worktrees share, a real path
  static RepositoryTurns of(Path gitFolder) {
    return OPENED.computeIfAbsent(
        gitFolder, _ -> new RepositoryTurns(new ReentrantLock(), ConcurrentHashMap.newKeySet()));
  }
}
