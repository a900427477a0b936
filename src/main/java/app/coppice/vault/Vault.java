package app.coppice.vault;

import app.coppice.vault.UnlockResult.Freshness;
import app.coppice.vault.VaultFormat.Parsed;
import app.coppice.vault.VaultKeys.Found;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/// The person's secrets: sealed in one file, open in memory between `unlock` and `lock`.
///
/// Thread-safe. Whatever takes a passphrase computes for about a second and waits for the disk, so
/// not on the FX thread; it wipes the characters it is given. Methods throw `IOException` when the
/// disk fails; what a person can do wrong is a result.
public final class Vault implements AutoCloseable {
  /// One save at a time; held through derivations and the disk's work.
  private final ReentrantLock saving = new ReentrantLock();

  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final Path path;
  private final VaultFile file;
  private final VaultKeys keys;
  private final KdfParameters parameters;
  private final VaultMemory memory;

  /// @param parameters the cost of vaults made from now on; an older vault keeps its own until its
  ///   passphrase changes
  public Vault(Path file, KdfParameters parameters, Keychain keychain) {
    this(file, parameters, new Argon2Hash(), keychain);
  }

  Vault(Path file, KdfParameters parameters, PassphraseHash hash, Keychain keychain) {
    this.path = file;
    this.file = new VaultFile(file);
    this.memory = new VaultMemory(this.file);
    this.keys = new VaultKeys(parameters, hash, keychain);
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
    Optional<Parsed> parsed = file.read();
    return parsed.isPresent() && parsed.get() instanceof Parsed.Damaged(var what)
        ? Optional.of(damaged(what))
        : Optional.empty();
  }

  /// Makes a vault and leaves it open.
  ///
  /// @return to be shown once, for paper
  /// @throws FileAlreadyExistsException when there is one
  public RecoveryCode create(char[] passphrase) throws IOException {
    byte[] bytes = taken(passphrase);
    byte[] dataKey = Sealing.random(Sealing.KEY);
    byte[] code = RecoveryCode.random();
    try (var none = new Entries()) {
      saving(
          () -> {
            if (file.exists()) {
              throw new FileAlreadyExistsException(path.toString());
            }
            VaultDocument document =
                keys.wrapped(VaultDocument.fresh(parameters), bytes, dataKey)
                    .withRecoverySlot(code, dataKey)
                    .withBody(dataKey, none.encode());
            file.save(document);
            return reopened(document, dataKey);
          },
          _ -> true);
      return RecoveryCode.of(code);
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

  /// Wraps the data key for another passphrase; secrets and recovery code stay. `Unlocked` when it
  /// was done, else nothing was.
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

  /// Forgets the key and every secret. Quick.
  public void lock() {
    memory.replace(new Contents.Closed(), _ -> true);
    announce();
  }

  /// Puts the last good file in a damaged one's place; the damaged one is kept beside it. The vault
  /// is locked afterwards.
  public void restoreBackup() throws IOException {
    saving.lock();
    try {
      var _ =
          file.locked(() -> {
            file.restore();
            return true;
          });
    } finally {
      saving.unlock();
    }
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

  private UnlockResult open(KeySearch search) throws IOException {
    Optional<Parsed> parsed = file.read();
    if (parsed.isEmpty()) {
      return new UnlockResult.Missing();
    }
    return switch (parsed.get()) {
      case Parsed.Damaged(var what) -> damaged(what);
      case Parsed.Newer(var version) -> new UnlockResult.NewerVersion(version);
      case Parsed.Valid(var document) ->
          switch (search.in(document)) {
            case Found.Key(var dataKey) -> opened(document, dataKey);
            case Found.Wrong _ -> new UnlockResult.WrongPassphrase();
            case Found.NoKeychain _ -> new UnlockResult.KeychainMissing();
          };
    };
  }

  private UnlockResult opened(VaultDocument document, byte[] dataKey) throws IOException {
    Optional<OpenVault> open = OpenVault.of(document, dataKey, file.stamp());
    Sealing.wipe(dataKey);
    if (open.isEmpty()) {
      return damaged("the contents were changed after they were sealed");
    }
    memory.replace(open.get(), _ -> true);
    announce();
    if (keys.lastSeen(document) > document.generation()) {
      return new UnlockResult.Unlocked(Freshness.OLDER_THAN_LAST_SEEN);
    }
    keys.remember(document);
    return new UnlockResult.Unlocked(Freshness.NEWEST);
  }

  private UnlockResult.Damaged damaged(String what) throws IOException {
    return new UnlockResult.Damaged(what, file.hasReadableBackup());
  }

  private void rewrap(byte[] passphrase) throws IOException {
    resave((now, dataKey) -> keys.wrapped(now.document(), passphrase, dataKey));
  }

  private void change(Consumer<Entries> change) throws IOException {
    resave((now, _) -> {
      change.accept(now.entries());
      return now.document();
    });
  }

  /// Reads the file again, for another process may have saved since, changes what it holds now, and
  /// saves.
  private void resave(Change change) throws IOException {
    byte[] dataKey = memory.dataKey();
    try {
      saving(
          () -> {
            try (OpenVault now = onDisk(dataKey)) {
              VaultDocument next = now.resealed(change.of(now, dataKey));
              file.save(next);
              return reopened(next, dataKey);
            }
          },
          // Locked in the meantime: it stays locked.
          old -> old instanceof OpenVault);
    } finally {
      Sealing.wipe(dataKey);
    }
  }

  private void saving(VaultFile.Work<OpenVault> work, Predicate<Contents> wanted)
      throws IOException {
    saving.lock();
    try {
      OpenVault saved = file.locked(work);
      keys.remember(saved.document());
      memory.replace(saved, wanted);
    } finally {
      saving.unlock();
    }
    announce();
  }

  private OpenVault onDisk(byte[] dataKey) throws IOException {
    return file.read().filter(Parsed.Valid.class::isInstance).map(Parsed.Valid.class::cast).stream()
        .flatMap(valid -> OpenVault.of(valid.document(), dataKey, "").stream())
        .findFirst()
        .orElseThrow(() ->
            new IOException(
                "The vault's file was damaged or replaced since it was opened; nothing was"
                    + " saved. Lock and unlock it."));
  }

  private OpenVault reopened(VaultDocument document, byte[] dataKey) throws IOException {
    return OpenVault.of(document, dataKey, file.stamp())
        .orElseThrow(() -> new IOException("The vault that was saved does not open"));
  }

  private void announce() {
    listeners.forEach(Runnable::run);
  }

  private static byte[] taken(char[] passphrase) {
    byte[] bytes = Secret.utf8(passphrase);
    Arrays.fill(passphrase, '\0');
    return bytes;
  }

  /// How a data key is looked for.
  private interface KeySearch {
    Found in(VaultDocument document) throws IOException;
  }

  /// What a save does to the open vault; answers the document to seal its secrets in.
  private interface Change {
    VaultDocument of(OpenVault now, byte[] dataKey) throws IOException;
  }
}
