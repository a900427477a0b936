package app.coppice;

import app.coppice.sandbox.CleanEnvironment;
import app.coppice.settings.Profile;
import app.coppice.terminal.ProcessLedger;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The environment of all child processes. Where a desktop has started this program, PATH becomes
/// that of the person's login shell as soon as it has told. Thread-safe.
final class ChildEnvironment {
  private static final long PATIENCE_SECONDS = 3 * LoginPath.PATIENCE.toSeconds() + 1;

  private final CleanEnvironment own;
  private volatile CompletableFuture<CleanEnvironment> whole;

  ChildEnvironment() {
    this(CleanEnvironment.ofThisProcess());
  }

  ChildEnvironment(CleanEnvironment own) {
    this.own = own;
    whole = CompletableFuture.completedFuture(own);
  }

  /// What is known now.
  CleanEnvironment now() {
    return whole.getNow(own);
  }

  /// What is known once the login shell has told, or has had its time. Blocking.
  CleanEnvironment whole() {
    try {
      return whole.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return own;
    } catch (ExecutionException | TimeoutException _) {
      return own;
    }
  }

  /// Asks the person's login shell, on a thread of its own, unless a shell has started this
  /// program: its PATH is the person's already, with what they have set for the moment.
  void askLoginShell(Profile profile, Map<String, String> environment) {
    if (startedByADesktop(environment)) {
      ProcessLedger ledger = ProcessLedger.in(profile.processes());
      ask(new LoginPath(own, LoginShell.ofThisAccount(), ledger, LoginPath.PATIENCE));
    }
  }

  void ask(LoginPath path) {
    CompletableFuture<CleanEnvironment> answer = new CompletableFuture<>();
    whole = answer;
    Thread.ofPlatform()
        .daemon()
        .name("login-path")
        .start(() -> {
          try {
            Optional<String> told = path.ask();
            answer.complete(told.map(own::withPath).orElse(own));
          } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
          } finally {
            answer.complete(own);
          }
        });
  }

  /// A shell names the kind of its terminal; a desktop has none. Windows keeps one PATH for all.
  static boolean startedByADesktop(Map<String, String> environment) {
    return environment.getOrDefault("TERM", "").isBlank()
        && !System.getProperty("os.name", "").startsWith("Windows");
  }
}
