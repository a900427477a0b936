package app.coppice;

import app.coppice.agent.PermissionPolicy;
import app.coppice.sandbox.Capability;
import app.coppice.terminal.CommandTerminal;
import app.coppice.terminal.Terminal;
import app.coppice.terminal.TerminalParts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// What one session's agent works with, from its first turn until the session goes away.
/// Thread-safe.
final class AgentSeat implements AutoCloseable {
  private static final Duration TERMINAL_END = Duration.ofSeconds(3);

  final Path folder;
  final Capability files;
  final PermissionPolicy policy;
  private final TerminalParts parts;
  private final Runnable opened;
  private volatile Optional<Terminal> shown = Optional.empty();
  private Optional<CommandTerminal> commands = Optional.empty();

  /// @param opened told once the terminal is there
  AgentSeat(
      Path folder,
      Capability files,
      PermissionPolicy policy,
      TerminalParts parts,
      Runnable opened) {
    this.folder = folder;
    this.files = files;
    this.policy = policy;
    this.parts = parts;
    this.opened = opened;
  }

  /// The terminal of the commands, made for the first one.
  CommandTerminal terminal() {
    return terminal("");
  }

  /// @param history of commands that ran before it is made
  CommandTerminal terminal(String history) {
    CommandTerminal open;
    synchronized (this) {
      if (commands.isPresent()) {
        return commands.get();
      }
      open = new CommandTerminal("agent", 120, 32, parts);
      if (!history.isEmpty()) {
        open.show(history);
      }
      commands = Optional.of(open);
      shown = Optional.of(open);
    }
    opened.run();
    return open;
  }

  /// The terminal once it was made.
  Optional<Terminal> shown() {
    return shown;
  }

  @Override
  public void close() {
    files.revoke();
    shown.ifPresent(open -> {
      open.close();
      try {
        var _ = open.awaitEnd(TERMINAL_END);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    });
  }
}
