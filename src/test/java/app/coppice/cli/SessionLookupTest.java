package app.coppice.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.coppice.agent.Mode;
import app.coppice.agent.Transcript;
import app.coppice.agent.Usage;
import app.coppice.session.Changes;
import app.coppice.session.SessionId;
import app.coppice.session.SessionSnapshot;
import app.coppice.session.SessionState;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SessionLookupTest {
  private final SessionSnapshot one = session("81f00000-0000-4000-8000-000000000001", "fix-login");
  private final SessionSnapshot two = session("81e00000-0000-4000-8000-000000000002", "81");
  private final List<SessionSnapshot> both = List.of(one, two);

  @Test
  void anyBeginningThatNoOtherIdHasIsEnough() throws Exception {
    assertThat(SessionLookup.find(both, "81f")).contains(one);
    assertThat(SessionLookup.find(both, "81E")).contains(two);
    assertThat(SessionLookup.find(both, "fix-login")).contains(one);
    assertThat(SessionLookup.find(both, "7")).isEmpty();
    assertThat(SessionLookup.find(both, "")).isEmpty();
  }

  @Test
  void aBranchOfThatNameGoesBeforeABeginningOfAnId() throws Exception {
    assertThat(SessionLookup.find(both, "81")).contains(two);
  }

  @Test
  void aBeginningOfSeveralNamesThem() {
    assertThatThrownBy(() -> SessionLookup.find(both, "8"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("81f00000 (fix-login)")
        .hasMessageContaining("81e00000 (81)");
  }

  @Test
  void whatCannotBeUndoneTakesTheWholeIdOrTheBranch() throws Exception {
    assertThat(SessionLookup.findExactly(both, one.id().toString())).contains(one);
    assertThat(SessionLookup.findExactly(both, "fix-login")).contains(one);
    assertThat(SessionLookup.findExactly(both, "7")).isEmpty();
    assertThatThrownBy(() -> SessionLookup.findExactly(both, "81f00000"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(one.id().toString())
        .hasMessageContaining("fix-login");
  }

  private static SessionSnapshot session(String id, String branch) {
    return new SessionSnapshot(
        new SessionId(UUID.fromString(id)),
        Path.of("/repository"),
        "Title",
        branch,
        "main",
        Path.of("/worktree"),
        SessionState.IDLE,
        1,
        Mode.ASK,
        "model",
        Transcript.EMPTY,
        List.of(),
        List.of(),
        Changes.NONE,
        Usage.NONE,
        "",
        "",
        false,
        false,
        false,
        "",
        Instant.EPOCH,
        Instant.EPOCH);
  }
}
