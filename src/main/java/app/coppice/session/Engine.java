package app.coppice.session;

import app.coppice.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// Everything below the window: what the window and the command line both drive. Thread-safe; no
/// method but {@link #close} blocks on I/O, results come by the futures or the next snapshot.
public interface Engine extends AutoCloseable {

  /// Folders of the open repositories, in the order they came.
  List<Path> repositories();

  CompletableFuture<OpenResult> openRepository(Path folderOrFile);

  CompletableFuture<OpenResult> initRepository(Path folder);

  /// Takes a repository off the list; nothing on disk changes.
  void forgetRepository(Path repository);

  /// Local branches, the checked-out one first.
  CompletableFuture<List<String>> branches(Path repository);

  /// A free branch name made from the prompt.
  CompletableFuture<String> proposeBranch(Path repository, String prompt);

  /// Why a session cannot be made as it is asked for, in sentences; empty when it can. Makes
  /// nothing.
  CompletableFuture<List<String>> problemsOf(NewSession request);

  /// Makes a session; it is in {@link #sessions()} when this returns, still `PREPARING`.
  SessionId create(NewSession request);

  /// Whether every session of the profile is in {@link #sessions()} that can be opened; listeners
  /// hear of it as of a changed structure.
  boolean allOpened();

  /// The newest snapshots, archived ones included, deleted ones not.
  List<SessionSnapshot> sessions();

  Optional<SessionSnapshot> session(SessionId id);

  /// Asks a session for something. Answers false, without taking it, when there is no such session,
  /// it has stopped, or another process runs it: what the person wrote is still theirs to keep.
  boolean submit(SessionId id, SessionCommand command);

  /// Paths of the worktree, relative, tracked or not ignored, for completion.
  CompletableFuture<List<String>> files(SessionId id);

  /// Says which sessions a person has before them from now on: their changes are looked at first.
  default void inView(Collection<SessionId> sessions) {}

  /// Commits `paths` (all changes when empty) with the person's hooks and signing.
  CompletableFuture<ActionResult> commit(SessionId id, List<String> paths, String message);

  /// Lands in the base, which must be a local branch.
  default CompletableFuture<ActionResult> land(SessionId id, LandHow how) {
    return land(id, LandRequest.of(how));
  }

  CompletableFuture<ActionResult> land(SessionId id, LandRequest request);

  /// What goes beyond one landing.
  default Landings landings() {
    return Landings.NONE;
  }

  /// Takes uncommitted changes of `paths` (all when empty) back; {@link #undoDiscard} brings them
  /// back.
  CompletableFuture<ActionResult> discard(SessionId id, List<String> paths);

  /// Undoes the last {@link #discard} that is not undone yet.
  CompletableFuture<ActionResult> undoDiscard(SessionId id);

  /// Staging, commits in parts, comments and edits.
  Reviewing review();

  /// Compares other states of a session's files than its snapshot does.
  default Comparer comparer() {
    return Comparer.NONE;
  }

  CompletableFuture<ActionResult> archive(SessionId id);

  /// What an archiving would not keep and no build makes again, in sentences; empty when nothing.
  CompletableFuture<List<String>> archiveLossesOf(SessionId id);

  CompletableFuture<ActionResult> restore(SessionId id);

  /// What a delete would lose, in sentences; empty when nothing.
  CompletableFuture<List<String>> lossesOf(SessionId id);

  /// Moves a session to the trash.
  CompletableFuture<ActionResult> delete(SessionId id);

  /// What was deleted and can come back, the newest first.
  List<DeletedSession> trash();

  CompletableFuture<ActionResult> undelete(SessionId id);

  /// What {@link #emptyTrash} of these sessions would lose.
  CompletableFuture<TrashWeight> weighTrash(List<SessionId> ids);

  /// Deletes those of `ids` that are in the trash for good: nothing of them can be brought back.
  CompletableFuture<ActionResult> emptyTrash(List<SessionId> ids);

  /// The way back through a session's turns, and forward again.
  Timeline timeline();

  /// What sessions take on the disk, and what is kept of one that is put away.
  Storage storage();

  /// The session's open terminals: the agent's first once it has run a command, then shells, those
  /// that have ended among them until they are closed.
  List<Terminal> terminals(SessionId id);

  /// Opens one more shell in the worktree.
  CompletableFuture<Terminal> openShell(SessionId id, int columns, int rows);

  /// Starts a program of the person's in the worktree, in a terminal of its own, which goes when
  /// the program ends well.
  default CompletableFuture<Terminal> openProgram(SessionId id, ProgramStart start) {
    return CompletableFuture.failedFuture(new IOException("There are no terminals here."));
  }

  /// Opens a shell in the worktree below the text of one that has ended and is going to be closed.
  default CompletableFuture<Terminal> restartShell(
      SessionId id, Terminal ended, int columns, int rows) {
    return openShell(id, columns, rows);
  }

  /// Opens the shells again that were open when the window closed, each in its folder and below
  /// what it showed, and the agent's terminal with its last commands; the first time it is called
  /// for a session.
  default CompletableFuture<Void> restoreTerminals(SessionId id, int columns, int rows) {
    return CompletableFuture.completedFuture(null);
  }

  /// Ends a shell's program where it still runs, and takes it off the list. The agent's terminal
  /// stays: its commands need it.
  void closeTerminal(SessionId id, Terminal shell);

  /// What a person has begun in sessions and not brought to its end.
  default Beginnings beginnings() {
    return Beginnings.NONE;
  }

  /// What is asked by who does not see the session.
  default Errands errands() {
    throw new UnsupportedOperationException("There are no agents here.");
  }

  /// What worktrees have beyond the files of their commit.
  default Outfits outfits() {
    return Outfits.NONE;
  }

  /// Worktrees that others made, moved or broke.
  default WorktreeCare worktreeCare() {
    return WorktreeCare.NONE;
  }

  /// Calls `listener` after every change, on any thread, without a lock; it must not block. A
  /// listener asks for what it needs by the accessors above: updates coalesce, newest wins.
  Subscription subscribe(Listener listener);

  /// Ends all turns and terminals, writes what is open.
  @Override
  void close();

  /// What changed.
  interface Listener {
    void sessionChanged(SessionId id);

    /// The list of repositories or of sessions, or a session's list of terminals, changed.
    void structureChanged();

    /// There is a new {@link Landings#plan} of a repository.
    default void planChanged(Path repository) {}
  }

  /// A listener's registration.
  interface Subscription extends AutoCloseable {
    @Override
    void close();
  }
}
