package app.coppice.vault;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/// A keychain that is opened at its first use, and whose calls run on a thread of their own, so
/// that one which never answers costs a caller only its patience. Thread-safe; one call at a time.
final class PatientKeychain implements Keychain {
  private final Semaphore free = new Semaphore(1);
  private final Supplier<Keychain> opening;
  private final Duration quick;
  private final Duration asking;

  /// Used by the one call that runs.
  private Optional<Keychain> opened = Optional.empty();

  /// @param opening loads what is native
  /// @param quick the patience where no person is asked
  /// @param asking the patience where one may be
  PatientKeychain(Supplier<Keychain> opening, Duration quick, Duration asking) {
    this.opening = opening;
    this.quick = quick;
    this.asking = asking;
  }

  @Override
  public Standing standing() {
    try {
      return call(quick, () -> keychain().standing());
    } catch (IOException e) {
      return new Standing(Standing.Kind.SILENT, String.valueOf(e.getMessage()));
    }
  }

  @Override
  public Optional<byte[]> read(String account) throws IOException {
    return call(asking, () -> keychain().read(account));
  }

  @Override
  public void write(String account, byte[] secret) throws IOException {
    // The caller may have given up and wiped its own by the time that this is written. Who comes
    // first has the copy: this thread, when the call has not begun until it gives up.
    byte[] copy = secret.clone();
    AtomicBoolean claimed = new AtomicBoolean();
    try {
      var _ = call(quick, () -> claimed.compareAndSet(false, true) && written(account, copy));
    } finally {
      if (claimed.compareAndSet(false, true)) {
        Sealing.wipe(copy);
      }
    }
  }

  private boolean written(String account, byte[] secret) throws IOException {
    try {
      keychain().write(account, secret);
      return true;
    } finally {
      Sealing.wipe(secret);
    }
  }

  @Override
  public void remove(String account) throws IOException {
    var _ =
        call(
            quick,
            () -> {
              keychain().remove(account);
              return true;
            });
  }

  private Keychain keychain() {
    Keychain keychain = opened.orElseGet(opening);
    opened = Optional.of(keychain);
    return keychain;
  }

  private <T> T call(Duration patience, Callable<T> call) throws IOException {
    long deadline = System.nanoTime() + patience.toNanos();
    try {
      // A call that somebody gave up on may still hang in the system.
      if (!free.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
        throw silent();
      }
      CompletableFuture<T> answer = new CompletableFuture<>();
      Thread.ofPlatform().daemon().name("keychain").start(() -> run(call, answer));
      return answer.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw silent();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while the keychain was asked", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException cause
          ? new IOException(cause.getMessage(), cause)
          : new IOException("the keychain failed: " + e.getCause(), e);
    }
  }

  private <T> void run(Callable<T> call, CompletableFuture<T> answer) {
    try {
      answer.complete(call.call());
    } catch (Exception e) {
      answer.completeExceptionally(e);
    } finally {
      answer.completeExceptionally(new IOException("the keychain does not load"));
      free.release();
    }
  }

  private static IOException silent() {
    return new IOException("the keychain does not answer");
  }
}
