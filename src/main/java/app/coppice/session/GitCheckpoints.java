package app.coppice.session;

import app.coppice.git.Checkpoint;
import app.coppice.git.CheckpointLimits;
import app.coppice.git.Checkpoints;
import app.coppice.git.Repository;
import app.coppice.git.RewindResult;
import app.coppice.git.Unkept;
import app.coppice.git.Worktree;
import app.coppice.settings.RepositorySettings.Share;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Keeps one [Checkpoints] for each session, which remembers what it has read. Thread-safe; of one
/// session one call at a time.
final class GitCheckpoints implements CheckpointGit {
  private final OpenRepositories repositories;
  private final GitWorktrees places;
  private final RepositoryChoices choices;
  private final Map<SessionId, Kept> open = new ConcurrentHashMap<>();

  GitCheckpoints(OpenRepositories repositories, GitWorktrees places, RepositoryChoices choices) {
    this.repositories = repositories;
    this.places = places;
    this.choices = choices;
  }

  /// @param worktree that they are of: a session that was put away comes back with another
  private record Kept(
      Repository repository, Worktree worktree, Share share, Checkpoints checkpoints) {}

  @Override
  public Checkpoint take(SessionSnapshot session, String name)
      throws IOException, InterruptedException {
    Checkpoints checkpoints = of(session);
    synchronized (checkpoints) {
      return checkpoints.take(name);
    }
  }

  @Override
  public Optional<String> find(SessionSnapshot session, String name) throws IOException {
    return of(session).find(name).map(Checkpoint::commit);
  }

  @Override
  public Checkpoints.Outlook plan(SessionSnapshot session, String name)
      throws IOException, InterruptedException {
    Checkpoints checkpoints = of(session);
    synchronized (checkpoints) {
      return checkpoints.plan(name);
    }
  }

  @Override
  public List<String> editedSince(SessionSnapshot session, String before, String target)
      throws IOException, InterruptedException {
    Checkpoints checkpoints = of(session);
    synchronized (checkpoints) {
      return checkpoints.editedSince(before, target);
    }
  }

  @Override
  public Files rewind(SessionSnapshot session, String name, String before)
      throws IOException, InterruptedException {
    Checkpoints checkpoints = of(session);
    synchronized (checkpoints) {
      return files(checkpoints.rewind(name, before));
    }
  }

  @Override
  public Optional<Checkpoint> newest(SessionSnapshot session) throws IOException {
    return of(session).newest();
  }

  @Override
  public Files takeNewest(SessionSnapshot session, String before)
      throws IOException, InterruptedException {
    Checkpoints checkpoints = of(session);
    synchronized (checkpoints) {
      return files(checkpoints.takeNewest(before));
    }
  }

  private static Files files(RewindResult result) {
    return switch (result) {
      case RewindResult.Done(List<String> paths, List<Unkept> alone, String warning) ->
          new Files.Rewound(paths, alone, warning);
      case RewindResult.Refused(String reason) -> new Files.Refused(reason);
    };
  }

  private Checkpoints of(SessionSnapshot session) throws IOException {
    Repository repository = repositories.at(session.repository());
    Worktree worktree = places.require(repository, session);
    Share share = choices.of(session.repository()).checkpoints();
    Kept kept = open.get(session.id());
    if (kept == null
        || !kept.share().equals(share)
        || !kept.repository().equals(repository)
        || !kept.worktree().equals(worktree)) {
      var limits = CheckpointLimits.ofMegabytes(share.fileMegabytes(), share.allMegabytes());
      kept = new Kept(repository, worktree, share, new Checkpoints(repository, worktree, limits));
      open.put(session.id(), kept);
    }
    return kept.checkpoints();
  }
}
