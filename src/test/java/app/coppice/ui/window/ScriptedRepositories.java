package app.coppice.ui.window;

import app.coppice.session.Engine;
import app.coppice.session.OpenResult;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// The repositories of a scripted engine, and who listens to it. A folder named `plain` is no
/// repository, one named `locked` is refused. Thread-safe.
abstract class ScriptedRepositories implements Engine {
  private final Set<Path> repositories = new LinkedHashSet<>();
  private final List<Listener> listeners = new CopyOnWriteArrayList<>();

  /// When the branches of a repository are known; at once where a test says nothing.
  final Map<Path, CompletableFuture<List<String>>> branches = new ConcurrentHashMap<>();

  final void tell(Consumer<Listener> news) {
    listeners.forEach(news);
  }

  void repository(Path folder) {
    synchronized (this) {
      repositories.add(folder);
    }
    tell(Listener::structureChanged);
  }

  @Override
  public synchronized List<Path> repositories() {
    return List.copyOf(repositories);
  }

  @Override
  public CompletableFuture<OpenResult> openRepository(Path folderOrFile) {
    String name = String.valueOf(folderOrFile.getFileName());
    if (name.equals("plain")) {
      return CompletableFuture.completedFuture(new OpenResult.NotARepository(folderOrFile));
    }
    if (name.equals("locked")) {
      return CompletableFuture.completedFuture(
          new OpenResult.Refused(folderOrFile, "It can't be read. Change its permissions."));
    }
    repository(folderOrFile);
    return CompletableFuture.completedFuture(new OpenResult.Opened(folderOrFile));
  }

  @Override
  public CompletableFuture<OpenResult> initRepository(Path folder) {
    repository(folder);
    return CompletableFuture.completedFuture(new OpenResult.Opened(folder));
  }

  @Override
  public void forgetRepository(Path repository) {
    synchronized (this) {
      repositories.remove(repository);
    }
    tell(Listener::structureChanged);
  }

  @Override
  public CompletableFuture<List<String>> branches(Path repository) {
    return branches.getOrDefault(
        repository, CompletableFuture.completedFuture(List.of("main", "release")));
  }

  @Override
  public CompletableFuture<String> proposeBranch(Path repository, String prompt) {
    String name = prompt.toLowerCase(java.util.Locale.ROOT).strip().replace(' ', '-');
    return CompletableFuture.completedFuture(name.isEmpty() ? "session-1" : name);
  }

  @Override
  public Subscription subscribe(Listener listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  @Override
  public void close() {
    listeners.clear();
  }
}
