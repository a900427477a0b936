package app.coppice;

import app.coppice.agent.CredentialSource;
import app.coppice.git.GitProgram;
import app.coppice.git.Repositories;
import app.coppice.git.WorktreeManager;
import app.coppice.rehearsal.Pace;
import app.coppice.sandbox.Broker;
import app.coppice.sandbox.DirectLauncher;
import app.coppice.sandbox.Launcher;
import app.coppice.session.EngineParts;
import app.coppice.session.GitParts;
import app.coppice.session.SessionManager;
import app.coppice.session.WorktreeFolders;
import app.coppice.settings.Profile;
import app.coppice.settings.Settings;
import app.coppice.terminal.ProcessLedger;
import app.coppice.terminal.ReadingTurns;
import app.coppice.terminal.ScrollbackStore;
import app.coppice.terminal.TerminalParts;
import app.coppice.text.KnownSecrets;
import app.coppice.text.Redactor;
import app.coppice.ui.window.PersonsEditor;
import app.coppice.vault.KdfParameters;
import app.coppice.vault.Keychain;
import app.coppice.vault.Vault;
import app.coppice.watch.DirectoryWorktreeWatcher;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Puts the parts together by their constructors. Nothing heavy is made before it is asked for.
final class Wiring {
  private static final Logger LOG = LoggerFactory.getLogger(Wiring.class);

  /// What the person's signing and hooks may need when they commit.
  private static final Set<String> PERSONAL =
      Set.of(
          "SSH_AUTH_SOCK",
          "GNUPGHOME",
          "GPG_TTY",
          "XDG_CONFIG_HOME",
          "XDG_RUNTIME_DIR",
          "GIT_SSH_COMMAND",
          "http_proxy",
          "https_proxy",
          "HTTPS_PROXY",
          "ALL_PROXY",
          "no_proxy",
          "NO_PROXY");

  private final ChildEnvironment environment = new ChildEnvironment();
  private final Launcher launcher = new DirectLauncher(environment::now);

  /// For commands that can wait for the person's own PATH.
  private final Launcher patientLauncher = new DirectLauncher(environment::whole);

  private final KdfParameters vaultCost;
  private final Keychain keychain;
  private final KnownSecrets secrets;

  Wiring() {
    this(KdfParameters.DEFAULT, Keychain.ofThisSystem(), new KnownSecrets());
  }

  /// @param vaultCost what a new vault's passphrase costs to try
  /// @param keychain that new vaults are tied to
  /// @param secrets what is taken out of journals and logs
  Wiring(KdfParameters vaultCost, Keychain keychain, KnownSecrets secrets) {
    this.vaultCost = vaultCost;
    this.keychain = keychain;
    this.secrets = secrets;
  }

  KnownSecrets secrets() {
    return secrets;
  }

  Launcher launcher() {
    return launcher;
  }

  ChildEnvironment environment() {
    return environment;
  }

  Vault vault(Profile profile) {
    Vault vault = new Vault(profile.vaultFile(), vaultCost, keychain);
    vault.tellValues(secrets::replace);
    return vault;
  }

  /// The person's editor.
  ///
  /// @param setting its command, asked whenever a file is opened
  /// @param problem told on any thread what an editor that was started could not do
  PersonsEditor editor(Supplier<String> setting, Consumer<String> problem) {
    return new EditorOpener(
        patientLauncher, setting, environment::editors, new FileOpener(launcher, problem), problem);
  }

  /// An engine of a profile, nothing opened yet.
  ///
  /// @param settings asked whenever one is needed
  /// @param baseUrl of the provider, asked before every turn
  /// @param pace of the rehearsal
  SessionManager engine(
      Profile profile,
      Supplier<Settings> settings,
      Supplier<String> baseUrl,
      CredentialSource keys,
      Pace pace) {
    return new SessionManager(parts(profile, settings, baseUrl, keys, pace));
  }

  EngineParts parts(
      Profile profile,
      Supplier<Settings> settings,
      Supplier<String> baseUrl,
      CredentialSource keys,
      Pace pace) {
    try {
      profile.create();
      profile.warnings().forEach(LOG::warn);
    } catch (IOException e) {
      throw new UncheckedIOException("The profile " + profile.folder() + " cannot be written", e);
    }
    ProcessLedger ledger = ProcessLedger.in(profile.processes());
    sweep(ledger);
    TerminalParts terminals =
        new TerminalParts(ledger, ScrollbackStore.in(profile.folder()), new ReadingTurns());
    return new EngineParts(
        profile,
        settings,
        () -> git(profile, settings, ledger),
        new AgentDesk(
            new ModelClients(baseUrl, keys, pace),
            new Broker(Set.of(profile.folder())),
            patientLauncher,
            terminals),
        new LoginShells(launcher, terminals),
        () ->
            new DirectoryWorktreeWatcher(
                notice -> LOG.warn("File watching: {}", notice), new NamesInIndex()),
        Clock.systemUTC(),
        Redactor.of(secrets));
  }

  /// Ends what a crash has left running in terminals, beside all else.
  private static void sweep(ProcessLedger ledger) {
    Thread.ofPlatform()
        .daemon()
        .name("sweep-processes")
        .start(() -> {
          try {
            var _ = ledger.sweep();
          } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
          }
        });
  }

  private GitParts git(Profile profile, Supplier<Settings> settings, ProcessLedger ledger) {
    GitProgram program = new GitProgram(new LaunchedPrograms(launcher, ledger), personal());
    return new GitParts(
        new Repositories(program), new WorktreeManager(new WorktreeFolders(profile, settings)));
  }

  private static Map<String, String> personal() {
    Map<String, String> found = new TreeMap<>(System.getenv());
    found.keySet().retainAll(PERSONAL);
    return found;
  }
}
