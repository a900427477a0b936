package app.coppice;

import static app.coppice.LiveEngine.said;
import static app.coppice.ScriptedModel.fallsSilentAfter;
import static app.coppice.ScriptedModel.says;
import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.agent.Entry;
import app.coppice.agent.Mode;
import app.coppice.agent.ToolCallState;
import app.coppice.rehearsal.ModelRequest;
import app.coppice.rehearsal.Pace;
import app.coppice.rehearsal.RecordedMessage;
import app.coppice.rehearsal.RecordedMessage.Part;
import app.coppice.rehearsal.RehearsalServer;
import app.coppice.rehearsal.Reply;
import app.coppice.rehearsal.Script;
import app.coppice.rehearsal.WireFormat;
import app.coppice.session.SessionCommand;
import app.coppice.session.SessionId;
import app.coppice.session.SessionSnapshot;
import app.coppice.session.SessionState;
import app.coppice.settings.Profile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// A turn that is cut off with the app, and taken up again at the next start: what the person sees,
/// and what the provider is sent.
@Timeout(120)
final class ResumeTest {
  private static final String INTERRUPTED = "[Your last answer was interrupted.";

  @TempDir Path folder;
  private final ScriptedModel model = new ScriptedModel();
  private final List<JsonNode> requests = new CopyOnWriteArrayList<>();
  private RehearsalServer server;
  private LiveEngine live;
  private SessionId id;

  @BeforeEach
  void open() throws Exception {
    server = RehearsalServer.start(Pace.INSTANT, new Listening());
    GitRepository git = GitRepository.make(folder.resolve("shop"));
    live = LiveEngine.open(profile(), server);
    id = live.ready(live.openRepository(git.folder()), "talk", Mode.ASK);
  }

  @AfterEach
  void close() {
    live.close();
    server.close();
  }

  /// The scripted model, which goes on when it is told that its answer was cut off.
  private final class Listening implements Script {
    @Override
    public Reply reply(ModelRequest request) {
      requests.add(request.body());
      JsonNode last = blocks(messages(request.body()).getLast()).getLast();
      return last.path("text").asString("").startsWith(INTERRUPTED)
          ? says(" And on.")
          : model.reply(request);
    }
  }

  @Test
  void anAnswerThatAClosedWindowCutOffGoesOnWhereItStopped() throws Exception {
    model.on("talk", fallsSilentAfter("Let me think"));
    live.prompt(id, "talk");
    live.await(id, "talks", s -> said(s).equals("Let me think"));

    reopen();
    SessionSnapshot back = assertInterrupted();
    SessionSnapshot done = resume();

    assertThat(said(done)).isEqualTo("Let me think And on.");
    assertThat(done.transcript().entries().subList(0, back.transcript().entries().size()))
        .isEqualTo(back.transcript().entries());
    assertThat(EngineScenario.prompts(done)).containsExactly("talk");
    assertThat(sent())
        .containsExactly(
            "user text talk", "assistant text Let me think", "user text " + INTERRUPTED);
  }

  @Test
  void aCallThatAKilledAppLeftWithoutAResultIsSentWithOne() throws Exception {
    model.on("run", model.runs("echo begun; exec sleep 300"), says("I looked."));
    live.prompt(id, "run");
    live.allow(id);
    live.await(
        id,
        "runs",
        s -> EngineScenario.calls(s).stream().anyMatch(call -> call.output().contains("begun")));
    // What a kill at this moment leaves: all that was to be on the disk before the command began.
    Path journal =
        new Profile(profile()).journals().resolve(id.toString()).resolve("journal.jsonl");
    byte[] killed = Files.readAllBytes(journal);
    live.close();
    Files.write(journal, killed);

    live = LiveEngine.open(profile(), server);
    SessionSnapshot back = assertInterrupted();
    assertThat(EngineScenario.calls(back))
        .extracting(Entry.Call::state)
        .containsExactly(ToolCallState.UNKNOWN_OUTCOME);
    SessionSnapshot done = resume();

    assertThat(said(done)).isEqualTo("I looked.");
    assertThat(EngineScenario.calls(done)).as("nothing runs a second time").hasSize(1);
    assertThat(sent())
        .containsExactly("user text run", "assistant tool_use toolu_1", "user tool_result toolu_1");
    assertThat(messages(requests.getLast()).getLast().toString()).contains("Unknown outcome");
  }

