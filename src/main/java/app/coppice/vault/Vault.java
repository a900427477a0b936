package app.coppice.vault;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;

/// The person's secrets: sealed in one file, open in memory between `unlock` and `lock`.
///
/// Thread-safe. Whatever takes a passphrase computes for about a second and waits for the disk, so
/// not on the FX thread; it wipes the characters it is given. Methods throw `IOException` when the
/// disk fails; what a person can do wrong is a result.
public final class Vault implements AutoCloseable {
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final VaultFile file;
  private final VaultKeys keys;
  private final KdfParameters parameters;
  private final VaultMemory memory;
  private final VaultOpening opening;
  private final VaultSaving saving;
  private final Keychain keychain;

  /// @param parameters the cost of vaults made from now on; an older vault keeps its own until its
  ///   passphrase changes
  public Vault(Path file, KdfParameters parameters, Keychain keychain) {
    this(file, parameters, new Argon2Hash(), keychain);
  }

  Vault(Path file, KdfParameters parameters, PassphraseHash hash, Keychain keychain) {
    this.file = new VaultFile(file);
    this.memory = new VaultMemory(this.file);
    this.keys = new VaultKeys(parameters, hash, keychain);
    this.opening = new VaultOpening(this.file, memory, keys);
    this.saving = new VaultSaving(this.file, memory, keys);
    this.keychain = keychain;
    this.parameters = parameters;
  }

  public VaultState state() {
    return switch (memory.contents()) {
      case OpenVault _ -> VaultState.UNLOCKED;
      case Contents.Closed _ -> file.exists() ? VaultState.LOCKED : VaultState.MISSING;
    };
  }

  /// Calls `listener` after each change of state or contents, on the thread that made it.
  public void onStateChanged(Runnable listener) {
    listeners.add(listener);
  }

  /// What is wrong with the file, as far as it shows without a passphrase; empty when nothing is.
  public Optional<UnlockResult.Damaged> damage() throws IOException {
    return opening.damage();
  }

  /// What opens the file as it is now; needs no passphrase.
  ///
  /// @throws IOException when there is no undamaged file
  public Protection protection() throws IOException {
    return file.readValid()
        .map(document ->
            document.keychain() ? Protection.PASSPHRASE_AND_KEYCHAIN : Protection.PASSPHRASE)
        .orElseThrow(() -> new IOException("There is no readable vault"));
  }

  /// What a vault is tied to.
  public enum Protection {
    PASSPHRASE,
    PASSPHRASE_AND_KEYCHAIN
  }

  /// How the system's keychain stands; up to some seconds.
  public Keychain.Standing keychain() {
    return keychain.standing();
  }

  /// Makes a vault and leaves it open; tied to the keychain where that is ready.
  ///
  /// @return to be shown once, for paper
  /// @throws FileAlreadyExistsException when there is one
  public RecoveryCode create(char[] passphrase) throws IOException {
    byte[] bytes = taken(passphrase);
    byte[] dataKey = Sealing.random(Sealing.KEY);
    byte[] code = RecoveryCode.random();
    VaultDocument blank = VaultDocument.fresh(parameters);
    try (var none = new Entries()) {
      saving.create(
          () ->
              keys.wrapped(blank, bytes, dataKey)
                  .withRecoverySlot(code, dataKey)
                  .withBody(dataKey, none.encode()),
          dataKey);
      announce();
      return RecoveryCode.of(code);
    } catch (IOException e) {
      keys.forget(blank);
      throw e;
    } finally {
      Sealing.wipe(bytes, dataKey, code);
    }
  }

  public UnlockResult unlock(char[] passphrase) throws IOException {
    byte[] bytes = taken(passphrase);
    try {
      return open(document -> keys.byPassphrase(document, bytes));
    } finally {
      Sealing.wipe(bytes);
    }
  }

  /// Wraps the data key for another passphrase, tied to the keychain where that is ready; secrets
  /// and recovery code stay. `Unlocked` when it was done, else nothing was.
  public UnlockResult changePassphrase(char[] old, char[] changed) throws IOException {
    byte[] bytes = taken(changed);
    try {
      UnlockResult result = unlock(old);
      if (result instanceof UnlockResult.Unlocked) {
        rewrap(bytes);
      }
      return result;
    } finally {
      Sealing.wipe(bytes);
    }
  }

