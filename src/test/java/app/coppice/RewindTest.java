package app.coppice;

import static app.coppice.LiveEngine.get;
import static app.coppice.ScriptedModel.says;
import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.agent.Content;
import app.coppice.agent.Conversation;
import app.coppice.agent.Entry;
import app.coppice.agent.Message;
import app.coppice.agent.Mode;
import app.coppice.git.Unkept;
import app.coppice.session.ActionResult;
import app.coppice.session.Rewind;
import app.coppice.session.RewindPlan;
import app.coppice.session.SessionId;
import app.coppice.session.SessionSnapshot;
import app.coppice.session.SessionState;
import app.coppice.settings.RepositorySettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/// A session whose turns changed files, taken back and forward by the engine as the window does it.
final class RewindTest extends EngineScenario {
  @Test
  void filesAndConversationGoBackToAPromptAndForwardAgain() throws Exception {
    SessionId id = twoTurns("both");
    SessionSnapshot before = live.now(id);
    Path root = before.worktree();
    Files.writeString(root.resolve("mine.txt"), "the person's own\n");
    String second = asked(before).getLast().id();

    RewindPlan plan = get(live.engine().timeline().plan(id, second));
    assertThat(plan)
        .isEqualTo(new RewindPlan(List.of("made.txt", "mine.txt"), true, 1, 0, true, List.of()));
    live.done(rewind(id, second, Rewind.Scope.BOTH));

    SessionSnapshot back = live.now(id);
    assertThat(root.resolve("made.txt")).hasContent("first");
    assertThat(root.resolve("mine.txt")).doesNotExist();
    assertThat(asked(back)).extracting(Entry.Prompt::text).containsExactly("first");
    assertThat(conversation(back)).doesNotContain("second").doesNotContain("taken back");
    Entry.Rewound mark = mark(back);
    assertThat(mark.entries()).contains(asked(before).getLast());

    live.done(rewind(id, mark.id(), Rewind.Scope.BOTH));

    SessionSnapshot forward = live.now(id);
    assertThat(root.resolve("made.txt")).hasContent("second");
    assertThat(root.resolve("mine.txt")).hasContent("the person's own\n");
    assertThat(conversation(forward)).isEqualTo(conversation(before));
    assertThat(git.git("status", "--porcelain")).isEmpty();
    git.agreesOn(root);
  }

  @Test
  void whatACheckpointIsWithoutIsToldOnceAndBeforeARewind() throws Exception {
    var settings = RepositorySettings.DEFAULT.withCheckpoints(new RepositorySettings.Share(0, 0));
    get(live.engine().outfits().save(repository, settings));
    SessionId id = twoTurns("unkept");
    Path made = live.now(id).worktree().resolve("made.txt");

    assertThat(live.now(id).transcript().entries())
        .filteredOn(Entry.Notice.class::isInstance)
        .extracting(it -> ((Entry.Notice) it).text())
        .filteredOn(it -> it.contains("not in the checkpoints"))
        .singleElement(as(InstanceOfAssertFactories.STRING))
        .contains("made.txt (0.0 MB)");
    String first = asked(live.now(id)).getFirst().id();
    assertThat(get(live.engine().timeline().plan(id, first)).alone())
        .containsExactly(new Unkept("made.txt", Unkept.Why.LARGE, 6));
    live.done(rewind(id, first, Rewind.Scope.FILES));
    assertThat(made).hasContent("second");
  }

  @Test
  void aNewTurnAfterARewindLeavesTheOldOneWithinReach() throws Exception {
    SessionId id = twoTurns("other-way");
    String second = asked(live.now(id)).getLast().id();
    live.done(rewind(id, second, Rewind.Scope.BOTH));
    Entry.Rewound left = mark(live.now(id));
    turn(id, "third");

    live.done(rewind(id, left.id(), Rewind.Scope.BOTH));

    SessionSnapshot there = live.now(id);
    assertThat(asked(there)).extracting(Entry.Prompt::text).containsExactly("first", "second");
    assertThat(there.worktree().resolve("made.txt")).hasContent("second");
    assertThat(mark(there).entries())
        .anyMatch(entry -> entry instanceof Entry.Prompt prompt && prompt.text().equals("third"));

    live.done(rewind(id, mark(there).id(), Rewind.Scope.BOTH));
    assertThat(asked(live.now(id)))
        .extracting(Entry.Prompt::text)
        .containsExactly("first", "third");
    assertThat(there.worktree().resolve("made.txt")).hasContent("third");
  }

