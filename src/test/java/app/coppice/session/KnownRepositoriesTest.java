package app.coppice.session;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.settings.Profile;
import app.coppice.store.JournalFile;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class KnownRepositoriesTest {
  private static final Path SHOP = Path.of("/home/ada/shop");

  @TempDir Path folder;
  private final Listeners listeners = new Listeners();

  private KnownRepositories repositories() {
    return new KnownRepositories(new Profile(folder), listeners);
  }

  @Test
  void readingTheFileDoesNotBringBackWhatIsBeingForgotten() throws Exception {
    KnownRepositories known = repositories();
    var _ = known.remember(new OpenResult.Opened(SHOP));
    // While this holds the file, nothing is taken out of it.
    CompletableFuture<Void> forgotten;
    try (JournalFile _ = JournalFile.open(folder.resolve("repositories.jsonl"), _ -> {})) {
      forgotten = known.forget(SHOP);
      known.read();
      assertThat(known.all()).isEmpty();
    }
    var _ = forgotten.handle((_, held) -> held == null).get(30, TimeUnit.SECONDS);
  }

  @Test
  void whatIsOpenedAgainWhileItIsForgottenStays() throws Exception {
    KnownRepositories known = repositories();
    var _ = known.remember(new OpenResult.Opened(SHOP));
    CompletableFuture<Void> forgotten = known.forget(SHOP);
    var _ = known.remember(new OpenResult.Opened(SHOP));
    assertThat(known.all()).containsExactly(SHOP);
    forgotten.get(30, TimeUnit.SECONDS);

    KnownRepositories later = repositories();
    later.read();
    assertThat(later.all()).containsExactly(SHOP);
  }
}