  /// Opens the vault by the printed code and gives it a new passphrase, bound to the keychain of
  /// today. `Unlocked` when it was done, else nothing was.
  public UnlockResult recover(char[] code, char[] changed) throws IOException {
    byte[] bytes = taken(changed);
    try {
      UnlockResult result = open(document -> keys.byRecoveryCode(document, code));
      if (result instanceof UnlockResult.Unlocked) {
        rewrap(bytes);
      }
      return result;
    } finally {
      Sealing.wipe(bytes);
      Arrays.fill(code, '\0');
    }
  }

  /// Makes a new recovery code in the place of the old one, for who knows the passphrase. The
  /// secrets get a new data key, and the backup is written anew too: the old code opens neither,
  /// but for a backup that could not be written, which the result tells.
  public RecoveryResult renewRecoveryCode(char[] passphrase) throws IOException {
    byte[] bytes = taken(passphrase);
    byte[] dataKey = Sealing.random(Sealing.KEY);
    byte[] code = RecoveryCode.random();
    try {
      UnlockResult result = open(document -> keys.byPassphrase(document, bytes));
      if (!(result instanceof UnlockResult.Unlocked(UnlockResult.Freshness freshness))) {
        return new RecoveryResult.Refused(result);
      }
      RecoveryResult.Backup backup =
          saving.rekey(
              dataKey,
              now -> keys.wrapped(now.document(), bytes, dataKey).withRecoverySlot(code, dataKey));
      announce();
      return new RecoveryResult.Made(RecoveryCode.of(code), freshness, backup);
    } finally {
      Sealing.wipe(bytes, dataKey, code);
    }
  }

  /// Says of an open vault that is older than the last one seen that it is the right one: from its
  /// next number on it is the newest.
  ///
  /// @throws VaultLockedException when the vault is locked
  public void acceptOlder() throws IOException {
    saving.resave((now, _) -> now.document().since(keys.lastSeen(now.document())));
    announce();
  }

  /// Forgets the key and every secret. Quick.
  public void lock() {
    memory.replace(new Contents.Closed(), _ -> true);
    announce();
  }

  /// Puts the last good file in a damaged one's place; the damaged one is kept beside it. The vault
  /// is locked afterwards.
  public void restoreBackup() throws IOException {
    saving.restoreBackup();
    lock();
  }

  /// Keeps `value` under `name`, on the disk too when this returns; `value` is wiped.
  ///
  /// @throws VaultLockedException when the vault is locked
  public void set(String name, char[] value) throws IOException {
    if (name.isBlank() || name.length() > Entries.MAX_NAME || value.length > Entries.MAX_VALUE) {
      throw new IllegalArgumentException("A secret has a short name and at most 64 KiB");
    }
    Secret secret = Secret.taking(value);
    try {
      change(entries -> entries.put(name, secret.copy()));
    } finally {
      secret.close();
    }
  }

  /// @throws VaultLockedException when the vault is locked
  public void remove(String name) throws IOException {
    change(entries -> entries.remove(name));
  }

  /// Lends `told` a copy of each secret, now if it is open and at each change, for the length of
  /// the call: before anybody else can read a new one, and none once the vault is locked. One call
  /// at a time, on the thread that made the change; `told` is quick and calls no vault.
  public void tellValues(Consumer<List<byte[]>> told) {
    memory.tellValues(told);
  }

  /// Names of the secrets; none while locked.
  public Set<String> names() {
    return memory.read(Entries::names).orElse(Set.of());
  }

  /// Lends the secret `name` for the length of one call; empty while locked or when there is none.
  public <T> Optional<T> use(String name, Function<Secret, T> use) {
    Optional<Secret> copy = memory.read(entries -> entries.copy(name)).flatMap(Function.identity());
    return copy.map(secret -> {
      try (secret) {
        return use.apply(secret);
      }
    });
  }

  @Override
  public void close() {
    lock();
    listeners.clear();
  }

  private UnlockResult open(VaultOpening.KeySearch search) throws IOException {
    UnlockResult result = opening.open(search);
    if (result instanceof UnlockResult.Unlocked) {
      announce();
    }
    return result;
  }

  private void rewrap(byte[] passphrase) throws IOException {
    saving.resave((now, dataKey) -> keys.wrapped(now.document(), passphrase, dataKey));
    announce();
  }

  private void change(Consumer<Entries> change) throws IOException {
    saving.resave((now, _) -> {
      change.accept(now.entries());
      return now.document();
    });
    announce();
  }

  private void announce() {
    listeners.forEach(Runnable::run);
  }

  private static byte[] taken(char[] passphrase) {
    byte[] bytes = Secret.utf8(passphrase);
    Arrays.fill(passphrase, '\0');
    return bytes;
  }
}
