package app.coppice.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.coppice.vault.Keychain.Standing;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class PatientKeychainTest {
  /// Long enough for a busy machine to hand an answer from thread to thread.
  private static final Duration SHORT = Duration.ofSeconds(3);

  private static final Duration LONG = Duration.ofSeconds(20);

  @Test
  void nothingIsOpenedBeforeTheFirstUseAndThenOnce() throws IOException {
    AtomicInteger opened = new AtomicInteger();
    Keychain keychain =
        new PatientKeychain(
            () -> {
              opened.incrementAndGet();
              return new MemoryKeychain();
            },
            LONG,
            LONG);
    assertThat(opened).hasValue(0);

    keychain.write("a", new byte[] {1});
    assertThat(keychain.read("a")).contains(new byte[] {1});
    keychain.remove("a");
    assertThat(keychain.read("a")).isEmpty();
    assertThat(keychain.isReady()).isTrue();
    assertThat(opened).hasValue(1);
  }

  @Test
  void whoeverAsksASilentKeychainIsToldSoUntilItAnswersAgain() throws Exception {
    CountDownLatch answers = new CountDownLatch(1);
    CountDownLatch answered = new CountDownLatch(1);
    Keychain slow =
        new Waiting() {
          @Override
          public Optional<byte[]> read(String account) {
            try {
              assertThat(answers.await(20, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
            answered.countDown();
            return Optional.empty();
          }
        };
    Keychain keychain = new PatientKeychain(() -> slow, SHORT, SHORT);

    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> keychain.read("a"))
        .withMessage("the keychain does not answer");
    assertThat(keychain.standing().kind()).isEqualTo(Standing.Kind.SILENT);

    answers.countDown();
    assertThat(answered.await(20, TimeUnit.SECONDS)).isTrue();
    Keychain patient = new PatientKeychain(() -> slow, LONG, LONG);
    assertThat(patient.standing().kind()).isEqualTo(Standing.Kind.READY);
    assertThat(keychain.standing().kind()).isEqualTo(Standing.Kind.READY);
  }

  @Test
  void aLibraryThatBreaksIsAFailureAndNoDefect() {
    Keychain keychain =
        new PatientKeychain(
            () -> {
              throw new UnsatisfiedLinkError("no such function");
            },
            LONG,
            LONG);

    assertThat(keychain.standing().kind()).isEqualTo(Standing.Kind.SILENT);
    assertThatExceptionOfType(IOException.class).isThrownBy(() -> keychain.read("a"));
  }

  /// A keychain of which a test writes one call.
  private abstract static class Waiting implements Keychain {
    @Override
    public Standing standing() {
      return new Standing(Standing.Kind.READY, "a keychain of the test");
    }

    @Override
    public void write(String account, byte[] secret) {
      throw new AssertionError("not asked for");
    }

    @Override
    public void remove(String account) {
      throw new AssertionError("not asked for");
    }
  }
}
