package app.coppice;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.session.SessionId;
import app.coppice.settings.Profile;
import app.coppice.terminal.Screen;
import app.coppice.terminal.Terminal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// What is left of a killed app's terminals at the next start.
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "needs a Unix shell")
class KilledShellsTest {
  private static final int PATIENCE = 30;

  @TempDir Path folder;

  @Test
  @Timeout(180)
  void shellsComeBackAfterAKillAndAfterTheNextOne() throws Exception {
    Path profile = folder.resolve("profile");
    Path terminals = new Profile(profile).terminals();
    Files.createDirectories(terminals);
    SessionId id;
    try (WatchService watch = FileSystems.getDefault().newWatchService()) {
      terminals.register(
          watch, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY);
      id = killOnceKept(profile, terminals, watch);
    }
    Path file = terminals.resolve(id + ".json");
    try (LiveEngine live = open(profile)) {
      live.engine().restoreTerminals(id, 80, 24).get(PATIENCE, TimeUnit.SECONDS);
      List<Terminal> back = live.engine().terminals(id);
      assertThat(back).extracting(Terminal::name).containsExactly("shell", "shell", "server");
      // What is typed before the prompt is there may be answered beside it.
      assertThat(text(back.get(0))).containsPattern("(?m)^(# )?first$");
      assertThat(text(back.get(1))).containsPattern("(?m)^(# )?third$");
      assertThat(styles(back.get(2))).contains(new Screen.Style(99, -1, Screen.Style.BOLD));
      assertThat(Files.readString(file)).as("they stay kept").contains("violet");
    }
    try (LiveEngine live = open(profile)) {
      live.engine().restoreTerminals(id, 80, 24).get(PATIENCE, TimeUnit.SECONDS);
      assertThat(live.engine().terminals(id)).hasSize(3);
    }
  }

  private static LiveEngine open(Path profile) throws Exception {
    return LiveEngine.open(profile, URI.create("http://127.0.0.1:9"), "none");
  }

  private SessionId killOnceKept(Path profile, Path terminals, WatchService watch)
      throws Exception {
    GitRepository git = GitRepository.make(folder.resolve("shop"));
    ProcessBuilder builder =
        OtherProcess.java(KeptShellsApp.class, profile.toString(), git.folder().toString());
    builder.environment().put("SHELL", "/bin/sh");
    builder.environment().put("HOME", folder.toString());
    Process app = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (BufferedReader output =
        new BufferedReader(new InputStreamReader(app.getInputStream(), StandardCharsets.UTF_8))) {
      SessionId id = new SessionId(UUID.fromString(Objects.requireNonNull(output.readLine())));
      Path file = terminals.resolve(id + ".json");
      await(watch, file, text -> text.contains("\"server\"") && !text.contains("gone"));
      return id;
    } finally {
      app.toHandle().destroyForcibly();
      assertThat(app.waitFor(PATIENCE, TimeUnit.SECONDS)).isTrue();
    }
  }

  private static void await(WatchService watch, Path file, Predicate<String> wanted)
      throws IOException, InterruptedException {
    while (!Files.exists(file) || !wanted.test(Files.readString(file))) {
      WatchKey key = watch.poll(PATIENCE, TimeUnit.SECONDS);
      assertThat(key).as("nothing is kept").isNotNull();
      key.pollEvents();
      key.reset();
    }
  }

  private static String text(Terminal terminal) throws IOException {
    StringBuilder text = new StringBuilder();
    terminal.screen().export(text);
    return text.toString();
  }

  private static List<Screen.Style> styles(Terminal terminal) {
    return terminal.screen().frame(Screen.Frame.EMPTY).rows().stream()
        .flatMap(row -> row.runs().stream())
        .map(Screen.Run::style)
        .toList();
  }
}
