package app.coppice.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.coppice.agent.AllowRule;
import app.coppice.agent.Cancellation;
import app.coppice.agent.Confinement;
import app.coppice.agent.Entry;
import app.coppice.agent.Mode;
import app.coppice.agent.PermissionPolicy;
import app.coppice.agent.PermissionRequest;
import app.coppice.agent.RecordingListener;
import app.coppice.agent.StopReason;
import app.coppice.agent.ToolCallState;
import app.coppice.agent.ToolOutcome;
import app.coppice.agent.Transcript;
import app.coppice.agent.Turn;
import app.coppice.agent.TurnEvent;
import app.coppice.agent.TurnLimits;
import app.coppice.agent.TurnRunner;
import app.coppice.agent.anthropic.AnthropicClient;
import app.coppice.agent.tool.FolderWorkspace;
import app.coppice.agent.tool.ShellRunner;
import app.coppice.agent.tool.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The recorded sessions, played over HTTP through the real client, loop and tools on the real
/// sample repository.
class RehearsalTest {
  @TempDir Path folder;
  private RehearsalServer server;
  private AnthropicClient client;

  @BeforeEach
  void start() throws IOException {
    server = RehearsalServer.start(Pace.INSTANT);
    client = new AnthropicClient(server.baseUrl(), _ -> Optional.of(server.token()));
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  private static Scenario scenario(String title) {
    return Rehearsal.scenarios().stream()
        .filter(scenario -> scenario.title().equals(title))
        .findFirst()
        .orElseThrow();
  }

  private static Entry prompt(String text) {
    return new Entry.Prompt("p", Instant.EPOCH, text);
  }

  private StopReason play(
      Path root, Scenario scenario, List<Entry> entries, RecordingListener listener) {
    List<AllowRule> rules =
        scenario.allow().stream().map(rule -> AllowRule.parse(rule).orElseThrow()).toList();
    PermissionPolicy policy =
        new PermissionPolicy(Mode.ofWord(scenario.mode()).orElseThrow(), Confinement.NONE, rules);
    TurnRunner runner =
        new TurnRunner(
            client,
            Tools.of(new FolderWorkspace(root), new ShellRunner(root)),
            policy,
            TurnLimits.DEFAULT);
    return runner.run(
        new Turn("any", "system", new Transcript(entries)), listener, new Cancellation());
  }

  private StopReason play(Path root, Scenario scenario, RecordingListener listener) {
    return play(root, scenario, List.of(prompt(scenario.prompt())), listener);
  }

  @Test
  void theAverageIsAddedAndTestedWithoutAQuestion() throws Exception {
    SampleRepository.create(folder);
    RecordingListener listener = RecordingListener.denying("nobody is here");

    assertThat(play(folder, scenario("Add an average"), listener)).isEqualTo(StopReason.END_TURN);

    assertThat(listener.asked).isEmpty();
    assertThat(listener.outcomes())
        .hasSize(8)
        .allMatch(outcome -> outcome.state() == ToolCallState.SUCCEEDED);
    assertThat(listener.text()).contains("all tests pass");
    assertThat(sh(folder, "sh bin/tally average data/2026.txt")).isEqualTo("9842\n");
    assertThat(Files.readString(folder.resolve("README.md"))).contains("tally average FILE");
  }

  @Test
  void aCommandAsksAndItsRealOutputEndsUpInTheFile() throws Exception {
    SampleRepository.create(folder);
    RecordingListener listener = RecordingListener.allowing();

    assertThat(play(folder, scenario("Name the best crops"), listener))
        .isEqualTo(StopReason.END_TURN);

    assertThat(listener.asked)
        .extracting(PermissionRequest::exact)
        .containsExactly("sh bin/tally top 3 data/2026.txt");
    assertThat(Files.readString(folder.resolve("docs/best-of-2026.md")))
        .contains("Potatoes, 23.1 kg");
    assertThat(sh(folder, "sh bin/tally sum data/2026.txt")).isEqualTo("68900\n");
  }

  @Test
  void aDeniedCommandEndsTheRecordingWithWordsAndNoChange() throws Exception {
    SampleRepository.create(folder);
    RecordingListener listener = RecordingListener.denying("not today");

    assertThat(play(folder, scenario("Name the best crops"), listener))
        .isEqualTo(StopReason.END_TURN);

    assertThat(listener.text()).contains("recording").contains("not today");
    assertThat(folder.resolve("docs")).doesNotExist();
  }

  @Test
  void aTestFailsAndIsMended() throws Exception {
    SampleRepository.create(folder);
    RecordingListener listener = RecordingListener.denying("nobody is here");

    assertThat(play(folder, scenario("Refuse bad amounts"), listener))
        .isEqualTo(StopReason.END_TURN);

    assertThat(listener.outcomes())
        .extracting(ToolOutcome::state)
        .containsOnlyOnce(ToolCallState.FAILED);
    assertThat(listener.outcomes().getLast().result()).contains("6 passed, 0 failed");
    assertThat(listener.text()).contains("6 passed, 0 failed").doesNotContain("recording");
  }

  @Test
  void threeSessionsPlayAtTheSameTime() throws Exception {
    List<Future<StopReason>> ends = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Scenario scenario : Rehearsal.scenarios()) {
        Path root = folder.resolve(Integer.toString(ends.size()));
        SampleRepository.create(root);
        ends.add(threads.submit(() -> play(root, scenario, RecordingListener.allowing())));
      }
    }
    for (Future<StopReason> end : ends) {
      assertThat(end.get()).isEqualTo(StopReason.END_TURN);
    }
  }

  @Test
  void aSessionGoesOnFromItsTranscriptAfterARestart() throws Exception {
    SampleRepository.create(folder);
    Scenario scenario = scenario("Refuse bad amounts");
    RecordingListener whole = RecordingListener.allowing();
    play(folder, scenario, whole);
    // Everything up to the failed test survived; the rest of the turn is to be played again.
    List<Entry> entries = new ArrayList<>(List.of(prompt(scenario.prompt())));
    for (Entry entry : whole.entries()) {
      entries.add(entry);
      if (entry instanceof Entry.Call call && call.state() == ToolCallState.FAILED) {
        break;
      }
    }
    Path file = folder.resolve("lib/harvest.sh");
    Files.writeString(file, Files.readString(file).replace("'' | *[!0-9]*)", "*[!0-9]*)"));
    RecordingListener rest = RecordingListener.allowing();

    assertThat(play(folder, scenario, entries, rest)).isEqualTo(StopReason.END_TURN);

    assertThat(rest.outcomes()).hasSize(2);
    assertThat(rest.text()).startsWith("One test fails").contains("6 passed, 0 failed");
  }

  @Test
  void thePlayedScenarioCanBeAskedForAgainInTheSameSession() throws Exception {
    SampleRepository.create(folder);
    Scenario scenario = scenario("Name the best crops");
    RecordingListener first = RecordingListener.allowing();
    play(folder, scenario, first);
    List<Entry> entries = new ArrayList<>(List.of(prompt(scenario.prompt())));
    entries.addAll(first.entries());
    entries.add(new Entry.TurnEnd("end", Instant.EPOCH, StopReason.END_TURN));
    entries.add(prompt(scenario.prompt()));
    Files.delete(folder.resolve("docs/best-of-2026.md"));

    play(folder, scenario, entries, RecordingListener.allowing());

    assertThat(folder.resolve("docs/best-of-2026.md")).exists();
  }

  @Test
  void anyOtherPromptIsToldThatThisIsARecording() {
    RecordingListener listener = RecordingListener.allowing();

    play(folder, scenario("Add an average"), List.of(prompt("Write me a parser")), listener);

    assertThat(listener.text()).contains("rehearsal").contains("Write me a parser");
    assertThat(Rehearsal.scenarios())
        .hasSize(3)
        .allSatisfy(scenario -> assertThat(listener.text()).contains(scenario.prompt()));
  }

  @Test
  void theWrongTokenIsRefused() {
    try (AnthropicClient stranger =
        new AnthropicClient(server.baseUrl(), _ -> Optional.of("guessed"))) {
      RecordingListener listener = RecordingListener.allowing();
      StopReason reason =
          new TurnRunner(
                  stranger,
                  List.of(),
                  new PermissionPolicy(Mode.ASK, Confinement.NONE, List.of()),
                  TurnLimits.DEFAULT)
              .run(
                  new Turn("any", "", new Transcript(List.of(prompt("hello")))),
                  listener,
                  new Cancellation());

      assertThat(reason).isEqualTo(StopReason.FAILED);
      assertThat(listener.all(TurnEvent.Notice.class).getFirst().text()).contains("key");
    }
  }

  @Test
  void theServerListensOnLoopbackOnly() {
    assertThat(server.baseUrl().getHost()).isEqualTo("127.0.0.1");
  }

  @Test
  void theSampleIsNeverWrittenOverSomethingElse() throws Exception {
    Files.writeString(folder.resolve("mine.txt"), "mine");

    assertThatThrownBy(() -> SampleRepository.create(folder)).isInstanceOf(IOException.class);
    assertThat(folder.resolve("README.md")).doesNotExist();
  }

  @Test
  void theSamplesTestsPass() throws Exception {
    SampleRepository.create(folder);

    assertThat(sh(folder, SampleRepository.TEST_COMMAND)).endsWith("4 passed, 0 failed\n");
  }

  private static String sh(Path folder, String command) throws Exception {
    return new ShellRunner(folder)
        .run(command, java.time.Duration.ofSeconds(20), _ -> {}, new Cancellation())
        .text();
  }
}
