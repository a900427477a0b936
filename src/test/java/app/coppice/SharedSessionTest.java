package app.coppice;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.agent.Mode;
import app.coppice.session.SessionCommand;
import app.coppice.session.SessionId;
import app.coppice.session.SessionSnapshot;
import app.coppice.settings.Profile;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// One session and two engines on its profile: the second shows it and takes it over.
@Timeout(value = 2, unit = TimeUnit.MINUTES)
final class SharedSessionTest {
  private static final URI NOWHERE = URI.create("http://127.0.0.1:9");

  @TempDir Path folder;

  @Test
  void aPromptIsRefusedAndADraftKeptWhileAnotherProcessHasTheSession() throws Exception {
    Path profile = folder.resolve("profile");
    GitRepository git = GitRepository.make(folder.resolve("shop"));
    LiveEngine first = LiveEngine.open(profile, NOWHERE, "none");
    SessionId id = first.ready(first.openRepository(git.folder()), "shared", Mode.ASK);
    try (LiveEngine second = LiveEngine.open(profile, NOWHERE, "none")) {
      try (first) {
        SessionSnapshot shown = second.await(id, "is shown", it -> !it.problem().isEmpty());
        assertThat(shown.problem()).contains("Another process");

        assertThat(second.engine().submit(id, new SessionCommand.SendPrompt("go"))).isFalse();
        assertThat(second.engine().submit(id, new SessionCommand.SaveDraft("old"))).isTrue();
        assertThat(second.engine().submit(id, new SessionCommand.SaveDraft("new"))).isTrue();
        assertThat(second.now(id).draft()).isEqualTo("new");
        assertThat(second.now(id).queue()).isEmpty();

        assertThat(second.engine().submit(id, new SessionCommand.Rename("x"))).isFalse();
        assertThat(second.now(id).problem()).contains("name was not changed", "Another process");
      }
      second.await(id, "is its own", it -> it.problem().isEmpty());
      assertThat(second.engine().submit(id, new SessionCommand.MarkRead())).isTrue();
      second.await(id, "has the draft", it -> it.draft().equals("new"));
    }
    assertThat(draft(profile, id)).doesNotExist();
    try (LiveEngine third = LiveEngine.open(profile, NOWHERE, "none")) {
      assertThat(third.now(id).draft()).isEqualTo("new");
    }
  }

  @Test
  void aDraftForAnotherProcessesSessionOutlivesTheWindow() throws Exception {
    Path profile = folder.resolve("profile");
    GitRepository git = GitRepository.make(folder.resolve("shop"));
    SessionId id;
    try (LiveEngine first = LiveEngine.open(profile, NOWHERE, "none")) {
      id = first.ready(first.openRepository(git.folder()), "shared", Mode.ASK);
      try (LiveEngine second = LiveEngine.open(profile, NOWHERE, "none")) {
        second.await(id, "is shown", it -> !it.problem().isEmpty());
        assertThat(second.engine().submit(id, new SessionCommand.SaveDraft("later"))).isTrue();
      }
      assertThat(draft(profile, id)).hasContent("later");
      try (LiveEngine third = LiveEngine.open(profile, NOWHERE, "none")) {
        third.await(id, "shows it again", it -> it.draft().equals("later"));
      }
    }
    try (LiveEngine last = LiveEngine.open(profile, NOWHERE, "none")) {
      last.await(id, "has it", it -> it.draft().equals("later") && it.problem().isEmpty());
    }
  }

  private static Path draft(Path profile, SessionId id) {
    return new Profile(profile).journals().resolve(id.toString()).resolve("draft.txt");
  }
}
