package app.coppice.session;

import app.coppice.git.Adoption;
import app.coppice.git.Archive;
import app.coppice.git.CheckoutProgress;
import app.coppice.git.IndexLock;
import app.coppice.git.Repository;
import app.coppice.git.ShelveResult;
import app.coppice.git.Trash;
import app.coppice.git.Worktree;
import app.coppice.git.WorktreeChanges;
import app.coppice.git.WorktreeCreation;
import app.coppice.git.WorktreeManager;
import app.coppice.git.WorktreeRequest;
import app.coppice.session.SessionGit.Making;
import app.coppice.session.SessionGit.Place;
import app.coppice.session.SessionGit.Shelved;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The sessions' worktrees, made, found, put away and brought back; found by their session's id and
/// never by a path. Blocking; thread-safe.
final class GitWorktrees {
  private static final Logger LOG = LoggerFactory.getLogger(GitWorktrees.class);
  private static final String TRASH = "refs/coppice/trash/";
  private static final String ARCHIVE = "refs/coppice/archive/";

  private final OpenRepositories repositories;
  private final Supplier<WorktreeManager> worktrees;

  GitWorktrees(OpenRepositories repositories, Supplier<WorktreeManager> worktrees) {
    this.repositories = repositories;
    this.worktrees = worktrees;
  }

  Place prepare(SessionSnapshot session, Making making) throws IOException, InterruptedException {
    Repository repository = repositories.at(session.repository());
    WorktreeManager manager = worktrees.get();
    manager.clearHalfMade(repository, session.id().toString(), new Reported(making));
    Optional<Worktree> there = worktree(repository, session);
    if (there.isPresent() && !manager.forgetGone(repository, there.get())) {
      return proven(repository, there.get());
    }
    // The app may have ended after it put the worktree away and before it kept the receipt.
    String id = session.id().toString();
    Trash trash = new Trash(manager);
    if (trash.holds(repository, id)) {
      return place(trash.undo(repository, id, new Reported(making)));
    }
    Archive archive = new Archive(manager);
    if (archive.holds(repository, id)) {
      return place(archive.restore(repository, id, new Reported(making)));
    }
    Adoption adoption = manager.adoption(repository);
    if (adoption.concerns(session.worktree())) {
      return place(adoption.adopt(session.worktree(), id, session.base()));
    }
    String base = session.base().isBlank() ? "HEAD" : session.base();
    WorktreeCreation creation =
        manager.create(
            repository,
            new WorktreeRequest(id, branch(repository, session), base),
            new Reported(making));
    return place(creation);
  }

  private static Place place(WorktreeCreation creation) {
    return switch (creation) {
      case WorktreeCreation.Created(Worktree worktree) -> found(worktree);
      case WorktreeCreation.BranchInUse(String branch, Path where) ->
          new Place.Unusable(
              "The branch “"
                  + branch
                  + "” is checked out in "
                  + where
                  + ". Check out another one there (git switch BRANCH) and try again, or choose"
                  + " another name.");
      case WorktreeCreation.Cancelled _ -> new Place.Unusable("The preparation was cancelled.");
      case WorktreeCreation.Refused(String reason) -> new Place.Unusable(reason);
    };
  }

  /// The branch that was asked for, or a free one made from the session's title.
  private static String branch(Repository repository, SessionSnapshot session) throws IOException {
    return session.branch().isBlank()
        ? repository.proposeBranch(session.title())
        : session.branch();
  }

  private Optional<Worktree> worktree(Repository repository, SessionSnapshot session)
      throws IOException {
    return worktrees.get().find(repository, session.id().toString());
  }

  private Place proven(Repository repository, Worktree worktree) throws IOException {
    Optional<String> problem = worktrees.get().problemOf(repository, worktree);
    return problem.isPresent() ? new Place.Unusable(problem.get()) : found(worktree);
  }

  private static Place found(Worktree worktree) {
    return new Place.Found(
        worktree.branch(), worktree.base(), worktree.folder(), worktree.adminFolder());
  }

  void reconcile(Path repository, Predicate<SessionId> abandoned) throws IOException {
    List<String> report =
        worktrees
            .get()
            .reconcile(
                repositories.at(repository),
                id -> SessionShelf.id(id).filter(abandoned).isPresent());
    report.forEach(line -> LOG.info("{}", line));
  }

  Place find(SessionSnapshot session) throws IOException {
    Repository repository = repositories.at(session.repository());
    Optional<Worktree> worktree = worktree(repository, session);
    if (worktree.isEmpty()) {
      return new Place.Unusable(gone(session));
    }
    return proven(repository, worktree.get());
  }

  private static String gone(SessionSnapshot session) {
    if (session.state() == SessionState.ARCHIVED) {
      return ActionResult.Refused.ARCHIVED;
    }
    return "The worktree of this session is gone. The branch "
        + session.branch()
        + " and the transcript are kept: make the worktree again to go on.";
  }

  /// The worktree, or an error that says why there is none.
  Worktree require(Repository repository, SessionSnapshot session) throws IOException {
    Optional<Worktree> worktree = worktree(repository, session);
    if (worktree.isEmpty()) {
      throw new IOException(gone(session));
    }
    Optional<String> problem = worktrees.get().problemOf(repository, worktree.get());
    if (problem.isPresent()) {
      throw new IOException(problem.get());
    }
    return worktree.get();
  }

