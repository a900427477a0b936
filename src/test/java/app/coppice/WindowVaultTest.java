package app.coppice;

import static app.coppice.LiveEngine.get;
import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.ui.window.VaultAccess.Outcome;
import app.coppice.ui.window.VaultAccess.State;
import app.coppice.vault.KdfParameters;
import app.coppice.vault.Keychain;
import app.coppice.vault.UnlockResult;
import app.coppice.vault.Vault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class WindowVaultTest {
  @TempDir Path folder;
  private final Keyring keyring = new Keyring();

  private Path file() {
    return folder.resolve("secrets.vault");
  }

  private WindowVault vault() {
    return new WindowVault(new Vault(file(), KdfParameters.FLOOR, keyring));
  }

  private static char[] word(String text) {
    return text.toCharArray();
  }

  @Test
  void aVaultWhoseKeychainIsLockedIsOpenedByTheRecoveryCode() throws Exception {
    WindowVault vault = vault();
    Outcome.Created created = (Outcome.Created) get(vault.create(word("right")));
    assertThat(created.protection()).startsWith("It is tied to a keyring of the test");
    vault.lock();
    keyring.standing = Keychain.Standing.Kind.LOCKED;

    Outcome.Refused refused = (Outcome.Refused) get(vault.unlock(word("right")));
    assertThat(refused.reason()).contains("a keyring of the test", "recovery code");
    assertThat(get(vault.recover(word("0000"), word("new")))).isEqualTo(new Outcome.WrongCode());
    assertThat(get(vault.recover(word(created.recoveryCode()), word("new"))))
        .isEqualTo(new Outcome.Done());
    vault.lock();
    assertThat(get(vault.unlock(word("new")))).isEqualTo(new Outcome.Done());
  }

  @Test
  void anOlderVaultInItsPlaceIsTold() throws Exception {
    WindowVault vault = vault();
    assertThat(get(vault.create(word("right")))).isInstanceOf(Outcome.Created.class);
    byte[] old = Files.readAllBytes(file());
    assertThat(get(vault.put("anthropic", word("a key that is new"))))
        .isEqualTo(new Outcome.Done());
    vault.lock();
    Files.write(file(), old);

    assertThat(get(vault.unlock(word("right")))).isEqualTo(new Outcome.DoneButOlder());
  }

  @Test
  void damageIsFoundWithoutAPassphraseAndMendedFromTheCopy() throws Exception {
    WindowVault vault = vault();
    assertThat(get(vault.create(word("right")))).isInstanceOf(Outcome.Created.class);
    assertThat(get(vault.put("anthropic", word("a key that is new"))))
        .isEqualTo(new Outcome.Done());
    Files.writeString(file(), "damaged");

    WindowVault later = vault();
    assertThat(later.state()).isEqualTo(new State.Locked());
    CountDownLatch told = new CountDownLatch(1);
    later.onChange(told::countDown);
    later.examine();
    assertThat(told.await(20, TimeUnit.SECONDS)).isTrue();
    assertThat(later.state())
        .isEqualTo(new State.Damaged("the file does not begin like a vault", true));

    assertThat(get(later.restoreBackup())).isEqualTo(new Outcome.Done());
    assertThat(later.state()).isEqualTo(new State.Locked());
  }

  @Test
  void aKeyThatAnotherProcessPutInIsShown() throws Exception {
    WindowVault vault = vault();
    assertThat(get(vault.create(word("right")))).isInstanceOf(Outcome.Created.class);
    assertThat(vault.state()).isEqualTo(new State.Unlocked(List.of()));
    CountDownLatch told = new CountDownLatch(1);
    vault.onChange(told::countDown);
    try (Vault other = new Vault(file(), KdfParameters.FLOOR, keyring)) {
      assertThat(other.unlock(word("right"))).isInstanceOf(UnlockResult.Unlocked.class);
      other.set("deploy", word("a key that is new"));
    }
    assertThat(vault.state()).isInstanceOf(State.Unlocked.class);
    assertThat(told.await(20, TimeUnit.SECONDS)).isTrue();
    assertThat(vault.state()).isEqualTo(new State.Unlocked(List.of("deploy")));
  }

  /// A keychain in memory that can be locked.
  private static final class Keyring implements Keychain {
    private final Map<String, byte[]> items = new ConcurrentHashMap<>();
    private volatile Standing.Kind standing = Standing.Kind.READY;

    @Override
    public Standing standing() {
      return new Standing(standing, "a keyring of the test");
    }

    @Override
    public Optional<byte[]> read(String account) {
      return standing == Standing.Kind.READY
          ? Optional.ofNullable(items.get(account)).map(byte[]::clone)
          : Optional.empty();
    }

    @Override
    public void write(String account, byte[] secret) throws IOException {
      if (standing != Standing.Kind.READY) {
        throw new IOException("locked");
      }
      items.put(account, secret.clone());
    }

    @Override
    public void remove(String account) {
      items.remove(account);
    }
  }

  @Test
  void aVaultThatAnotherProcessMadeIsFoundAndNotMadeAgain() throws Exception {
    WindowVault vault = vault();
    assertThat(vault.state()).isEqualTo(new State.Absent());
    WindowVault other = vault();
    assertThat(get(other.create(word("right")))).isInstanceOf(Outcome.Created.class);

    Outcome.Refused refused = (Outcome.Refused) get(vault.create(word("mine")));
    assertThat(refused.reason()).contains("There is a vault already", "Unlock it");
    assertThat(get(vault.looked())).isEqualTo(new State.Locked());
    assertThat(get(vault.unlock(word("right")))).isEqualTo(new Outcome.Done());
  }

  @Test
  void whoAsksForTheStateHearsSoonOfAVaultThatAnotherProcessMade() throws Exception {
    WindowVault vault = vault();
    CountDownLatch heard = new CountDownLatch(1);
    vault.onChange(heard::countDown);
    assertThat(get(vault().create(word("right")))).isInstanceOf(Outcome.Created.class);

    assertThat(vault.state()).isEqualTo(new State.Absent());
    assertThat(heard.await(30, TimeUnit.SECONDS)).isTrue();
    assertThat(vault.state()).isEqualTo(new State.Locked());
  }
}
