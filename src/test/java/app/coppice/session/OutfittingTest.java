package app.coppice.session;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.agent.StopReason;
import app.coppice.settings.Profile;
import app.coppice.settings.RepositorySettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class OutfittingTest {
  @TempDir Path folder;

  private final CompletableFuture<ActionResult> answered = new CompletableFuture<>();
  private volatile boolean early;

  @Test
  void whoHearsOfAScriptsEndFindsItInTheJournal() throws Exception {
    var shells =
        new TerminalDeck(
            (_, _, _) -> {
              throw new IOException("no shells here");
            },
            () -> {},
            new ShellShelf(folder.resolve("terminals"), text -> text));
    Path profile = folder.resolve("profile");
    Outfitting outfitting = PlainOutfitting.in(profile, shells);
    var _ =
        new RepositoryChoices(new Profile(profile))
            .save(folder, RepositorySettings.DEFAULT.withScripts("true", "", 1));
    try (var bare =
        new BareSession(
            folder, Clock.systemUTC(), journal -> journal, (_, _) -> StopReason.END_TURN)) {
      bare.until(() -> bare.now().state() == SessionState.IDLE);
      bare.onPublished(() -> {
        if (bare.session().fold().settingUp()) {
          answeredMeanwhile();
        }
      });

      answered.complete(outfitting.again(bare.session()));

      assertThat(early).isFalse();
      assertThat(bare.session().fold().settingUp()).isFalse();
    }
    assertThat(answered.get()).isInstanceOf(ActionResult.Refused.class);
  }

  /// The session's thread writes nothing while this lasts.
  private void answeredMeanwhile() {
    try {
      var _ = answered.get(500, TimeUnit.MILLISECONDS);
      early = true;
    } catch (TimeoutException _) {
      // As it should be.
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      throw new AssertionError(e);
    }
  }
}
