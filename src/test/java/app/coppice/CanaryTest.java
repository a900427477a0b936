package app.coppice;

import static app.coppice.ScriptedModel.says;
import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.agent.Entry;
import app.coppice.agent.Mode;
import app.coppice.agent.PermissionDecision;
import app.coppice.agent.PermissionRequest;
import app.coppice.rehearsal.Pace;
import app.coppice.rehearsal.RehearsalServer;
import app.coppice.session.SessionCommand;
import app.coppice.session.SessionId;
import app.coppice.session.SessionSnapshot;
import app.coppice.session.SessionState;
import app.coppice.settings.Profile;
import app.coppice.text.KnownSecrets;
import app.coppice.text.Redactor;
import app.coppice.vault.KdfParameters;
import app.coppice.vault.Keychain;
import app.coppice.vault.Vault;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/// A secret that the vault holds, and that everything then tries to tell.
@Timeout(120)
class CanaryTest {
  /// Of no shape that a key is known by.
  private static final String CANARY = "Tr0ub\"4dor&3/battery+staple";

  @TempDir Path folder;

  private final ScriptedModel model = new ScriptedModel();
  private final List<Handler> handlers = new ArrayList<>();
  private RehearsalServer server;
  private Profile profile;
  private Vault vault;
  private LiveEngine live;
  private Path repository;
  private Path leak;

  @BeforeEach
  void open() throws Exception {
    KnownSecrets secrets = new KnownSecrets();
    Wiring wiring = new Wiring(KdfParameters.FLOOR, Keychain.none(), secrets);
    server = RehearsalServer.start(Pace.INSTANT, model);
    profile = new Profile(folder.resolve("profile"));
    profile.create();
    Handler[] before = Logger.getLogger("").getHandlers();
    Logs.toFiles(profile, Redactor.of(secrets));
    handlers.addAll(Arrays.asList(Logger.getLogger("").getHandlers()));
    handlers.removeAll(Arrays.asList(before));
    vault = wiring.vault(profile);
    assertThat(vault.create("right".toCharArray()).text()).isNotEmpty();
    vault.set("anthropic", server.token().toCharArray());
    vault.set("deploy", CANARY.toCharArray());
    live = LiveEngine.open(wiring, profile.folder(), server.baseUrl(), new VaultCredentials(vault));
    repository = live.openRepository(GitRepository.make(folder.resolve("shop")).folder());
    leak = Files.writeString(folder.resolve("leak"), CANARY + "\n");
  }

  @AfterEach
  void close() {
    live.close();
    vault.close();
    server.close();
    for (Handler handler : handlers) {
      Logger.getLogger("").removeHandler(handler);
      handler.close();
    }
  }

  @Test
  void aSecretOfTheVaultIsInNoFileNoLogNoArgumentAndNoEnvironment() throws Exception {
    Path go = folder.resolve("go");
    String command =
        "cat " + leak + "; base64 " + leak + "; while [ ! -e " + go + " ]; do sleep 0.05; done";
    model.on(
        "Say [redacted]",
        model.thinksSaysAndReads("I know " + CANARY + ".", "It is " + CANARY + ".", CANARY),
        model.runs("echo '" + CANARY + "'"),
        model.runs(command),
        says("And again: " + hex(CANARY) + "."));
    SessionId id = live.ready(repository, "tell", Mode.ASK);
    live.prompt(id, "Say " + CANARY);

    SessionSnapshot asked = live.await(id, "asks", s -> s.state() == SessionState.WAITING);
    PermissionRequest request = asked.pending().getFirst();
    assertThat(request.exact()).isEqualTo("echo '[redacted]'");
    live.engine()
        .submit(
            id,
            new SessionCommand.AnswerPermission(
                request.id(), new PermissionDecision.Deny("Never tell " + CANARY)));
    live.await(
        id,
        "asks again",
        s ->
            s.state() == SessionState.WAITING && !s.pending().getFirst().id().equals(request.id()));
    live.allow(id);
    live.await(id, "has printed it", s -> outputs(s).contains("[redacted]\n"));
    assertThat(processes()).isNotEmpty().allSatisfy(CanaryTest::isClean);
    Files.createFile(go);
    SessionSnapshot ended = live.awaitTurnEnd(id);
    live.engine().submit(id, new SessionCommand.SaveDraft("Next: " + CANARY));
    live.await(id, "kept the draft", s -> s.draft().equals("Next: [redacted]"));
    LoggerFactory.getLogger(CanaryTest.class)
        .warn("Refused {}", CANARY, new IOException("because of " + hex(CANARY)));

    isClean(ended.toString());
    assertThat(LiveEngine.said(ended)).isEqualTo("It is [redacted].And again: [redacted].");
    assertThat(thoughts(ended)).isEqualTo("I know [redacted].");
    live.close();
    List<Path> files = files();
    assertThat(files.stream().map(CanaryTest::content).filter(text -> text.contains("[redacted]")))
        .as("journal and log")
        .hasSizeGreaterThanOrEqualTo(2);
    assertThat(files).allSatisfy(file -> isClean(content(file)));
  }

  private static void isClean(String text) {
    assertThat(text)
        .doesNotContain(
            CANARY,
            CANARY.replace("\"", "\\\""),
            URLEncoder.encode(CANARY, StandardCharsets.UTF_8),
            hex(CANARY),
            Base64.getEncoder().encodeToString(bytes(CANARY)),
            "4dor&3/battery");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String hex(String text) {
    return HexFormat.of().formatHex(bytes(text));
  }

  private static String outputs(SessionSnapshot session) {
    StringBuilder all = new StringBuilder();
    for (Entry entry : session.transcript().entries()) {
      if (entry instanceof Entry.Call call) {
        all.append(call.output());
      }
    }
    return all.toString().replace("\r", "");
  }

  private static String thoughts(SessionSnapshot session) {
    StringBuilder all = new StringBuilder();
    for (Entry entry : session.transcript().entries()) {
      if (entry instanceof Entry.Thought thought) {
        all.append(thought.text());
      }
    }
    return all.toString();
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(profile.folder())) {
      return all.filter(Files::isRegularFile).toList();
    }
  }

  private static String content(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new AssertionError(file + " cannot be read", e);
    }
  }

  /// Arguments and environment of this process and those it started.
  private static List<String> processes() {
    List<String> found = new ArrayList<>();
    Stream.concat(Stream.of(ProcessHandle.current()), ProcessHandle.current().descendants())
        .forEach(process -> {
          for (String name : List.of("cmdline", "environ")) {
            try {
              found.add(
                  Files.readString(
                      Path.of("/proc", String.valueOf(process.pid()), name),
                      StandardCharsets.ISO_8859_1));
            } catch (IOException e) {
              // It has ended meanwhile.
              found.add("");
            }
          }
        });
    return found;
  }
}
