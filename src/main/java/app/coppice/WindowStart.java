package app.coppice;

import app.coppice.cli.ExitCode;
import app.coppice.cli.HandOver;
import app.coppice.cli.Services.RehearsalStart;
import app.coppice.cli.SingleInstance;
import app.coppice.rehearsal.Pace;
import app.coppice.session.ActionResult;
import app.coppice.session.SessionManager;
import app.coppice.settings.Profile;
import app.coppice.settings.Settings;
import app.coppice.settings.SettingsStore;
import app.coppice.text.Redactor;
import app.coppice.ui.window.WindowLauncher;
import app.coppice.ui.window.WindowParts;
import app.coppice.vault.AutoLock;
import app.coppice.vault.Vault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/// Opens the window of a profile, or hands the folders to the one that is open. Blocks until the
/// window is closed.
record WindowStart(Wiring wiring, Shutdown shutdown, Profile profile) {
  private static final List<String> MODELS =
      List.of("claude-sonnet-4-5", "claude-opus-4-1", "claude-haiku-4-5");

  int run(List<Path> folders, RehearsalStart rehearsal) throws IOException, InterruptedException {
    // A start that hands over needs no JavaFX; where no window seems to be open, it starts at once.
    Optional<WindowLauncher> early =
        Files.exists(profile.contactFile())
            ? Optional.empty()
            : Optional.of(WindowLauncher.starting());
    profile.create();
    CompletableFuture<WindowHost.Window> open = new CompletableFuture<>();
    Optional<SingleInstance> instance = SingleInstance.claim(profile, new WindowHost(open));
    if (instance.isEmpty()) {
      return handOver(folders, rehearsal);
    }
    WindowLauncher window = early.orElseGet(WindowLauncher::starting);
    Logs.toFiles(profile, Redactor.of(wiring.secrets()));
    shutdown.register(instance.get());
    CountDownLatch closed = new CountDownLatch(1);
    SettingsStore<Settings> settings = SettingsStore.settings(profile);
    Vault vault = shutdown.register(wiring.vault(profile));
    SessionManager engine =
        engine(settings, vault, rehearsal == RehearsalStart.TRAINING ? Pace.INSTANT : Pace.READING);
    WindowParts parts = parts(engine, settings, vault, window, closed);
    window.open(parts, folders);
    if (rehearsal != RehearsalStart.TRAINING) {
      wiring.environment().askLoginShell(profile, System.getenv());
    }
    open.complete(new WindowHost.Window(engine, window, parts.startRehearsal()));
    switch (rehearsal) {
      case NOT_ASKED -> {}
      case AT_ONCE -> {
        var _ = parts.startRehearsal().get();
      }
      case TRAINING -> new TrainingRun(parts.engine(), window).play(parts.startRehearsal());
    }
    closed.await();
    shutdown.run();
    return ExitCode.DONE;
  }

  private int handOver(List<Path> folders, RehearsalStart rehearsal) throws IOException {
    handOver(new HandOver.OpenFolders(folders));
    if (rehearsal == RehearsalStart.AT_ONCE) {
      handOver(new HandOver.Rehearse());
    }
    return ExitCode.DONE;
  }

  /// @throws IOException with the reason when the window did not do it
  private void handOver(HandOver request) throws IOException {
    ActionResult answer =
        SingleInstance.handOverPatiently(profile, request)
            .orElseThrow(() ->
                new IOException(
                    "Coppice is open on the profile "
                        + profile.folder()
                        + " but does not answer. Close it, then start again."));
    if (answer instanceof ActionResult.Refused(String reason)) {
      throw new IOException(reason);
    }
  }

  private SessionManager engine(SettingsStore<Settings> settings, Vault vault, Pace pace) {
    SessionManager engine =
        shutdown.register(
            wiring.engine(
                profile,
                settings::get,
                () -> settings.get().baseUrl(),
                new VaultCredentials(vault),
                pace));
    engine.keepSpares();
    var _ = engine.open();
    return engine;
  }

  private WindowParts parts(
      SessionManager engine,
      SettingsStore<Settings> settings,
      Vault vault,
      WindowLauncher window,
      CountDownLatch closed)
      throws IOException {
    RehearsalSessions recorded =
        new RehearsalSessions(engine, new RehearsalDesk(wiring.launcher()), profile);
    AutoLock lock = autoLock(vault, settings);
    WindowVault windowVault = new WindowVault(vault);
    windowVault.examine();
    return new WindowParts(
        engine,
        shutdown.register(new StoredSettings(settings)),
        windowVault,
        Stream.concat(settings.notices().stream(), profile.warnings().stream()).toList(),
        profile.windowFile(),
        MODELS,
        () -> recorded.start(window::show),
        new LinkOpener(wiring.launcher(), window::problem),
        wiring.editor(() -> settings.get().editor(), window::problem),
        lock::touch,
        closed::countDown);
  }

  private AutoLock autoLock(Vault vault, SettingsStore<Settings> settings) {
    AutoLock lock = new AutoLock(vault, Clock.systemUTC(), System::nanoTime);
    lock.setIdle(Duration.ofMinutes(settings.get().autoLockMinutes()));
    var _ =
        settings.subscribe(changed -> lock.setIdle(Duration.ofMinutes(changed.autoLockMinutes())));
    lock.start(
        shutdown.register(
            Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("auto-lock").factory())));
    return lock;
  }
}
