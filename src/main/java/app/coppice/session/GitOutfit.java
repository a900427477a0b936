package app.coppice.session;

import app.coppice.git.BroughtFiles;
import app.coppice.git.CheckoutProgress;
import app.coppice.git.DependencyFolders;
import app.coppice.git.Repository;
import app.coppice.git.Worktree;
import app.coppice.git.WorktreeManager;
import app.coppice.settings.RepositorySettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What git's side does for worktrees beyond their files. Blocking; thread-safe.
final class GitOutfit {
  private static final Logger LOG = LoggerFactory.getLogger(GitOutfit.class);

  /// Between two words about the same long work; nanoseconds.
  private static final long PAUSE = 200_000_000;

  private final OpenRepositories repositories;
  private final GitWorktrees worktrees;
  private final Supplier<WorktreeManager> manager;

  GitOutfit(
      OpenRepositories repositories, GitWorktrees worktrees, Supplier<WorktreeManager> manager) {
    this.manager = manager;
    this.repositories = repositories;
    this.worktrees = worktrees;
  }

  Outfits.Choices choices(Path folder, RepositorySettings settings)
      throws IOException, InterruptedException {
    BroughtFiles files = new BroughtFiles(repositories.at(folder));
    Optional<List<String>> named = files.named();
    boolean asks = named.isEmpty() && settings.bring() == RepositorySettings.Bring.ASK;
    return new Outfits.Choices(
        settings, named.isPresent(), named.orElse(List.of()), asks ? files.proposals() : List.of());
  }

  void writeInclude(Path folder, List<String> files) throws IOException {
    new BroughtFiles(repositories.at(folder)).writeInclude(files);
  }

  /// Sees to it that a worktree is ready for the next session.
  ///
  /// @return whether one is
  boolean keepSpare(Path folder) throws IOException, InterruptedException {
    return manager.get().spares().keep(repositories.at(folder));
  }

  void dropSpare(Path folder) throws IOException, InterruptedException {
    manager.get().spares().dropAll(repositories.at(folder));
  }

  /// What comes along.
  enum Brought {
    ALL,
    /// What a build made and no snapshot keeps. Other ignored files are what they were when the
    /// session was put away, taken away by the person included.
    DEPENDENCIES
  }

  /// Hears what goes on, and may end it.
  interface Watched {
    /// @param words what is done now, and how far it is
    void at(String words);

    boolean isEnded();
  }

  /// Brings along what is to come along. What goes wrong costs only itself.
  ///
  /// @return what the person should know, in sentences
  List<String> bring(
      SessionSnapshot session, Brought what, RepositorySettings settings, Watched watched)
      throws InterruptedException {
    List<String> remarks = new ArrayList<>();
    try {
      Repository repository = repositories.at(session.repository());
      Worktree worktree = worktrees.require(repository, session);
      if (what == Brought.ALL) {
        remarks.addAll(files(repository, worktree, settings, watched));
      }
      if (!watched.isEnded()) {
        remarks.addAll(folders(repository, worktree, settings, watched));
      }
    } catch (IOException | RuntimeException e) {
      LOG.warn("Not all comes along into {}", session.worktree(), e);
      remarks.add("Not all files came along: " + Background.reason(e));
    }
    return remarks;
  }

  private static List<String> files(
      Repository repository, Worktree worktree, RepositorySettings settings, Watched watched)
      throws IOException, InterruptedException {
    BroughtFiles files = new BroughtFiles(repository);
    Optional<List<String>> named = files.named();
    boolean chosen = settings.bring() == RepositorySettings.Bring.CHOSEN;
    List<String> patterns = named.orElse(chosen ? settings.bringFiles() : List.of());
    return files.bring(worktree, patterns, new Counted("Bringing files along", watched)).remarks();
  }

  private static List<String> folders(
      Repository repository, Worktree worktree, RepositorySettings settings, Watched watched)
      throws IOException, InterruptedException {
    DependencyFolders.Report report =
        new DependencyFolders(repository)
            .bring(
                worktree,
                settings.dependencyFolders(),
                switch (settings.uncloned()) {
                  case LEAVE -> DependencyFolders.Uncloned.LEAVE;
                  case LINK -> DependencyFolders.Uncloned.LINK;
                },
                new Counted("Cloning dependency folders", watched));
    List<String> remarks = new ArrayList<>(report.remarks());
    if (settings.setUp().isBlank()) {
      // Else it is the script's to fill them.
      report.leftOut().ifPresent(remarks::add);
    }
    return remarks;
  }

  /// Says now and then how far it is.
  private static final class Counted implements CheckoutProgress {
    private final String what;
    private final Watched watched;
    private long last;

    Counted(String what, Watched watched) {
      this.what = what;
      this.watched = watched;
    }

    @Override
    public void advanced(int done, int total) {
      long now = System.nanoTime();
      if (last == 0 || now - last > PAUSE) {
        last = now;
        watched.at(what + ", " + done + (total == 0 ? " files" : " of " + total));
      }
    }

    @Override
    public boolean isCancelled() {
      return watched.isEnded();
    }
  }
}
