package app.coppice.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.coppice.settings.Profile;
import app.coppice.settings.Settings;
import app.coppice.text.KnownSecrets;
import app.coppice.text.Redactor;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A profile with one repository, in which git is at work for as long as the test wants.
@Timeout(60)
final class ProfileOpeningTest {
  @TempDir Path folder;

  private final CountDownLatch entered = new CountDownLatch(1);
  private final CountDownLatch over = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);
  private ProfileOpening opening;

  @BeforeEach
  void make() throws Exception {
    SessionGit git =
        (SessionGit)
            Proxy.newProxyInstance(
                SessionGit.class.getClassLoader(),
                new Class<?>[] {SessionGit.class},
                (_, method, _) -> {
                  if (method.getName().equals("settleLandings")) {
                    entered.countDown();
                    over.await();
                    return List.of();
                  }
                  assertThat(method.getName()).isEqualTo("reconcile");
                  ended.countDown();
                  return null;
                });
    Profile profile = new Profile(folder);
    Listeners listeners = new Listeners();
    KnownRepositories repositories = new KnownRepositories(profile, listeners);
    var _ = repositories.remember(new OpenResult.Opened(folder));
    EngineParts parts =
        new EngineParts(
            profile,
            () -> Settings.DEFAULT,
            () -> {
              throw new AssertionError("git is given");
            },
            noTurns(),
            (_, _, _) -> {
              throw new AssertionError("nobody asks for a shell");
            },
            () -> {
              throw new AssertionError("nothing is there to watch");
            },
            Clock.systemUTC(),
            Redactor.of(new KnownSecrets()));
    ChangeTracker changes =
        new ChangeTracker(
            git,
            LookTurns.ofThisMachine(),
            parts.watcher(),
            parts.clock(),
            new Redacted(parts.redactor()));
    Rewinds rewinds = new Rewinds(git, changes, parts.clock());
    Aftermath aftermath = new Aftermath(git, rewinds, parts.clock());
    ShellShelf shelf = new ShellShelf(profile.terminals(), text -> text);
    TerminalDeck shells = new TerminalDeck(parts.shells(), () -> {}, shelf);
    Outfitting outfitting = PlainOutfitting.in(parts.profile().folder(), shells);
    SessionActions actions = new SessionActions(git, changes, shells, outfitting, parts.clock());
    WorktreeBinding binding = new WorktreeBinding(git, changes, outfitting, parts.clock());
    OpenSessions sessions =
        new OpenSessions(parts, actions, binding, rewinds, aftermath, changes, listeners, _ -> {});
    opening = new ProfileOpening(repositories, sessions, git, aftermath, listeners);
  }

  @Test
  void closingWaitsForGitToEndWhatItDoes() throws Exception {
    assertThat(opening.isDone()).isFalse();
    opening.run().get(20, TimeUnit.SECONDS);
    assertThat(opening.isDone()).isTrue();
    assertThat(entered.await(20, TimeUnit.SECONDS)).isTrue();
    CompletableFuture<Void> closing =
        Background.run(
            "close",
            () -> {
              opening.close();
              return null;
            });
    assertThatThrownBy(() -> closing.get(200, TimeUnit.MILLISECONDS))
        .isInstanceOf(TimeoutException.class);
    over.countDown();
    closing.get(20, TimeUnit.SECONDS);
    assertThat(ended.getCount()).isZero();
    assertThat(opening.reconciled()).isDone();
  }

  @Test
  void onceClosedItDoesNotBegin() throws Exception {
    opening.close();
    opening.run().get(20, TimeUnit.SECONDS);
    assertThat(opening.reconciled()).isDone();
    assertThat(entered.getCount()).isOne();
  }

  private static SessionTurns noTurns() {
    return (SessionTurns)
        Proxy.newProxyInstance(
            SessionTurns.class.getClassLoader(),
            new Class<?>[] {SessionTurns.class},
            (_, method, _) -> {
              throw new AssertionError(method.getName());
            });
  }
}