  @Test
  void theAgentIsToldWhereFilesAndConversationParted() throws Exception {
    SessionId id = twoTurns("apart");
    String second = asked(live.now(id)).getLast().id();

    live.done(rewind(id, second, Rewind.Scope.FILES));

    SessionSnapshot back = live.now(id);
    assertThat(back.worktree().resolve("made.txt")).hasContent("first");
    assertThat(asked(back)).hasSize(2);
    assertThat(conversation(back)).contains("taken back to different points");
    turn(id, "third");
    assertThat(live.now(id).worktree().resolve("made.txt")).hasContent("third");
  }

  @Test
  void aRewoundSessionComesBackAsItWasAfterAStart() throws Exception {
    SessionId id = twoTurns("again");
    String second = asked(live.now(id)).getLast().id();
    live.done(rewind(id, second, Rewind.Scope.CONVERSATION));
    SessionSnapshot before = live.now(id);

    reopen();

    SessionSnapshot after = live.await(id, "is back", s -> s.state() == SessionState.IDLE);
    assertThat(ids(after)).isEqualTo(ids(before));
    assertThat(conversation(after)).isEqualTo(conversation(before));
    live.done(rewind(id, mark(after).id(), Rewind.Scope.CONVERSATION));
    assertThat(asked(live.now(id))).hasSize(2);
  }

  @Test
  void commitsStayAndARewindWithoutACheckpointIsRefused() throws Exception {
    SessionId id = twoTurns("commits");
    live.done(live.engine().commit(id, List.of(), "Keep"));
    SessionSnapshot now = live.now(id);
    String tip = GitRepository.git(now.worktree(), "rev-parse", "HEAD");

    live.done(rewind(id, asked(now).getFirst().id(), Rewind.Scope.FILES));

    assertThat(GitRepository.git(now.worktree(), "rev-parse", "HEAD")).isEqualTo(tip);
    assertThat(GitRepository.git(now.worktree(), "status", "--porcelain"))
        .isEqualTo(" D made.txt\n");
    String answer = now.transcript().entries().get(1).id();
    assertThat(get(rewind(id, answer, Rewind.Scope.FILES)))
        .isEqualTo(new ActionResult.Refused("There is no checkpoint of the files at this point."));
  }

  private SessionId twoTurns(String branch) throws Exception {
    for (String prompt : List.of("first", "second", "third")) {
      model.on(prompt, model.writes("made.txt", prompt), says("It is " + prompt + "."));
    }
    SessionId id = live.ready(repository, branch, Mode.AUTO);
    turn(id, "first");
    turn(id, "second");
    return id;
  }

  private void turn(SessionId id, String prompt) throws Exception {
    live.turn(id, prompt, "It is " + prompt + ".");
  }

  private CompletableFuture<ActionResult> rewind(SessionId id, String entry, Rewind.Scope scope) {
    return live.engine().timeline().rewind(id, new Rewind(entry, scope));
  }

  private static List<Entry.Prompt> asked(SessionSnapshot session) {
    return session.transcript().entries().stream()
        .filter(Entry.Prompt.class::isInstance)
        .map(Entry.Prompt.class::cast)
        .toList();
  }

  private static Entry.Rewound mark(SessionSnapshot session) {
    return session.transcript().entries().stream()
        .filter(Entry.Rewound.class::isInstance)
        .map(Entry.Rewound.class::cast)
        .max(Comparator.comparing(Entry.Rewound::at))
        .orElseThrow();
  }

  private static List<String> ids(SessionSnapshot session) {
    return session.transcript().entries().stream().map(Entry::id).toList();
  }

  private static String conversation(SessionSnapshot session) {
    return Conversation.of(session.transcript()).stream()
        .flatMap(RewindTest::texts)
        .collect(Collectors.joining("\n"));
  }

  private static Stream<String> texts(Message message) {
    return message.content().stream().map(Content::toString);
  }
}
