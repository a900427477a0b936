package app.coppice;

import static app.coppice.LiveEngine.get;
import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.agent.Entry;
import app.coppice.agent.Mode;
import app.coppice.rehearsal.Pace;
import app.coppice.rehearsal.RehearsalServer;
import app.coppice.session.Rewind;
import app.coppice.session.SessionId;
import app.coppice.session.SessionSnapshot;
import app.coppice.session.SessionState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Turns, their checkpoints, the way back, and worktrees kept ready, in a repository full of traps.
@Timeout(180)
@SuppressWarnings("NullAway.Init") // opened before each test
final class HostileTimelineTest {
  @TempDir Path folder;
  private final ScriptedModel model = new ScriptedModel();
  private RehearsalServer server;
  private GitRepository git;
  private Traps traps;
  private LiveEngine live;

  @BeforeEach
  void open() throws Exception {
    server = RehearsalServer.start(Pace.INSTANT, model);
    git = GitRepository.make(folder.resolve("shop"));
    traps = Traps.in(folder);
    traps.plant(git, 0, false);
    live = LiveEngine.open(folder.resolve("profile"), server);
    live.openRepository(git.folder());
  }

  @AfterEach
  void close() {
    live.close();
    server.close();
  }

  @Test
  void aTurnItsCheckpointAndARewindSpringNone() throws Exception {
    for (String prompt : List.of("first", "second")) {
      model.on(prompt, model.writes("made.evil", prompt), ScriptedModel.says("It is " + prompt));
    }
    SessionId id = live.ready(git.folder(), "one", Mode.AUTO);
    Path worktree = live.now(id).worktree();
    for (String prompt : List.of("first", "second")) {
      live.prompt(id, prompt);
      live.await(
          id,
          "has done " + prompt,
          s ->
              s.state() == SessionState.IDLE
                  && s.transcript().entries().getLast() instanceof Entry.TurnEnd
                  && LiveEngine.said(s).endsWith("It is " + prompt));
    }
    traps.assertNoneSprung("two turns");
    Files.writeString(worktree.resolve("a.evil"), "the person's\n");
    String second = prompts(live.now(id)).getLast().id();
    assertThat(get(live.engine().timeline().plan(id, second)).files())
        .containsExactly("a.evil", "made.evil");
    traps.assertNoneSprung("planning a rewind");

    live.done(live.engine().timeline().rewind(id, new Rewind(second, Rewind.Scope.BOTH)));
    assertThat(worktree.resolve("made.evil")).hasContent("first");
    assertThat(worktree.resolve("a.evil")).hasContent("a");
    traps.assertNoneSprung("a rewind");
    String mark =
        live.now(id).transcript().entries().stream()
            .filter(Entry.Rewound.class::isInstance)
            .map(Entry::id)
            .findFirst()
            .orElseThrow();
    live.done(live.engine().timeline().rewind(id, new Rewind(mark, Rewind.Scope.BOTH)));
    assertThat(worktree.resolve("made.evil")).hasContent("second");
    assertThat(worktree.resolve("a.evil")).hasContent("the person's");
    traps.assertNoneSprung("going forward again");
  }

  private static List<Entry.Prompt> prompts(SessionSnapshot session) {
    return session.transcript().entries().stream()
        .flatMap(entry -> entry instanceof Entry.Prompt it ? Stream.of(it) : Stream.empty())
        .toList();
  }

  @Test
  void aWorktreeKeptReadyAndTheSessionThatTakesItSpringNone() throws Exception {
    live.engine().keepSpares();
    live.engine().reconciled().get(30, TimeUnit.SECONDS);
    SessionId first = live.ready(git.folder(), "one", Mode.ASK);
    live.awaitEngine("one is ready", () -> SpareEndToEndTest.marks(git).size() == 1);
    traps.assertNoneSprung("making one ready");
    SessionId second = live.ready(git.folder(), "two", Mode.ASK);
    assertThat(live.now(second).worktree().resolve("a.evil")).hasContent("a");
    traps.assertNoneSprung("taking it");
    live.awaitEngine("the next is ready", () -> SpareEndToEndTest.marks(git).size() == 1);
    Files.writeString(git.folder().resolve("a.evil"), "of the base\n");
    traps.commit(git.folder());
    SessionId third = live.ready(git.folder(), "three", Mode.ASK);
    assertThat(live.now(third).worktree().resolve("a.evil")).hasContent("of the base");
    traps.assertNoneSprung("taking one that the base had left behind");
    for (SessionId each : List.of(first, second, third)) {
      live.done(live.engine().archive(each));
    }
    traps.assertNoneSprung("putting them away");
  }
}