  /// What to hand to git for these files: of a renamed one both names.
  ///
  /// @param paths all that is uncommitted when it is empty, and so is the answer
  /// @return empty too when none of them has an uncommitted change
  static List<String> uncommitted(Repository repository, Worktree worktree, List<String> paths)
      throws IOException, InterruptedException {
    return paths.isEmpty()
        ? List.of()
        : new WorktreeChanges(repository, worktree).compute().toCommit(paths);
  }

  List<IgnoredChoice> ignored(SessionSnapshot session) throws IOException {
    Repository repository = repositories.at(session.repository());
    return new Archive(worktrees.get())
        .choices(repository, require(repository, session)).stream()
            .map(it -> new IgnoredChoice(it.path(), it.bytes(), it.madeAgain()))
            .toList();
  }

  Optional<String> unshelvable(SessionSnapshot session) throws IOException, InterruptedException {
    Repository repository = repositories.at(session.repository());
    Worktree worktree = require(repository, session);
    boolean rests =
        switch (session.state()) {
          // A commit has ended: this is done behind it.
          case IDLE, COMMITTING, FAILED -> true;
          case PREPARING, WORKING, WAITING, DETACHED, ARCHIVED -> false;
        };
    // What a turn's git holds, the turn's end lets go.
    var lock =
        rests
            ? new IndexLock(worktree.folder(), worktree.adminFolder()).problem()
            : Optional.<String>empty();
    return lock.isPresent() ? lock : new Archive(worktrees.get()).refusal(repository, worktree);
  }

  Shelved archive(SessionSnapshot session, Set<String> keep)
      throws IOException, InterruptedException {
    Repository repository = repositories.at(session.repository());
    return shelved(
        new Archive(worktrees.get()).archive(repository, require(repository, session), keep));
  }

  Shelved trash(SessionSnapshot session, Set<String> keep)
      throws IOException, InterruptedException {
    Repository repository = repositories.at(session.repository());
    return shelved(
        new Trash(worktrees.get()).delete(repository, require(repository, session), keep));
  }

  private static Shelved shelved(ShelveResult result) {
    return switch (result) {
      case ShelveResult.Shelved(String ref) -> new Shelved.Done(ref);
      case ShelveResult.Refused(String reason) -> new Shelved.Refused(reason);
    };
  }

  Place unshelve(SessionSnapshot session, String receipt, Making making)
      throws IOException, InterruptedException {
    Repository repository = repositories.at(session.repository());
    // Without a receipt it was put away when its worktree was gone, or the app ended before the
    // receipt was kept: then a snapshot may lie there all the same, else what is left is the
    // branch.
    if (receipt.isEmpty()) {
      return prepare(session, making);
    }
    WorktreeManager manager = worktrees.get();
    manager.clearHalfMade(repository, session.id().toString(), new Reported(making));
    Optional<Worktree> there = worktree(repository, session);
    if (there.isPresent() && !manager.forgetGone(repository, there.get())) {
      return proven(repository, there.get());
    }
    String id = session.id().toString();
    return place(
        receipt.startsWith(TRASH)
            ? new Trash(manager).undo(repository, id, new Reported(making))
            : new Archive(manager).restore(repository, id, new Reported(making)));
  }

  List<String> losses(SessionSnapshot session) throws IOException {
    Repository repository = repositories.at(session.repository());
    return new Trash(worktrees.get()).losses(repository, require(repository, session));
  }

  List<String> archiveLosses(SessionSnapshot session) throws IOException {
    Repository repository = repositories.at(session.repository());
    return new Archive(worktrees.get()).losses(repository, require(repository, session));
  }

  TrashWeight weigh(SessionSnapshot session) throws IOException {
    Trash.Weight weight =
        new Trash(worktrees.get())
            .weigh(repositories.at(session.repository()), session.id().toString());
    return new TrashWeight(0, weight.files(), weight.commits(), weight.bytes());
  }

  void forget(SessionSnapshot session) throws IOException {
    reconcile(session.repository(), session.id()::equals);
    new Trash(worktrees.get())
        .forget(repositories.at(session.repository()), session.id().toString());
  }

  /// What {@link #unshelve} needs of a session whose worktree is on the shelf; empty when it is
  /// not.
  String receipt(SessionSnapshot session) throws IOException {
    Repository repository = repositories.at(session.repository());
    String id = session.id().toString();
    if (new Trash(worktrees.get()).holds(repository, id)) {
      return TRASH + id;
    }
    return new Archive(worktrees.get()).holds(repository, id) ? ARCHIVE + id : "";
  }

  /// Tells a session how far its checkout is.
  private record Reported(Making making) implements CheckoutProgress {
    @Override
    public void advanced(int done, int total) {
      making.advanced(total == 0 ? 1 : (double) done / total);
    }

    @Override
    public void placed(Path folder) {
      making.placed(folder);
    }

    @Override
    public void givenUp() {
      making.givenUp();
    }

    @Override
    public void setAside(Path folder) {
      making.setAside(folder);
    }

    @Override
    public void leftOut(String sentence) {
      making.leftOut(sentence);
    }

    @Override
    public boolean isCancelled() {
      return Thread.currentThread().isInterrupted();
    }
  }
}
