package app.coppice.session;

import app.coppice.agent.Cancellation;
import app.coppice.agent.Mode;
import app.coppice.agent.StopReason;
import app.coppice.agent.TurnListener;
import app.coppice.terminal.Terminal;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/// The agents of the sessions. Thread-safe; the wiring makes it of client, tools and policy.
public interface SessionTurns extends AutoCloseable {
  /// Runs one turn from the session's transcript on the calling thread.
  StopReason run(SessionSnapshot session, TurnListener listener, Cancellation cancellation)
      throws InterruptedException;

  /// Paths of the session's worktree that its agent could read, for completion, at most 20,000.
  /// Blocking.
  List<String> files(SessionSnapshot session) throws IOException;

  /// Asks the session's model for a commit message. Blocking.
  ///
  /// @param patch what is to be committed, without secrets
  default MessageDraft draftMessage(
      SessionSnapshot session, String patch, Cancellation cancellation) {
    return new MessageDraft.NotDrafted("There is no model to ask.");
  }

  /// The first `limit` bytes of a file of the session's worktree, reached through no link.
  /// Blocking.
  ///
  /// @throws IOException when it is not there, is no file, or lies outside
  default byte[] read(SessionSnapshot session, String path, int limit) throws IOException {
    throw new IOException("Files of this session cannot be read.");
  }

  /// Replaces a file of the session's worktree as a whole, its permissions kept. Blocking.
  default void write(SessionSnapshot session, String path, byte[] content) throws IOException {
    throw new IOException("Files of this session cannot be written.");
  }

  /// Holds for the next call that is judged, also within a running turn or one whose snapshot still
  /// has an older mode.
  void modeChanged(SessionId id, Mode mode);

  /// The terminal of the agent's commands, once it has run one.
  Optional<Terminal> terminal(SessionId id);

  /// Brings that terminal back with what the transcript tells of the last commands, where there is
  /// any and none has run since. Blocking.
  ///
  /// @throws IOException when the session's worktree cannot be opened
  default void restoreTerminal(SessionSnapshot session) throws IOException {}

  /// Names who tells what the commands of a session's agent find in their environment.
  default void takeVariables(Function<SessionId, Map<String, String>> variables) {}

  /// Names who hears of a new terminal.
  void onTerminal(Consumer<SessionId> listener);

  /// Forgets a session's agent and ends what its commands left.
  void end(SessionId id);

  @Override
  void close();
}
