package app.coppice;

import app.coppice.sandbox.CleanEnvironment;
import app.coppice.settings.Profile;
import app.coppice.terminal.ProcessLedger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The environment of all child processes. Where a desktop has started this program, PATH becomes
/// that of the person's login shell as soon as it has told, and the editor is the one it names.
/// Thread-safe.
final class ChildEnvironment {
  private static final long PATIENCE_SECONDS = 3 * LoginPath.PATIENCE.toSeconds() + 1;

  private final CleanEnvironment own;
  private volatile CompletableFuture<CleanEnvironment> whole;
  private volatile List<String> editors;

  ChildEnvironment() {
    this(CleanEnvironment.ofThisProcess());
  }

  ChildEnvironment(CleanEnvironment own) {
    this.own = own;
    editors = editors(System.getenv());
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

  /// What VISUAL and EDITOR say, in this order, once the login shell has told, or has had its time;
  /// empty texts where they say nothing. Blocking.
  List<String> editors() {
    var _ = whole();
    return editors;
  }

  private static List<String> editors(Map<String, String> variables) {
    return List.of(variables.getOrDefault("VISUAL", ""), variables.getOrDefault("EDITOR", ""));
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
            Optional<LoginAnswer> told = path.ask();
            told.ifPresent(it -> editors = it.editors());
            answer.complete(told.map(it -> own.withPath(it.path())).orElse(own));
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
