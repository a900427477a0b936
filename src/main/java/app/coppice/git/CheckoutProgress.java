package app.coppice.git;

/// Hears how far a checkout is, and may stop it. Called on the worker threads, at most once for a
/// hundred files; must not block.
public interface CheckoutProgress {
  void advanced(int done, int total);

  /// The worktree's folder is there and linked to its repository; its files come one by one.
  default void placed(java.nio.file.Path folder) {}

  boolean isCancelled();

  /// Nobody listens, nobody stops.
  CheckoutProgress NONE =
      new CheckoutProgress() {
        @Override
        public void advanced(int done, int total) {
          // Nobody listens.
        }

        @Override
        public boolean isCancelled() {
          return false;
        }
      };
}
