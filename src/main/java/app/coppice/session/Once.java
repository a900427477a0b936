package app.coppice.session;

import java.util.Optional;
import java.util.function.Supplier;

/// A part that is made when it is first needed, and once. Thread-safe.
final class Once<T> implements Supplier<T> {
  private final Supplier<? extends T> maker;
  private Optional<T> made = Optional.empty();

  Once(Supplier<? extends T> maker) {
    this.maker = maker;
  }

  @Override
  public synchronized T get() {
    if (made.isEmpty()) {
      made = Optional.of(maker.get());
    }
    return made.get();
  }

  synchronized boolean isMade() {
    return made.isPresent();
  }
}
