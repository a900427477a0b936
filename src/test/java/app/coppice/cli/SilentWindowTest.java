package app.coppice.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.coppice.session.SessionId;
import app.coppice.settings.Profile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A window that takes requests and never answers one.
@Timeout(120)
final class SilentWindowTest {
  /// Far above the courtesy of some seconds, far below what a commit is given.
  private static final Duration LONGEST = Duration.ofSeconds(50);

  @TempDir private Path folder;

  @Test
  void aCommandDoesNotWaitLongForAWindowThatIsOnlyToldSomething() throws Exception {
    Profile profile = new Profile(folder.resolve("profile"));
    profile.create();
    try (SingleInstance _ =
        SingleInstance.claim(profile, _ -> new CompletableFuture<>()).orElseThrow()) {
      long start = System.nanoTime();
      for (HandOver told :
          List.of(new HandOver.Notice(SessionId.random()), new HandOver.OpenFolders(List.of()))) {
        assertThatThrownBy(() -> SingleInstance.handOver(profile, told))
            .isInstanceOf(IOException.class)
            .hasMessageContaining("gave no answer");
      }
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LONGEST);
    }
  }
}
