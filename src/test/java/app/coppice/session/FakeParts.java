package app.coppice.session;

import app.coppice.git.WorktreeManager;
import app.coppice.settings.Profile;
import app.coppice.settings.Settings;
import app.coppice.text.KnownSecrets;
import app.coppice.text.Redactor;
import app.coppice.watch.WorktreeWatcher;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// An engine whose turns and git do as a test says, method by method; it has no shells, and nothing
/// is watched. Where a list is asked for and the test says nothing, it is empty.
final class FakeParts {
  private FakeParts() {}

  /// What a fake does when a method of it is called.
  interface Answer {
    @Nullable Object to(String method) throws Exception;

    /// Turns that nobody starts.
    static @Nullable Object idle(String method) {
      return method.equals("terminal") ? Optional.empty() : null;
    }
  }

  static SessionManager manager(Profile profile, Answer turns, Answer git) {
    return manager(
        profile,
        turns,
        git,
        () -> {
          throw new IllegalStateException("nothing is watched");
        });
  }

  static SessionManager manager(
      Profile profile, Answer turns, Answer git, Supplier<WorktreeWatcher> watcher) {
    return new SessionManager(
        new EngineParts(
            profile,
            () -> Settings.DEFAULT,
            () -> {
              throw new IllegalStateException("another git is used");
            },
            fake(SessionTurns.class, turns),
            (_, _, _) -> {
              throw new IOException("no shells here");
            },
            watcher,
            Clock.systemUTC(),
            Redactor.of(new KnownSecrets())),
        fake(SessionGit.class, git));
  }

  /// Gives a permit for each change of the engine.
  static Engine.Listener telling(Semaphore changed) {
    return new Engine.Listener() {
      @Override
      public void sessionChanged(SessionId session) {
        changed.release();
      }

      @Override
      public void structureChanged() {
        changed.release();
      }
    };
  }

  private static <T> T fake(Class<T> type, Answer answer) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (_, method, _) -> {
              Object answered = answer.to(method.getName());
              return answered == null ? nothing(method) : answered;
            }));
  }

  /// What a method gives that the test says nothing of: no elements, or a part that knows nothing.
  private static @Nullable Object nothing(Method method) {
    Class<?> type = method.getReturnType();
    if (type == List.class) {
      return List.of();
    }
    if (type == Optional.class) {
      return Optional.empty();
    }
    return type == GitOutfit.class ? outfit() : null;
  }

  /// Brings nothing along, and says so to the session.
  private static GitOutfit outfit() {
    var repositories =
        new OpenRepositories(() -> {
          throw new IllegalStateException("there are no repositories");
        });
    Supplier<WorktreeManager> worktrees =
        () -> {
          throw new IllegalStateException("there are no worktrees");
        };
    return new GitOutfit(repositories, new GitWorktrees(repositories, worktrees), worktrees);
  }
}
