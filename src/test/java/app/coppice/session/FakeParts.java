package app.coppice.session;

import app.coppice.settings.Profile;
import app.coppice.settings.Settings;
import app.coppice.text.KnownSecrets;
import app.coppice.text.Redactor;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An engine whose turns and git do as a test says, method by method; it has no shells, and nothing
/// is watched.
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
            () -> {
              throw new IllegalStateException("nothing is watched");
            },
            Clock.systemUTC(),
            Redactor.of(new KnownSecrets())),
        fake(SessionGit.class, git));
  }

  private static <T> T fake(Class<T> type, Answer answer) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (_, method, _) -> answer.to(method.getName())));
  }
}
