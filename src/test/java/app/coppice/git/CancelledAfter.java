package app.coppice.git;

/// Somebody who has enough of it when so many files are done.
final class CancelledAfter implements CheckoutProgress {
  private final int files;
  private boolean cancelled;

  CancelledAfter(int files) {
    this.files = files;
  }

  @Override
  public void advanced(int done, int total) {
    cancelled = done >= files;
  }

  @Override
  public boolean isCancelled() {
    return cancelled;
  }
}
