package app.coppice.session;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/// Keeps what a person has begun and not brought to its end, so that it is there again after the
/// window was closed or the program was killed. Thread-safe; nothing blocks.
public interface Beginnings {
  /// Keeps nothing.
  Beginnings NONE =
      new Beginnings() {
        @Override
        public CompletableFuture<List<Begun>> of(SessionId session) {
          return CompletableFuture.completedFuture(List.of());
        }

        @Override
        public CompletableFuture<KeepResult> keep(SessionId session, Begun begun) {
          return CompletableFuture.completedFuture(new KeepResult.Gone());
        }

        @Override
        public void drop(SessionId session, String name) {}
      };

  /// What is begun in a session, in no order. What cannot be read is left out and stays.
  CompletableFuture<List<Begun>> of(SessionId session);

  /// Keeps it in the place of what had its name.
  CompletableFuture<KeepResult> keep(SessionId session, Begun begun);

  /// It came to its end, or was given up.
  ///
  /// @param name of {@link Begun#name()}
  void drop(SessionId session, String name);
}
