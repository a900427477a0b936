package app.coppice.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/// Somebody swaps a folder, or a file, for a link to the outside as fast as the system can, while
/// the capability works there.
class SwapRaceTest {
  private static final int TRIES = 20_000;

  /// Where there is one, a file system in memory: every write is synced.
  private static final Path MEMORY = Path.of("/dev/shm");

  @TempDir(cleanup = CleanupMode.ALWAYS)
  Path disk;

  private Path folder;
  private Path root;
  private Path outside;
  private Capability capability;

  @BeforeEach
  void grant() throws IOException {
    folder = Files.isWritable(MEMORY) ? Files.createTempDirectory(MEMORY, "swap") : disk;
    root = Files.createDirectories(folder.resolve("ws"));
    outside = Files.createDirectories(folder.resolve("outside"));
    Files.writeString(outside.resolve("secret"), "outside");
    capability = new Broker(Set.of()).grant(Scope.readWrite(root));
  }

  @AfterEach
  void delete() throws IOException {
    if (!folder.equals(disk)) {
      try (var all = Files.walk(folder)) {
        for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(each);
        }
      }
    }
  }

  @Test
  void aFolderSwappedForALinkNeverLeadsOut() throws Exception {
    Path plain = Files.createDirectories(root.resolve("d"));
    Files.writeString(plain.resolve("secret"), "inside");

    Outcome outcome = race(plain, outside, "d/secret", TRIES);

    assertThat(outcome.done()).isPositive();
    assertThat(outcome.denied()).isPositive();
    assertThat(outcome.swaps()).isGreaterThan(100);
    assertNothingEscaped();
  }

  @Test
  void aFileSwappedForALinkNeverLeadsOut() throws Exception {
    Path plain = Files.writeString(root.resolve("f"), "inside");

    Outcome outcome = race(plain, outside.resolve("secret"), "f", TRIES / 4);

    assertThat(outcome.done()).isPositive();
    assertThat(outcome.denied()).isPositive();
    assertThat(outcome.swaps()).isGreaterThan(100);
    assertNothingEscaped();
  }

  private void assertNothingEscaped() throws IOException {
    assertThat(outside.resolve("secret")).hasContent("outside");
    try (var files = Files.list(outside)) {
      assertThat(files).hasSize(1);
    }
  }

  private Outcome race(Path plain, Path target, String path, int tries) throws Exception {
    var stop = new AtomicBoolean();
    var swapping = CompletableFuture.supplyAsync(() -> swapUntil(stop, plain, target));
    int done = 0;
    int denied = 0;
    for (int attempt = 0; attempt < tries; attempt++) {
      try {
        if (attempt % 2 == 0) {
          capability.write(path, "inside".getBytes(UTF_8));
        } else {
          assertThat(new String(capability.read(path, 100), UTF_8)).isEqualTo("inside");
        }
        done++;
      } catch (IOException e) {
        // Denied, or gone for the moment: both are right.
        denied++;
      }
    }
    stop.set(true);
    return new Outcome(done, denied, swapping.get(30, TimeUnit.SECONDS));
  }

  /// Answers how often the link stood there. Whatever the capability puts in the way is moved out.
  private int swapUntil(AtomicBoolean stop, Path plain, Path target) {
    int swaps = 0;
    for (int number = 0; !stop.get(); number++) {
      Path aside = folder.resolve("aside-" + number);
      try {
        Files.move(plain, aside);
        Files.createSymbolicLink(plain, target);
        swaps++;
        Files.delete(plain);
        Files.move(aside, plain);
      } catch (IOException e) {
        // The capability was faster: it goes on with what stands there now.
        Thread.onSpinWait();
      }
    }
    return swaps;
  }

  private record Outcome(int done, int denied, int swaps) {}
}
