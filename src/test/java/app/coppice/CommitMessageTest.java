package app.coppice;

import static app.coppice.LiveEngine.get;
import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.agent.Mode;
import app.coppice.cli.ExitCode;
import app.coppice.cli.HandOver;
import app.coppice.cli.SingleInstance;
import app.coppice.rehearsal.Pace;
import app.coppice.rehearsal.RehearsalServer;
import app.coppice.rehearsal.Reply;
import app.coppice.rehearsal.Script;
import app.coppice.session.ActionResult;
import app.coppice.session.CommitRequest;
import app.coppice.session.CommitRequest.Extent;
import app.coppice.session.MessageDraft;
import app.coppice.session.SessionId;
import app.coppice.settings.Profile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A commit message that the session's model writes, over real HTTP.
@Timeout(120)
final class CommitMessageTest {
  @TempDir Path folder;

  private final BlockingQueue<String> asked = new LinkedBlockingQueue<>();

  /// A session with one changed and one new file.
  private SessionId changed(LiveEngine live) throws Exception {
    Path repository =
        live.openRepository(GitRepository.make(folder.resolve("shop")).folder().resolve("."));
    SessionId id = live.ready(repository, "draft", Mode.ASK);
    Path worktree = live.now(id).worktree();
    Files.writeString(worktree.resolve("README.md"), "# Shop\nkey sk-ant-0123456789abcdef\n");
    Files.writeString(worktree.resolve("new.txt"), "x\n");
    live.await(id, "has changes", s -> s.changes().files().size() == 2);
    return id;
  }

  private RehearsalServer answering(Reply reply) throws Exception {
    Script script =
        request -> {
          asked.add(request.body().toString());
          return reply;
        };
    return RehearsalServer.start(Pace.INSTANT, script);
  }

  private static MessageDraft draft(LiveEngine live, SessionId id, Extent extent, String... paths)
      throws Exception {
    return get(live.engine().review().draftMessage(id, extent, List.of(paths)));
  }

  @Test
  void theRehearsalNamesTheFilesThatWouldBeCommitted() throws Exception {
    try (var server = RehearsalServer.start(Pace.INSTANT);
        var live = LiveEngine.open(folder.resolve("profile"), server)) {
      SessionId id = changed(live);
      assertThat(((MessageDraft.Drafted) draft(live, id, Extent.ALL)).text())
          .startsWith("Change README.md and 1 more\n");
      assertThat(((MessageDraft.Drafted) draft(live, id, Extent.FILES, "new.txt")).text())
          .startsWith("Change new.txt\n");
      assertThat(draft(live, id, Extent.STAGED)).isInstanceOf(MessageDraft.NotDrafted.class);
      assertThat(
              get(
                  live.engine()
                      .review()
                      .commit(
                          id,
                          new CommitRequest(
                              Extent.STAGED, List.of(), "None", CommitRequest.Place.ON_TOP),
                          _ -> {})))
          .isEqualTo(new ActionResult.Refused("Nothing is staged."));
    }
  }

  @Test
  void theModelGetsThePatchWithoutSecrets() throws Exception {
    try (var server = answering(ScriptedModel.says("Add a key\n"));
        var live = LiveEngine.open(folder.resolve("profile"), server)) {
      SessionId id = changed(live);
      assertThat(draft(live, id, Extent.ALL)).isEqualTo(new MessageDraft.Drafted("Add a key"));
      assertThat(asked.remove())
          .contains("+key [redacted]", "new file new.txt", "commit message")
          .doesNotContain("0123456789abcdef");
    }
  }

  @Test
  void aModelThatSaysNothingMoreIsLeftWhenTheRequestIsCancelled() throws Exception {
    try (var server = answering(ScriptedModel.fallsSilentAfter("Add"));
        var live = LiveEngine.open(folder.resolve("profile"), server)) {
      SessionId id = changed(live);
      var draft = live.engine().review().draftMessage(id, Extent.ALL, List.of());
      assertThat(asked.poll(30, TimeUnit.SECONDS)).isNotNull();
      assertThat(draft.cancel(true)).isTrue();
      // The session is free for what comes next.
      live.done(live.engine().review().stage(id, List.of("new.txt")));
    }
  }

  @Test
  void withoutAKeyThePersonIsTold() throws Exception {
    try (var server = answering(ScriptedModel.says("no"));
        var live =
            LiveEngine.open(
                new Wiring(), folder.resolve("profile"), server.baseUrl(), _ -> Optional.empty())) {
      SessionId id = changed(live);
      assertThat(draft(live, id, Extent.ALL))
          .isInstanceOfSatisfying(
              MessageDraft.NotDrafted.class,
              it -> assertThat(it.reason()).contains("no key", "Settings"));
      assertThat(asked).isEmpty();
    }
  }

  private CommandRun run(String key, String... arguments) {
    return CommandRun.withInput(
        key + "\n",
        Stream.concat(
                Stream.of(arguments), Stream.of("--profile", folder.resolve("profile").toString()))
            .toArray(String[]::new));
  }

  @Test
  void aShellGetsTheMessageFromTheWindowAndWithoutOne() throws Exception {
    try (var server = answering(ScriptedModel.says("Tell more of the shop\n"))) {
      Profile profile = new Profile(folder.resolve("profile"));
      String url = server.baseUrl().toString();
      try (var live = LiveEngine.open(folder.resolve("profile"), server);
          var _ =
              SingleInstance.claim(
                      profile,
                      request ->
                          request instanceof HandOver.Act(SessionId session, var action)
                              ? action.on(live.engine(), session)
                              : CompletableFuture.completedFuture(new ActionResult.Done("")))
                  .orElseThrow()) {
        SessionId id = changed(live);
        CommandRun there = run(server.token(), "draft", "draft", "new.txt");
        assertThat(there.code()).as(there.err()).isZero();
        assertThat(there.out()).isEqualTo("Tell more of the shop\n");
        assertThat(asked.take()).contains("new.txt").doesNotContain("README.md");
        assertThat(run(server.token(), "draft", "draft", "--staged").err())
            .contains("nothing to write");
        assertThat(run(server.token(), "draft", "draft", "--staged", "new.txt").code())
            .isEqualTo(ExitCode.BAD_USAGE);
        assertThat(live.now(id).transcript().entries()).isEmpty();
      }
      assertThat(run(server.token(), "draft", "draft").code()).isEqualTo(ExitCode.PROVIDER_FAILED);
      CommandRun here =
          run(server.token(), "draft", "draft", "--json", "--key-fd", "0", "--base-url", url);
      assertThat(here.code()).as(here.out() + here.err()).isZero();
      assertThat(here.only("draft").path("text").asString()).isEqualTo("Tell more of the shop");
      assertThat(asked.take()).contains("README.md").doesNotContain("sk-ant-0123456789abcdef");
    }
  }
}
