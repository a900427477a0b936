package app.coppice.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.coppice.vault.UnlockResult.Damaged;
import app.coppice.vault.UnlockResult.Freshness;
import app.coppice.vault.UnlockResult.Unlocked;
import app.coppice.vault.UnlockResult.WrongPassphrase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A recovery code that is replaced by a new one.
class RecoveryCodeTest {
  @TempDir Path folder;
  private final MemoryKeychain keychain = new MemoryKeychain();

  private Path file() {
    return folder.resolve("secrets.vault");
  }

  private Vault vault() {
    return new Vault(file(), KdfParameters.FLOOR, new QuickHash(), keychain);
  }

  private static char[] word(String text) {
    return text.toCharArray();
  }

  private RecoveryCode created() throws IOException {
    try (var vault = vault()) {
      RecoveryCode code = vault.create(word("right"));
      vault.set("anthropic", word("sk-one"));
      return code;
    }
  }

  private RecoveryCode renewed() throws IOException {
    try (var vault = vault()) {
      var result = vault.renewRecoveryCode(word("right"));
      assertThat(result).isInstanceOf(RecoveryResult.Made.class);
      assertThat(vault.use("anthropic", Secret::reveal)).contains("sk-one");
      vault.set("deploy", word("sk-two"));
      return ((RecoveryResult.Made) result).code();
    }
  }

  @Test
  void theOldCodeOpensNeitherTheVaultNorItsBackup() throws IOException {
    RecoveryCode old = created();
    RecoveryCode fresh = renewed();
    assertThat(fresh.text()).isNotEqualTo(old.text());

    assertThat(vault().recover(word(old.text()), word("new"))).isInstanceOf(WrongPassphrase.class);
    Files.writeString(file(), "damaged");
    try (var vault = vault()) {
      assertThat(vault.unlock(word("right"))).isInstanceOf(Damaged.class);
      vault.restoreBackup();
      assertThat(vault.recover(word(old.text()), word("new"))).isInstanceOf(WrongPassphrase.class);
      assertThat(vault.recover(word(fresh.text()), word("new"))).isInstanceOf(Unlocked.class);
      assertThat(vault.use("anthropic", Secret::reveal)).contains("sk-one");
    }
  }

  @Test
  void theBackupIsOfTheNewCodeAtOnce() throws IOException {
    RecoveryCode old = created();
    try (var vault = vault()) {
      assertThat(vault.renewRecoveryCode(word("right"))).isInstanceOf(RecoveryResult.Made.class);
    }
    Files.delete(file());
    Files.copy(folder.resolve("secrets.vault.bak"), file());
    assertThat(vault().recover(word(old.text()), word("new"))).isInstanceOf(WrongPassphrase.class);
    assertThat(vault().unlock(word("right"))).isInstanceOf(Unlocked.class);
  }

  @Test
  void whereTheBackupCannotBeWrittenTheNewCodeIsToldAllTheSame() throws IOException {
    RecoveryCode old = created();
    Path backup = folder.resolve("secrets.vault.bak");
    // The number of the first save stands in the keychain before the second begins.
    keychain.afterNextGeneration(() -> {
      try {
        Files.delete(backup);
        Files.createFile(Files.createDirectory(backup).resolve("in the way"));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    });
    try (var vault = vault()) {
      var result = vault.renewRecoveryCode(word("right"));
      assertThat(result).isInstanceOf(RecoveryResult.Made.class);
      var made = (RecoveryResult.Made) result;
      assertThat(made.backup()).isEqualTo(RecoveryResult.Backup.OF_THE_OLD_CODE);
      Files.delete(backup.resolve("in the way"));
      Files.delete(backup);
      vault.set("deploy", word("sk-two"));
      assertThat(vault().recover(word(old.text()), word("x"))).isInstanceOf(WrongPassphrase.class);
      assertThat(vault().recover(word(made.code().text()), word("new")))
          .isEqualTo(new Unlocked(Freshness.NEWEST));
    }
  }

  @Test
  void anOlderVaultThatGetsANewCodeIsToldToBeOlder() throws IOException {
    created();
    byte[] before = Files.readAllBytes(file());
    renewed();
    Files.write(file(), before);
    try (var vault = vault()) {
      assertThat(vault.renewRecoveryCode(word("right")))
          .isInstanceOfSatisfying(
              RecoveryResult.Made.class,
              made -> {
                assertThat(made.freshness()).isEqualTo(Freshness.OLDER_THAN_LAST_SEEN);
                assertThat(made.backup()).isEqualTo(RecoveryResult.Backup.OF_THE_NEW_CODE);
              });
    }
  }

  @Test
  void aKeyThatTheOldCodeOpenedOnceOpensNothingThatCameLater() throws IOException {
    RecoveryCode old = created();
    var before = new VaultFile(file()).readValid().orElseThrow();
    byte[] stolen =
        before.openRecoverySlot(RecoveryCode.bytes(word(old.text())).orElseThrow()).orElseThrow();
    assertThat(before.openBody(stolen)).isPresent();

    renewed();

    assertThat(new VaultFile(file()).readValid().orElseThrow().openBody(stolen)).isEmpty();
  }

  @Test
  void theFileBeforeIsKnownAsAnOlderOne() throws IOException {
    created();
    byte[] before = Files.readAllBytes(file());
    renewed();
    assertThat(vault().unlock(word("right"))).isEqualTo(new Unlocked(Freshness.NEWEST));
    Files.write(file(), before);
    assertThat(vault().unlock(word("right")))
        .isEqualTo(new Unlocked(Freshness.OLDER_THAN_LAST_SEEN));
  }

  @Test
  void aWrongPassphraseMakesNoCodeAndLeavesTheFileUnchanged() throws IOException {
    RecoveryCode old = created();
    byte[] before = Files.readAllBytes(file());
    try (var vault = vault()) {
      char[] wrong = word("wrong");
      assertThat(vault.renewRecoveryCode(wrong))
          .isEqualTo(new RecoveryResult.Refused(new WrongPassphrase()));
      assertThat(wrong).containsOnly('\0');
    }
    assertThat(Files.readAllBytes(file())).isEqualTo(before);
    assertThat(vault().recover(word(old.text()), word("new"))).isInstanceOf(Unlocked.class);
  }

  @Test
  void anotherProcessThatHasItOpenSavesNothingOverTheNewKey() throws IOException {
    created();
    try (var other = vault()) {
      assertThat(other.unlock(word("right"))).isInstanceOf(Unlocked.class);
      RecoveryCode fresh = renewed();
      byte[] after = Files.readAllBytes(file());
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> other.set("late", word("x")))
          .withMessageContaining("new recovery code")
          .withMessageContaining("Lock and unlock");
      assertThat(Files.readAllBytes(file())).isEqualTo(after);
      assertThat(other.recover(word(fresh.text()), word("new"))).isInstanceOf(Unlocked.class);
      other.set("late", word("x"));
      assertThat(other.names()).contains("late", "deploy");
    }
  }
}
