package app.coppice.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.coppice.agent.Mode;
import app.coppice.session.SessionGit.Place;
import app.coppice.settings.Profile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What still goes on when an engine is closed.
@Timeout(60)
final class CloseTest {
  /// How long an attaching that is under way waits for the close to return before it goes on.
  private static final long FOR_THE_CLOSE_MILLIS = 400;

  @TempDir Path folder;

  private final Semaphore ready = new Semaphore(0);
  private final Semaphore attaching = new Semaphore(0);
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile boolean slow;
  private volatile boolean ranAfterTheClose;
  private volatile boolean gitWasClosed;

  @Test
  void aCloseWaitsForTheSessionsThatAreBeingAttached() throws Exception {
    SessionId id = made();
    slow = true;
    SessionManager engine = manager();
    engine.open().get(30, TimeUnit.SECONDS);
    assertThat(attaching.tryAcquire(30, TimeUnit.SECONDS)).isTrue();

    engine.close();
    closed.countDown();

    assertThat(attaching.tryAcquire(30, TimeUnit.SECONDS)).isTrue();
    assertThat(ranAfterTheClose).isFalse();
    assertThat(shelf().isFree(id)).as("the journal is closed").isTrue();
  }

  @Test
  void afterTheCloseNoJournalIsOpenedAndNoSessionMade() throws Exception {
    SessionId id = made();
    SessionManager engine = manager();
    engine.close();
    assertThatThrownBy(() -> engine.openOnly(id)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> engine.create(request())).isInstanceOf(IllegalStateException.class);
    assertThat(shelf().isFree(id)).isTrue();
    assertThat(shelf().ids()).containsExactly(id);
  }

  private SessionId made() throws Exception {
    Files.createDirectories(folder.resolve("shop"));
    try (SessionManager engine = manager()) {
      engine.subscribe(FakeParts.telling(ready));
      engine.open().get(30, TimeUnit.SECONDS);
      SessionId id = engine.create(request());
      while (engine.session(id).orElseThrow().state() != SessionState.IDLE) {
        assertThat(ready.tryAcquire(30, TimeUnit.SECONDS)).isTrue();
      }
      return id;
    }
  }

  private NewSession request() {
    return new NewSession(folder.resolve("shop"), "", "", "fix", "m", Mode.ASK, false);
  }

  private SessionShelf shelf() {
    return new SessionShelf(profile().journals());
  }

  private Profile profile() {
    return new Profile(folder.resolve("profile"));
  }

  private SessionManager manager() {
    gitWasClosed = false;
    return FakeParts.manager(profile(), FakeParts.Answer::idle, this::git);
  }

  private @Nullable Object git(String method) throws Exception {
    return switch (method) {
      case "find" -> {
        if (slow && Thread.currentThread().getName().startsWith("attach-")) {
          attaching.release();
          ranAfterTheClose |= closed.await(FOR_THE_CLOSE_MILLIS, TimeUnit.MILLISECONDS);
          ranAfterTheClose |= gitWasClosed;
          attaching.release();
        }
        yield found();
      }
      case "prepare" -> found();
      case "look" -> (SessionGit.Look) () -> Changes.NONE;
      case "settleLandings" -> List.of();
      case "close" -> {
        gitWasClosed = true;
        yield null;
      }
      default -> null;
    };
  }

  private Place.Found found() {
    return new Place.Found("fix", "main", folder.resolve("shop"), folder.resolve("shop"));
  }
}
