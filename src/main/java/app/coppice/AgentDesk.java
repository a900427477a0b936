package app.coppice;

import app.coppice.agent.AgentClient;
import app.coppice.agent.AllowRule;
import app.coppice.agent.Cancellation;
import app.coppice.agent.CommitMessage;
import app.coppice.agent.Confinement;
import app.coppice.agent.Entry;
import app.coppice.agent.Mode;
import app.coppice.agent.PermissionPolicy;
import app.coppice.agent.StopReason;
import app.coppice.agent.SystemPrompt;
import app.coppice.agent.Turn;
import app.coppice.agent.TurnEvent;
import app.coppice.agent.TurnLimits;
import app.coppice.agent.TurnListener;
import app.coppice.agent.TurnRunner;
import app.coppice.agent.tool.Tools;
import app.coppice.rehearsal.Rehearsal;
import app.coppice.sandbox.Broker;
import app.coppice.sandbox.Launcher;
import app.coppice.sandbox.Scope;
import app.coppice.session.MessageDraft;
import app.coppice.session.SessionId;
import app.coppice.session.SessionSnapshot;
import app.coppice.session.SessionTurns;
import app.coppice.terminal.Terminal;
import app.coppice.terminal.TerminalParts;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The agents of all sessions: each has its policy, its capability and its terminal, which live
/// from its first turn until the session goes away. Thread-safe.
final class AgentDesk implements SessionTurns {
  private static final Logger LOG = LoggerFactory.getLogger(AgentDesk.class);
  private static final int MOST_FILES = 20_000;

  private final ModelClients clients;
  private final Broker broker;
  private final Launcher launcher;
  private final TerminalParts parts;
  private final Map<SessionId, AgentSeat> seats = new ConcurrentHashMap<>();
  private final Map<SessionId, Mode> modes = new ConcurrentHashMap<>();
  private final List<Consumer<SessionId>> terminalListeners = new CopyOnWriteArrayList<>();

  private volatile Function<SessionId, Map<String, String>> variables = _ -> Map.of();

  /// @param parts that the terminals have in common with the shells; their lines go at the end
  AgentDesk(ModelClients clients, Broker broker, Launcher launcher, TerminalParts parts) {
    this.parts = parts;
    this.clients = clients;
    this.broker = broker;
    this.launcher = launcher;
  }

  @Override
  public StopReason run(SessionSnapshot session, TurnListener listener, Cancellation cancellation)
      throws InterruptedException {
    try {
      AgentClient client = clients.clientFor(session);
      AgentSeat seat = seatFor(session);
      Mode mode = takeMode(session, seat);
      TurnRunner runner =
          new TurnRunner(
              client,
              Tools.of(
                  new ScopedWorkspace(seat.files, seat.folder),
                  new TerminalCommands(
                      launcher, () -> seat.terminal(), seat.folder, variables.apply(session.id()))),
              seat.policy,
              TurnLimits.DEFAULT);
      return runner.run(
          new Turn(session.model(), instructions(session, mode), session.transcript()),
          listener,
          cancellation);
    } catch (IOException e) {
      listener.post(new TurnEvent.Notice(Entry.Notice.Kind.ERROR, String.valueOf(e.getMessage())));
      return StopReason.FAILED;
    }
  }

  /// The newest mode: what changed after the turn's snapshot was taken counts.
  private Mode takeMode(SessionSnapshot session, AgentSeat seat) {
    return modes.compute(
        session.id(),
        (_, told) -> {
          Mode newest = told == null ? session.mode() : told;
          seat.policy.changeMode(newest);
          return newest;
        });
  }

  private static String instructions(SessionSnapshot session, Mode mode) {
    return new SystemPrompt(
            session.worktree().toString(),
            session.branch(),
            System.getProperty("os.name", "unknown"),
            LocalDate.now(ZoneId.systemDefault()),
            mode)
        .text();
  }

