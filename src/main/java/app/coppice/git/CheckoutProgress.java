package app.coppice.git;

import java.nio.file.Path;

/// Hears how far a checkout is, and may stop it. Called on the worker threads, at most once for a
/// hundred files; must not block, but for {@link #givenUp}.
public interface CheckoutProgress {
  void advanced(int done, int total);

  /// The worktree's folder is there and linked to its repository; its files come one by one.
  default void placed(Path folder) {}

  /// The making failed or was stopped, and its folder goes when this returns: what works in it has
  /// to end now. May block.
  default void givenUp() {}

  /// A half-made worktree held files that no checkout wrote: they were left in `folder`.
  default void setAside(Path folder) {}

  /// What the checkout left for the person to do, in a sentence.
  default void leftOut(String sentence) {}

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
