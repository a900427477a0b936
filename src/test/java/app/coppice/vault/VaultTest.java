package app.coppice.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.coppice.vault.UnlockResult.Damaged;
import app.coppice.vault.UnlockResult.Freshness;
import app.coppice.vault.UnlockResult.KeychainMissing;
import app.coppice.vault.UnlockResult.Missing;
import app.coppice.vault.UnlockResult.NewerVersion;
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
import org.junit.jupiter.api.io.TempDir;

class VaultTest {
  private static final String CANARY = "sk-ant-canary-1234567890";

  @TempDir Path folder;

  private Path file() {
    return folder.resolve("secrets.vault");
  }

  private Path backup() {
    return folder.resolve("secrets.vault.bak");
  }

  private Vault vault() {
    return vault(Keychain.none());
  }

  private Vault vault(Keychain keychain) {
    return new Vault(file(), KdfParameters.FLOOR, new QuickHash(), keychain);
  }

  private Vault created() throws IOException {
    Vault vault = vault();
    assertThat(vault.create(word("right")).text()).hasSize(39);
    vault.set("anthropic", word(CANARY));
    return vault;
  }

  private static char[] word(String text) {
    return text.toCharArray();
  }

  private static String value(Vault vault) {
    return vault.use("anthropic", Secret::reveal).orElse("none");
  }

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
  void aDamagedVaultSaysSoAndItsBackupIsRestored() throws IOException {
    Vault vault = created();
    vault.set("other", word("second"));
    vault.lock();
    byte[] bytes = Files.readAllBytes(file());
    bytes[bytes.length / 2] ^= 1;
    Files.write(file(), bytes);

    assertThat(vault.unlock(word("right")))
        .isEqualTo(new Damaged("the checksum does not match", true));
    assertThat(vault.damage()).contains(new Damaged("the checksum does not match", true));
    vault.restoreBackup();
    assertThat(vault.damage()).isEmpty();

    assertThat(vault.unlock(word("right"))).isInstanceOf(Unlocked.class);
    assertThat(vault.names()).containsExactly("anthropic");
    assertThat(folder.resolve("secrets.vault.damaged-1")).hasBinaryContent(bytes);
  }

  @Test
  void aDamagedVaultDoesNotBecomeTheBackup() throws IOException {
    Vault vault = created();
    vault.set("other", word("second"));
    byte[] good = Files.readAllBytes(backup());
    Files.writeString(file(), "damaged");

    assertThatExceptionOfType(IOException.class).isThrownBy(() -> vault.set("x", word("y")));
    assertThat(vault.unlock(word("right"))).isInstanceOf(Damaged.class);
    assertThat(Files.readAllBytes(backup())).isEqualTo(good);
  }

  @Test
  void withoutAReadableBackupNoneIsOffered() throws IOException {
    created().lock();
    Files.writeString(file(), "damaged");
    Files.writeString(backup(), "damaged");

    assertThat(vault().unlock(word("right")))
        .isEqualTo(new Damaged("the file does not begin like a vault", false));
    assertThatExceptionOfType(IOException.class).isThrownBy(() -> vault().restoreBackup());
  }

  @Test
  void aNewerVersionIsLeftAlone() throws IOException {
    created().lock();
    byte[] bytes = Files.readAllBytes(file());
    bytes[9] = 2;
    Files.write(file(), bytes);

    assertThat(vault().unlock(word("right"))).isEqualTo(new NewerVersion(2));
    assertThat(Files.readAllBytes(file())).isEqualTo(bytes);
  }

  @Test
  void anotherProcessesSaveIsSeenAndKept() throws IOException {
    Vault mine = created();
    Vault other = vault();
    assertThat(other.unlock(word("right"))).isInstanceOf(Unlocked.class);

    other.set("theirs", word("1"));
    mine.set("mine", word("2"));

    assertThat(mine.names()).containsExactlyInAnyOrder("anthropic", "theirs", "mine");
    assertThat(other.names()).containsExactlyInAnyOrder("anthropic", "theirs", "mine");
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
  void anOlderVaultInItsPlaceIsNoticed() throws IOException {
    var keychain = new MemoryKeychain();
    Vault vault = vault(keychain);
    assertThat(vault.create(word("right"))).isNotNull();
    byte[] old = Files.readAllBytes(file());
    vault.set("anthropic", word(CANARY));
    vault.lock();
    Files.write(file(), old);

    assertThat(vault.unlock(word("right"))).isEqualTo(new Unlocked(Freshness.OLDER_THAN_LAST_SEEN));
  }

  @Test
  void anOlderVaultStaysOlderHoweverOftenItIsSavedUntilItIsAccepted() throws IOException {
    var older = new Unlocked(Freshness.OLDER_THAN_LAST_SEEN);
    Vault vault = vault(new MemoryKeychain());
    assertThat(vault.create(word("right"))).isNotNull();
    byte[] first = Files.readAllBytes(file());
    vault.set("anthropic", word(CANARY));
    vault.set("other", word("second"));
    byte[] newest = Files.readAllBytes(file());
    Files.write(file(), first);

    for (int save = 0; save < 4; save++) {
      assertThat(vault.unlock(word("right"))).isEqualTo(older);
      vault.set("name" + save, word("value"));
    }
    assertThat(vault.changePassphrase(word("right"), word("changed"))).isEqualTo(older);
    assertThat(vault.unlock(word("changed"))).isEqualTo(older);

    vault.acceptOlder();
    vault.lock();
    assertThat(vault.unlock(word("changed"))).isEqualTo(new Unlocked(Freshness.NEWEST));
    Files.write(file(), newest);
    assertThat(vault.unlock(word("right"))).isEqualTo(older);
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

  @Test
  void valuesThatAnotherProcessSavedAreToldBeforeTheyAreRead() throws IOException {
    List<String> told = new ArrayList<>();
    Vault vault = created();
    vault.tellValues(values -> hear(told, values));
    Vault other = vault();
    assertThat(other.unlock(word("right"))).isInstanceOf(Unlocked.class);
    other.set("deploy", word("another-secret"));

    assertThat(vault.use("deploy", _ -> List.copyOf(told)).orElseThrow())
        .containsExactlyInAnyOrder(CANARY, "another-secret");
  }

  private static void hear(List<String> told, List<byte[]> values) {
    told.clear();
    values.forEach(value -> told.add(new String(value, StandardCharsets.UTF_8)));
  }
}
