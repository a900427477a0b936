package app.coppice;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.agent.Entry;
import app.coppice.agent.Mode;
import app.coppice.session.ActionResult;
import app.coppice.session.NewSession;
import app.coppice.session.SessionCommand;
import app.coppice.session.SessionId;
import app.coppice.session.SessionSnapshot;
import app.coppice.session.SessionState;
import app.coppice.settings.RepositorySettings;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What becomes of a prompt that waits for a set-up script which ended badly.
@Timeout(120)
final class SetUpQueueTest {
  @TempDir Path folder;

  private GitRepository git;

  @BeforeEach
  void make() throws Exception {
    git = GitRepository.make(folder.resolve("shop"));
  }

  private LiveEngine open() throws Exception {
    return LiveEngine.open(folder.resolve("profile"), URI.create("http://127.0.0.1:1"), "none");
  }

  private void script(LiveEngine live, String script) throws Exception {
    assertThat(
            live.engine()
                .outfits()
                .save(git.folder(), RepositorySettings.DEFAULT.withScripts(script, "", 1))
                .get(30, TimeUnit.SECONDS))
        .isInstanceOf(ActionResult.Done.class);
  }

  /// A session whose prompt is held by its set-up script.
  private SessionId held(LiveEngine live) throws Exception {
    live.openRepository(git.folder());
    script(live, "exit 3");
    SessionId id =
        live.engine()
            .create(new NewSession(git.folder(), "Fix login", "", "one", "m", Mode.ASK, false));
    SessionSnapshot failed = live.await(id, "failed", s -> s.state() == SessionState.FAILED);
    assertThat(failed.queue()).containsExactly("Fix login");
    return id;
  }

  private static void awaitSent(LiveEngine live, SessionId id) throws Exception {
    SessionSnapshot sent =
        live.await(
            id,
            "the prompt is sent",
            s ->
                s.transcript().entries().stream()
                    .anyMatch(it -> it instanceof Entry.Prompt p && p.text().equals("Fix login")));
    assertThat(sent.queue()).isEmpty();
  }

  @Test
  void aPromptIsSentOnceTheScriptHasEndedWell() throws Exception {
    try (LiveEngine live = open()) {
      SessionId id = held(live);
      script(live, "true");
      live.done(live.engine().outfits().setUp(id));
      awaitSent(live, id);
    }
  }

  @Test
  void aPromptOfAnEarlierStartIsSentToo() throws Exception {
    SessionId id;
    try (LiveEngine live = open()) {
      id = held(live);
    }
    try (LiveEngine live = open()) {
      live.awaitEngine("it can be set up", () -> live.engine().outfits().needsSetUp(id));
      assertThat(live.now(id).queue()).containsExactly("Fix login");
      script(live, "true");
      live.engine().submit(id, new SessionCommand.RetryPreparation());
      awaitSent(live, id);
    }
  }

  @Test
  void aPromptIsSentWhenThereIsNoScriptAnyMore() throws Exception {
    try (LiveEngine live = open()) {
      SessionId id = held(live);
      script(live, "");
      live.engine().submit(id, new SessionCommand.RetryPreparation());
      awaitSent(live, id);
    }
  }

  @Test
  void aPromptIsSentWithoutTheScriptWhenThePersonSaysSo() throws Exception {
    try (LiveEngine live = open()) {
      SessionId id = held(live);
      live.engine().submit(id, new SessionCommand.GoWithoutSetUp());
      awaitSent(live, id);
      assertThat(live.engine().outfits().needsSetUp(id)).isFalse();
    }
  }

  @Test
  void aPromptThatAFailedTurnHoldsIsNotSentByASetUpThatEndsWell() throws Exception {
    try (LiveEngine live = open()) {
      SessionId id = held(live);
      live.engine().submit(id, new SessionCommand.GoWithoutSetUp());
      // Nobody answers there: the turn fails, and what is queued meanwhile waits for the person.
      live.await(id, "the turn runs", s -> s.state() == SessionState.WORKING || s.resumable());
      live.engine().submit(id, new SessionCommand.CancelTurn());
      live.await(id, "the turn is over", SessionSnapshot::resumable);
      script(live, "true");
      live.done(live.engine().outfits().setUp(id));
      assertThat(live.await(id, "it rests", s -> !s.settingUp()).resumable()).isTrue();
    }
  }
}
