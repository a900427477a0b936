package app.coppice.session;

import app.coppice.terminal.Screen;
import app.coppice.terminal.StyledText;
import app.coppice.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// The person's scripts for worktrees, each in a terminal of its session that stays when it has
/// ended. Blocking; thread-safe.
final class Scripts {
  /// Of what it said, for who cannot see its terminal: lines, and characters of them.
  private static final int MOST_SAID = 20;

  private static final int LONGEST_SAID = 4_000;
  private static final Duration END = Duration.ofSeconds(3);

  private final TerminalDeck terminals;
  private final Consumer<SessionId> changed;
  private final Map<SessionId, Terminal> last = new ConcurrentHashMap<>();
  private final Map<SessionId, Running> running = new ConcurrentHashMap<>();

  /// @param stopped becomes true when the person ends it
  private record Running(String name, Terminal terminal, AtomicBoolean stopped) {}

  /// @param changed hears of a session in which one runs now
  Scripts(TerminalDeck terminals, Consumer<SessionId> changed) {
    this.terminals = terminals;
    this.changed = changed;
  }

  /// Runs one to its end. What ran in the session before gives way to it.
  ///
  /// @param name of script and terminal
  /// @return what went wrong, in a sentence that the person can act on; empty when it ended well
  Optional<String> run(SessionId id, String name, String script, Path folder, Duration limit)
      throws InterruptedException {
    Terminal earlier = last.remove(id);
    if (earlier != null) {
      terminals.close(id, earlier);
    }
    CompletableFuture<Integer> ended = new CompletableFuture<>();
    try {
      Terminal terminal = terminals.run(id, name, script, folder);
      last.put(id, terminal);
      Running now = new Running(name, terminal, new AtomicBoolean());
      running.put(id, now);
      changed.accept(id);
      try (Screen.Subscription _ = terminal.screen().onDirty(() -> look(terminal, ended))) {
        look(terminal, ended);
        int status = ended.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        return now.stopped().get()
            ? Optional.of("The " + name + " script was stopped.")
            : judged(name, status);
      } catch (TimeoutException e) {
        terminal.close();
        var _ = terminal.awaitEnd(END);
        return Optional.of(
            "The " + name + " script had not ended after " + words(limit) + " and was ended.");
      } catch (InterruptedException e) {
        terminal.close();
        throw e;
      } finally {
        running.remove(id, now);
      }
    } catch (IOException | ExecutionException e) {
      return Optional.of("The " + name + " script could not be run: " + Background.reason(e));
    }
  }

  /// The last lines of what the last one of a session said; empty when it said nothing. They may
  /// hold secrets.
  String said(SessionId id) {
    Terminal terminal = last.get(id);
    if (terminal == null) {
      return "";
    }
    List<String> lines =
        StyledText.of(terminal.screen(), LONGEST_SAID).text().stripTrailing().lines().toList();
    return lines.stream()
        .skip(Math.max(0, lines.size() - MOST_SAID))
        .collect(Collectors.joining("\n"));
  }

  /// The name of the one that runs in a session now; empty when none does.
  String running(SessionId id) {
    Running now = running.get(id);
    return now == null ? "" : now.name();
  }

  /// Ends the one that runs in a session; false when none does. Does not wait.
  boolean stop(SessionId id) {
    Running now = running.get(id);
    if (now == null) {
      return false;
    }
    now.stopped().set(true);
    now.terminal().close();
    return true;
  }

  private static void look(Terminal terminal, CompletableFuture<Integer> ended) {
    terminal.exitStatus().ifPresent(ended::complete);
  }

  private static Optional<String> judged(String name, int status) {
    return status == 0
        ? Optional.empty()
        : Optional.of(
            "The "
                + name
                + " script ended with exit code "
                + status
                + ". What it said stands in the terminal “"
                + name
                + "”.");
  }

  private static String words(Duration limit) {
    long minutes = limit.toMinutes();
    return minutes == 0
        ? limit.toSeconds() + " seconds"
        : minutes == 1 ? "a minute" : minutes + " minutes";
  }
}
