package app.coppice;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.cli.Services.RehearsalStart;
import app.coppice.rehearsal.RehearsalServer;
import app.coppice.settings.Profile;
import app.coppice.settings.Settings;
import app.coppice.settings.SettingsStore;
import app.coppice.vault.KdfParameters;
import app.coppice.vault.Keychain;
import app.coppice.vault.Vault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import javafx.scene.input.KeyCode;

/// One profile, one real repository, and the program started on them as `main` starts it.
final class Bench {
  static final String PASSPHRASE = "correct horse";
  private static final long PATIENCE_SECONDS = 60;

  private final Path folder;
  private final Profile profile;

  Bench(Path folder) {
    this.folder = folder;
    profile = new Profile(folder.resolve("profile"));
  }

  /// With its repository made, and the program pointed at the model.
  static Bench prepared(Path folder, RehearsalServer model) throws Exception {
    Keyboard.plugIn();
    Bench bench = new Bench(folder);
    bench.makeRepository();
    bench.connect(model);
    return bench;
  }

  Path repository() {
    return folder.resolve("allotment");
  }

  Profile profile() {
    return profile;
  }

  /// A repository with one commit on `main`, made by the git program.
  void makeRepository() throws Exception {
    Files.createDirectories(repository());
    Files.writeString(repository().resolve("notes.txt"), "Potatoes\n");
    git("init", "--quiet", "--initial-branch=main");
    git("config", "user.name", "Ada");
    git("config", "user.email", "ada@example.org");
    git("add", "--all");
    git("commit", "--quiet", "--message", "Plant");
  }

  /// Points the settings at the server, and seals its key in the profile's vault.
  void connect(RehearsalServer server) throws IOException {
    profile.create();
    var _ =
        SettingsStore.settings(profile)
            .update(old ->
                new Settings(
                    Settings.Theme.LIGHT,
                    server.baseUrl().toString(),
                    old.model(),
                    old.mode(),
                    old.fontSize(),
                    old.terminalFontSize(),
                    old.autoLockMinutes(),
                    old.worktreeFolder(),
                    old.terminal(),
                    old.editor()));
    try (Vault vault = new Vault(profile.vaultFile(), KdfParameters.FLOOR, Keychain.none())) {
      var _ = vault.create(PASSPHRASE.toCharArray());
      vault.set("anthropic", server.token().toCharArray());
    }
  }

  /// Runs until the window is closed; gives the exit code.
  FutureTask<Integer> start() {
    FutureTask<Integer> run =
        new FutureTask<>(() ->
            new WindowStart(new Wiring(), new Shutdown(), profile)
                .run(List.of(), RehearsalStart.NOT_ASKED));
    Thread.ofPlatform().name("program").start(run);
    return run;
  }

  /// Types the passphrase into the vault's sheet.
  static void unlock(Keyboard keyboard) throws Exception {
    keyboard.press(KeyCode.P, KeyCode.CONTROL, KeyCode.SHIFT);
    keyboard.type("Keys and vault");
    keyboard.press(KeyCode.ENTER);
    keyboard.reads("vault-sheet", "The vault is locked");
    keyboard.type(PASSPHRASE);
    keyboard.press(KeyCode.ENTER);
    keyboard.reads("status-bar", "Vault open");
    keyboard.press(KeyCode.ESCAPE);
  }

  /// Opens the vault and takes the repository in.
  void begin(Keyboard keyboard) throws Exception {
    unlock(keyboard);
    keyboard.drop(repository());
    keyboard.reads("sidebar", "allotment");
  }

  /// Asks for a session by its sheet.
  static void newSession(Keyboard keyboard, String prompt) throws Exception {
    keyboard.press(KeyCode.N, KeyCode.CONTROL);
    Keyboard.until("the sheet takes keys", () -> keyboard.focusIn("new-session-sheet"));
    keyboard.type(prompt);
    keyboard.press(KeyCode.ENTER);
    keyboard.reads("sidebar", prompt);
  }

  /// Closes the window by its key, and waits for the end of the program and its processes.
  static void quit(Keyboard keyboard, FutureTask<Integer> program) throws Exception {
    List<ProcessHandle> children = ProcessHandle.current().descendants().toList();
    keyboard.press(KeyCode.Q, KeyCode.CONTROL);
    assertThat(program.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isZero();
    for (ProcessHandle child : children) {
      var _ = child.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
    assertThat(ProcessHandle.current().descendants()).isEmpty();
    assertThat(keyboard.open()).isFalse();
  }

  /// What C git says in the repository.
  String git(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("git", "-C", repository().toString()));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }
}
