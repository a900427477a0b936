package app.coppice;

import app.coppice.sandbox.CleanEnvironment;
import app.coppice.sandbox.DirectLauncher;
import app.coppice.sandbox.LaunchPlan;
import app.coppice.sandbox.LaunchRequest;
import app.coppice.terminal.CommandOutcome;
import app.coppice.terminal.CommandTerminal;
import app.coppice.terminal.ProcessLedger;
import app.coppice.terminal.PtyRequest;
import app.coppice.terminal.TerminalParts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks the person's login shell for the PATH that its start-up files make, and for the editor that
/// they name: a desktop starts programs with a bare PATH, without what nvm, SDKMAN or Homebrew add.
/// The files may do anything, so the shell is asked in a terminal of its own, with nothing to read,
/// for a limited time; its answer stands between marks that it can't know. Blocking.
///
/// @param own the environment to ask in
/// @param patience for each way of asking
record LoginPath(CleanEnvironment own, LoginShell shell, ProcessLedger ledger, Duration patience) {
  private static final Logger LOG = LoggerFactory.getLogger(LoginPath.class);

  /// Most people's files end in a second; nvm's may take two on a slow machine.
  static final Duration PATIENCE = Duration.ofSeconds(5);

  /// Variables that are asked for.
  private static final int ANSWERS = 3;

  private static final long REFUSAL_NANOS = 100_000_000;

  /// For start-up files that want to do less while they are only asked.
  static final String ASKING = "COPPICE_ASKS_PATH";

  /// An interactive login shell reads all files; where these get in the way, fewer may not.
  private static final List<List<String>> WAYS =
      List.of(List.of("-l", "-i", "-c"), List.of("-l", "-c"), List.of("-c"));

  /// What the shell says; empty when it says nothing in time, in any way.
  Optional<LoginAnswer> ask() throws InterruptedException {
    for (List<String> way : WAYS) {
      Optional<LoginAnswer> answer = ask(way);
      if (answer.isPresent()) {
        return answer;
      }
    }
    LOG.warn(
        "{} does not tell its PATH; commands run with the one of the desktop", shell.program());
    return Optional.empty();
  }

  private Optional<LoginAnswer> ask(List<String> way) throws InterruptedException {
    String mark = UUID.randomUUID().toString();
    // The same words in every shell; `exec` and `$0` are for the plain one in front, which takes
    // the terminal away from whoever would wait for an answer.
    String question =
        "/bin/sh -c 'echo; echo " + String.join(mark, "", "${PATH}", "${VISUAL}", "${EDITOR}", "'");
    String start = "exec \"$0\" " + String.join(" ", way) + " \"$1\" </dev/null";
    LaunchPlan plan =
        new DirectLauncher(own)
            .plan(
                new LaunchRequest(
                    List.of("/bin/sh", "-c", start, shell.program(), question),
                    Path.of(System.getProperty("user.home", "/")),
                    Map.of("TERM", "dumb", ASKING, "1")));
    try (CommandTerminal terminal =
        new CommandTerminal("login-path", 80, 24, TerminalParts.alone(ledger))) {
      Thread refusing = Thread.ofVirtual().name("login-path-refuses").start(() -> refuse(terminal));
      try {
        CommandOutcome outcome =
            terminal.run(
                shell.program(),
                new PtyRequest("path", plan.command(), plan.environment(), plan.folder(), 80, 24),
                patience,
                _ -> {},
                _ -> {});
        return between(outcome.text(), mark);
      } finally {
        refusing.interrupt();
      }
    } catch (IOException problem) {
      LOG.warn("{} could not be asked for its PATH: {}", shell.program(), problem.getMessage());
      return Optional.empty();
    }
  }

  /// Ends the input again and again for who asks at the terminal itself. For who reads single keys
  /// it is a key that means nothing.
  private static void refuse(CommandTerminal terminal) {
    byte[] endOfInput = {4};
    while (!Thread.interrupted()) {
      LockSupport.parkNanos(REFUSAL_NANOS);
      terminal.send(endOfInput);
    }
  }

  /// What stands between the last four marks, when it begins with a PATH.
  private static Optional<LoginAnswer> between(String text, String mark) {
    String[] parts = text.split(mark, -1);
    if (parts.length <= ANSWERS + 1) {
      return Optional.empty();
    }
    List<String> said = List.of(parts).subList(parts.length - 1 - ANSWERS, parts.length - 1);
    String path = said.getFirst();
    return path.startsWith("/") && path.lines().count() == 1
        ? Optional.of(new LoginAnswer(path, said.subList(1, ANSWERS)))
        : Optional.empty();
  }
}
