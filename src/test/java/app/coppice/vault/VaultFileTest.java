package app.coppice.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.coppice.vault.UnlockResult.Damaged;
import app.coppice.vault.UnlockResult.Freshness;
import app.coppice.vault.UnlockResult.NewerVersion;
import app.coppice.vault.UnlockResult.Unlocked;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What somebody else did to a vault's file: damage, an older or newer one, another process's save.
class VaultFileTest extends VaultFixture {
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
}