  @Test
  void aCallWhoseArgumentsNeverCameIsNotSent() throws Exception {
    String whole =
        WireFormat.stream(
            new RecordedMessage(
                List.of(
                    new Part.Text("Let me look."),
                    new Part.ToolUse("toolu_9", "read_file", "{\"path\":\"README.md\"}"))));
    int half = whole.indexOf("README");
    model.on("look", Reply.Raw.of(whole.substring(0, half + 3), Reply.Ending.SILENCE));
    live.prompt(id, "look");
    live.await(id, "talks", s -> said(s).equals("Let me look."));

    reopen();
    assertInterrupted();
    SessionSnapshot done = resume();

    assertThat(said(done)).isEqualTo("Let me look. And on.");
    assertThat(sent())
        .containsExactly(
            "user text look", "assistant text Let me look.", "user text " + INTERRUPTED);
  }

  private Path profile() {
    return folder.resolve("profile");
  }

  private void reopen() throws Exception {
    live.close();
    live = LiveEngine.open(profile(), server);
  }

  private SessionSnapshot assertInterrupted() throws InterruptedException {
    SessionSnapshot back = live.await(id, "is back", s -> s.state() == SessionState.IDLE);
    assertThat(back.resumable()).isTrue();
    assertThat(back.transcript().entries())
        .anySatisfy(entry ->
            assertThat(entry)
                .isInstanceOfSatisfying(
                    Entry.Notice.class,
                    notice -> assertThat(notice.text()).startsWith("Interrupted")));
    return back;
  }

  private SessionSnapshot resume() throws InterruptedException {
    int before = live.now(id).transcript().entries().size();
    assertThat(live.engine().submit(id, new SessionCommand.ResumeTurn())).isTrue();
    SessionSnapshot done =
        live.await(
            id,
            "has gone on",
            s ->
                s.state() == SessionState.IDLE
                    && s.transcript().entries().size() > before
                    && s.transcript().entries().getLast() instanceof Entry.TurnEnd);
    assertThat(done.resumable()).isFalse();
    return done;
  }

  /// The last request's blocks, after a check that the provider takes such a conversation: roles
  /// take turns from the person's on, to the person's, and each call's result comes next.
  private List<String> sent() {
    List<String> sent = new ArrayList<>();
    List<String> open = new ArrayList<>();
    List<JsonNode> messages = messages(requests.getLast());
    for (int i = 0; i < messages.size(); i++) {
      String role = messages.get(i).path("role").asString("");
      assertThat(role).isEqualTo(i % 2 == 0 ? "user" : "assistant");
      List<String> results = new ArrayList<>();
      List<String> calls = new ArrayList<>();
      for (JsonNode block : blocks(messages.get(i))) {
        String type = block.path("type").asString("");
        String what = block.path("text").asString("");
        if (type.equals("tool_use")) {
          assertThat(block.path("input").isObject()).isTrue();
          what = block.path("id").asString("");
          calls.add(what);
        } else if (type.equals("tool_result")) {
          what = block.path("tool_use_id").asString("");
          results.add(what);
        }
        sent.add(role + " " + type + " " + (what.startsWith(INTERRUPTED) ? INTERRUPTED : what));
      }
      assertThat(results).isEqualTo(open);
      open = calls;
    }
    assertThat(open).isEmpty();
    assertThat(messages.getLast().path("role").asString("")).isEqualTo("user");
    return sent;
  }

  private static List<JsonNode> messages(JsonNode body) {
    List<JsonNode> messages = new ArrayList<>();
    body.path("messages").forEach(messages::add);
    return messages;
  }

  private static List<JsonNode> blocks(JsonNode message) {
    List<JsonNode> blocks = new ArrayList<>();
    message.path("content").forEach(blocks::add);
    return blocks;
  }
}
