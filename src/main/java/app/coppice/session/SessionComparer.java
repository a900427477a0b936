package app.coppice.session;

import app.coppice.diff.FileDiff;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// Compares states of open sessions' files, each comparison on a virtual thread of its own.
/// Thread-safe.
final class SessionComparer implements Comparer {
  private final OpenSessions sessions;
  private final SessionGit git;

  SessionComparer(OpenSessions sessions, SessionGit git) {
    this.sessions = sessions;
    this.git = git;
  }

  @Override
  public CompletableFuture<Compared> compare(SessionId id, Comparison what) {
    return with(
            id,
            session -> git.comparisons().compare(session.snapshot(), what),
            new Compared.Refused("There is no such session."))
        .exceptionally(failure -> new Compared.Refused(Background.reason(failure)));
  }

  @Override
  public CompletableFuture<FileContents> contents(
      SessionId id, Comparison what, FileDiff file, int most) {
    return with(
        id,
        session -> git.comparisons().contents(session.snapshot(), what, file, most),
        FileContents.NONE);
  }

  @Override
  public CompletableFuture<FileDiff> compareWhole(SessionId id, Comparison what, FileDiff file) {
    CompletableFuture<FileDiff> answer = new CompletableFuture<>();
    var _ =
        with(
                id,
                session ->
                    git.comparisons()
                        .compareWhole(session.snapshot(), what, file, answer::isCancelled),
                file)
            .whenComplete((diff, failure) -> {
              if (failure == null) {
                answer.complete(diff);
              } else {
                answer.completeExceptionally(failure);
              }
            });
    return answer;
  }

  @Override
  public CompletableFuture<List<Milestone>> milestones(SessionId id) {
    return with(id, session -> git.comparisons().milestones(session.snapshot()), List.of());
  }

  private <T> CompletableFuture<T> with(SessionId id, SessionManager.Work<T> work, T absent) {
    return Background.run(
        "compare",
        () -> {
          var session = sessions.find(id);
          return session.isPresent() ? work.of(session.get()) : absent;
        });
  }
}
