package app.coppice.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.coppice.vault.UnlockResult.Freshness;
import app.coppice.vault.UnlockResult.KeychainMissing;
import app.coppice.vault.UnlockResult.Missing;
import app.coppice.vault.UnlockResult.Unlocked;
import app.coppice.vault.UnlockResult.WrongPassphrase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class VaultTest extends VaultFixture {
  @Test
  void aSecretComesBackAfterLockingAndUnlocking() throws IOException {
    Vault vault = created();
    vault.lock();
    assertThat(value(vault)).isEqualTo("none");
    assertThat(vault.names()).isEmpty();

    assertThat(vault.unlock(word("right"))).isEqualTo(new Unlocked(Freshness.NEWEST));

    assertThat(value(vault)).isEqualTo(CANARY);
    assertThat(vault.names()).containsExactly("anthropic");
    vault.remove("anthropic");
    assertThat(value(vault)).isEqualTo("none");
  }

  @Test
  void theRealDerivationOpensTheVaultAgain() throws IOException {
    try (var vault = new Vault(file(), KdfParameters.FLOOR, Keychain.none())) {
      assertThat(vault.create(word("grün")).text()).isNotEmpty();
      vault.set("anthropic", word(CANARY));
    }
    try (var vault = new Vault(file(), KdfParameters.FLOOR, Keychain.none())) {
      assertThat(vault.unlock(word("grun"))).isInstanceOf(WrongPassphrase.class);
      assertThat(vault.unlock(word("grün"))).isInstanceOf(Unlocked.class);
      assertThat(value(vault)).isEqualTo(CANARY);
    }
  }

  @Test
  void statesAreAnnounced() throws IOException {
    var vault = vault();
    var heard = new AtomicInteger();
    vault.onStateChanged(heard::incrementAndGet);
    assertThat(vault.state()).isEqualTo(VaultState.MISSING);
    assertThat(vault.unlock(word("right"))).isInstanceOf(Missing.class);

    assertThat(vault.create(word("right"))).isNotNull();
    assertThat(vault.state()).isEqualTo(VaultState.UNLOCKED);
    vault.lock();
    assertThat(vault.state()).isEqualTo(VaultState.LOCKED);
    assertThat(heard).hasValue(2);
  }

  @Test
  void anExistingVaultIsNotCreatedAgain() throws IOException {
    Vault vault = created();

    assertThatExceptionOfType(FileAlreadyExistsException.class)
        .isThrownBy(() -> vault.create(word("other")));
  }

  @Test
  void aWrongPassphraseLeavesTheFileUnchanged() throws IOException {
    created().lock();
    byte[] before = Files.readAllBytes(file());
    Vault vault = vault();

    for (int attempt = 0; attempt < 5; attempt++) {
      assertThat(vault.unlock(word("wrong" + attempt))).isInstanceOf(WrongPassphrase.class);
      assertThat(vault.changePassphrase(word("wrong"), word("new")))
          .isInstanceOf(WrongPassphrase.class);
    }

    assertThat(Files.readAllBytes(file())).isEqualTo(before);
    assertThat(vault.state()).isEqualTo(VaultState.LOCKED);
  }

  @Test
  void passphrasesAndSecretsAreWiped() throws IOException {
    Vault vault = vault();
    char[] created = word("right");
    char[] secret = word(CANARY);
    char[] wrong = word("wrong");
    assertThat(vault.create(created)).isNotNull();
    vault.set("anthropic", secret);
    assertThat(vault.unlock(wrong)).isInstanceOf(WrongPassphrase.class);

    assertThat(created).containsOnly('\0');
    assertThat(secret).containsOnly('\0');
    assertThat(wrong).containsOnly('\0');
  }

  @Test
  void aSecretIsGoneWhenItsUseIsOver() throws IOException {
    Vault vault = created();
    Secret kept = vault.use("anthropic", secret -> secret).orElseThrow();

    assertThatExceptionOfType(IllegalStateException.class).isThrownBy(kept::reveal);
    assertThat(kept).hasToString("Secret[hidden]");
  }

  @Test
  void theSecretStandsInNoFile() throws IOException {
    Vault vault = created();
    vault.set("other", word("x"));

    try (var files = Files.list(folder)) {
      for (Path each : files.toList()) {
        String bytes = Files.readString(each, StandardCharsets.ISO_8859_1);
        assertThat(bytes).doesNotContain("sk-ant", "anthropic", "right");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(each)))
            .startsWith("rw-")
            .doesNotContain("x");
      }
    }
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
  }

  @Test
  void aNewPassphraseKeepsTheSecretsAndTheRecoveryCode() throws IOException {
    Vault vault = vault();
    RecoveryCode code = vault.create(word("right"));
    vault.set("anthropic", word(CANARY));

    assertThat(vault.changePassphrase(word("right"), word("new"))).isInstanceOf(Unlocked.class);
    vault.lock();

    assertThat(vault.unlock(word("right"))).isInstanceOf(WrongPassphrase.class);
    assertThat(vault.unlock(word("new"))).isInstanceOf(Unlocked.class);
    assertThat(value(vault)).isEqualTo(CANARY);
    vault.lock();
    String typed = code.text().toLowerCase(Locale.ROOT).replace("-", " ");
    assertThat(vault.recover(word(typed), word("third"))).isInstanceOf(Unlocked.class);
    assertThat(vault().unlock(word("third"))).isInstanceOf(Unlocked.class);
    assertThat(value(vault)).isEqualTo(CANARY);
  }

  @Test
  void aWrongRecoveryCodeOpensNothing() throws IOException {
    created().lock();
    String wrong = RecoveryCode.of(RecoveryCode.random()).text();

    assertThat(vault().recover(word(wrong), word("new"))).isInstanceOf(WrongPassphrase.class);
    assertThat(vault().recover(word("short"), word("new"))).isInstanceOf(WrongPassphrase.class);
    assertThat(vault().unlock(word("right"))).isInstanceOf(Unlocked.class);
  }

  @Test
  void aLockedVaultTakesNoSecret() throws IOException {
    Vault vault = created();
    vault.lock();

    assertThatExceptionOfType(VaultLockedException.class)
        .isThrownBy(() -> vault.set("a", word("b")));
  }

  @Test
  void aVaultBoundToTheKeychainNeedsIt() throws IOException {
    var keychain = new MemoryKeychain();
    Vault vault = vault(keychain);
    RecoveryCode code = vault.create(word("right"));
    vault.set("anthropic", word(CANARY));

    assertThat(vault().unlock(word("right"))).isInstanceOf(KeychainMissing.class);
    assertThat(vault(new MemoryKeychain()).unlock(word("right")))
        .isInstanceOf(KeychainMissing.class);
    assertThat(vault(keychain).unlock(word("right"))).isInstanceOf(Unlocked.class);
    assertThat(vault().recover(word(code.text()), word("new"))).isInstanceOf(Unlocked.class);
    assertThat(vault().unlock(word("new"))).isInstanceOf(Unlocked.class);
  }

  @Test
  void valuesAreToldBeforeTheKeychainIsWaitedForAndTakenBackByLocking() throws IOException {
    List<String> told = new ArrayList<>();
    List<List<String>> atTheKeychain = new ArrayList<>();
    var keychain =
        new MemoryKeychain() {
          @Override
          public Optional<byte[]> read(String account) {
            if (account.endsWith("-generation")) {
              atTheKeychain.add(List.copyOf(told));
            }
            return super.read(account);
          }
        };
    Vault vault = vault(keychain);
    vault.tellValues(values -> hear(told, values));
    assertThat(vault.create(word("right"))).isNotNull();
    vault.set("anthropic", word(CANARY));
    vault.lock();
    assertThat(told).isEmpty();
    atTheKeychain.clear();

    assertThat(vault.unlock(word("right"))).isEqualTo(new Unlocked(Freshness.NEWEST));

    assertThat(atTheKeychain).isNotEmpty().containsOnly(List.of(CANARY));
  }
}
