package app.coppice.session;

import app.coppice.git.OpenOutcome;
import app.coppice.git.Repositories;
import app.coppice.git.Repository;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// The repositories of the sessions, each kept open by its folder. Blocking; thread-safe.
final class OpenRepositories implements AutoCloseable {
  private final Supplier<Repositories> repositories;
  private final Map<Path, Repository> open = new ConcurrentHashMap<>();

  OpenRepositories(Supplier<Repositories> repositories) {
    this.repositories = repositories;
  }

  OpenResult open(Path folderOrFile) throws IOException {
    return keep(repositories.get().open(folderOrFile));
  }

  OpenResult init(Path folder) throws IOException {
    return keep(repositories.get().init(folder));
  }

  private OpenResult keep(OpenOutcome outcome) {
    return switch (outcome) {
      case OpenOutcome.Opened(Repository repository) -> {
        Repository earlier = open.putIfAbsent(repository.folder(), repository);
        if (earlier != null) {
          repository.close();
        }
        yield new OpenResult.Opened(repository.folder());
      }
      case OpenOutcome.NotARepository(Path folder) -> new OpenResult.NotARepository(folder);
      case OpenOutcome.Refused(Path folder, String reason) ->
          new OpenResult.Refused(folder, reason);
    };
  }

  /// @throws IOException when the folder is no repository any more; the message is for the person
  Repository at(Path folder) throws IOException {
    Repository known = open.get(folder);
    if (known != null) {
      return known;
    }
    return switch (keep(repositories.get().open(folder))) {
      case OpenResult.Opened(Path real) -> {
        Repository opened = open.get(real);
        if (opened == null || !real.equals(folder)) {
          throw new IOException("The repository " + folder + " is now part of " + real + ".");
        }
        yield opened;
      }
      case OpenResult.NotARepository(Path _) ->
          throw new IOException(
              "The repository " + folder + " is not there any more. Put it back, then try again.");
      case OpenResult.Refused(Path _, String reason) -> throw new IOException(reason);
    };
  }

  @Override
  public void close() {
    open.values().forEach(Repository::close);
    open.clear();
  }
}
