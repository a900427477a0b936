package app.coppice.session;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.agent.Mode;
import app.coppice.text.KnownSecrets;
import app.coppice.text.Redactor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ElsewhereTest {
  @TempDir Path folder;

  @Test
  void aTakeOverThatFailsIsToldAndKeepsSessionAndDraftWithoutSecrets() throws Exception {
    SessionId id = SessionId.random();
    SessionShelf shelf = new SessionShelf(folder);
    var journal =
        shelf.open(
            id,
            new SessionEvent.Created(
                Instant.EPOCH,
                id,
                Path.of("/repo"),
                "Fix it",
                "",
                "",
                Path.of("/worktree"),
                Mode.ASK,
                "model",
                false));
    journal.close();
    CountDownLatch tried = new CountDownLatch(3);
    Elsewhere.Opener failing =
        (_, _) -> {
          tried.countDown();
          throw new IOException("no space left");
        };
    KnownSecrets known = new KnownSecrets();
    known.replace(List.of("correct/horse".getBytes(StandardCharsets.UTF_8)));
    Redacted redacted = new Redacted(Redactor.of(known));
    try (Elsewhere elsewhere = new Elsewhere(shelf, failing, new Listeners(), redacted)) {
      elsewhere.follow(id);
      assertThat(elsewhere.submit(id, new SessionCommand.SaveDraft("half a th"))).isTrue();
      assertThat(elsewhere.submit(id, new SessionCommand.SendPrompt("go"))).isFalse();
      assertThat(tried.await(20, TimeUnit.SECONDS)).isTrue();

      Optional<SessionSnapshot> shown = elsewhere.snapshot(id);
      assertThat(shown.map(SessionSnapshot::problem).orElse("")).contains("no space left");
      assertThat(shown.map(SessionSnapshot::draft)).contains("half a th");

      assertThat(elsewhere.submit(id, new SessionCommand.SaveDraft("say correct/horse"))).isTrue();
      assertThat(elsewhere.snapshot(id).map(SessionSnapshot::draft)).contains("say [redacted]");
    }
  }
}