  /// A session's seat; a new one when its worktree has moved.
  private synchronized AgentSeat seatFor(SessionSnapshot session) throws IOException {
    AgentSeat known = seats.get(session.id());
    if (known != null && known.folder.equals(session.worktree())) {
      return known;
    }
    if (known != null) {
      known.close();
    }
    AgentSeat seat =
        new AgentSeat(
            session.worktree(),
            broker.grant(Scope.readWrite(session.worktree())),
            new PermissionPolicy(
                session.mode(),
                launcher.confines() ? Confinement.SANDBOXED : Confinement.NONE,
                recordedRules(session)),
            parts,
            () -> terminalListeners.forEach(listener -> listener.accept(session.id())));
    seats.put(session.id(), seat);
    return seat;
  }

  /// What a recording was allowed when it was made; nothing for any other session.
  private static List<AllowRule> recordedRules(SessionSnapshot session) {
    if (!session.recorded()) {
      return List.of();
    }
    return session.transcript().entries().stream()
        .flatMap(entry ->
            entry instanceof Entry.Prompt(_, _, String text) ? Stream.of(text) : Stream.of())
        .flatMap(
            prompt -> Rehearsal.scenarios().stream().filter(each -> each.prompt().equals(prompt)))
        .flatMap(scenario -> scenario.allow().stream())
        .flatMap(rule -> AllowRule.parse(rule).stream())
        .toList();
  }

  @Override
  public List<String> files(SessionSnapshot session) throws IOException {
    AgentSeat seat = seatFor(session);
    List<String> paths = new ArrayList<>();
    new ScopedWorkspace(seat.files, seat.folder)
        .walk(
            "",
            path -> {
              paths.add(path);
              return paths.size() < MOST_FILES;
            });
    return paths;
  }

  @Override
  public MessageDraft draftMessage(
      SessionSnapshot session, String patch, Cancellation cancellation) {
    try {
      AgentClient client = clients.clientFor(session);
      return switch (CommitMessage.ask(client, session.model(), patch, cancellation)) {
        case CommitMessage.Answer.Written(String text) -> new MessageDraft.Drafted(text);
        case CommitMessage.Answer.Failed(String reason) -> new MessageDraft.NotDrafted(reason);
        case CommitMessage.Answer.Cancelled _ -> new MessageDraft.Cancelled();
      };
    } catch (IOException e) {
      return new MessageDraft.NotDrafted(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public byte[] read(SessionSnapshot session, String path, int limit) throws IOException {
    return seatFor(session).files.read(path, limit);
  }

  @Override
  public void write(SessionSnapshot session, String path, byte[] content) throws IOException {
    seatFor(session).files.write(path, content);
  }

  @Override
  public void modeChanged(SessionId id, Mode mode) {
    modes.compute(
        id,
        (_, _) -> {
          AgentSeat seat = seats.get(id);
          if (seat != null) {
            seat.policy.changeMode(mode);
          }
          return mode;
        });
  }

  @Override
  public Optional<Terminal> terminal(SessionId id) {
    return Optional.ofNullable(seats.get(id)).flatMap(AgentSeat::shown);
  }

  @Override
  public void restoreTerminal(SessionSnapshot session) throws IOException {
    String commands = CommandHistory.of(session.transcript());
    if (!commands.isEmpty()) {
      var _ = seatFor(session).terminal(commands);
    }
  }

  @Override
  public void takeVariables(Function<SessionId, Map<String, String>> source) {
    variables = source;
  }

  @Override
  public void onTerminal(Consumer<SessionId> listener) {
    terminalListeners.add(listener);
  }

  @Override
  public void end(SessionId id) {
    AgentSeat seat = seats.remove(id);
    modes.remove(id);
    if (seat != null) {
      seat.close();
    }
  }

  @Override
  public void close() {
    seats.keySet().forEach(this::end);
    clients.close();
    try {
      parts.store().close();
    } catch (IOException problem) {
      LOG.warn("The file of the terminals' lines stays open: {}", problem.getMessage());
    }
  }
}
