package app.coppice.vault;

import app.coppice.vault.UnlockResult.Freshness;
import app.coppice.vault.VaultFormat.Parsed;
import app.coppice.vault.VaultKeys.Found;
import java.io.IOException;
import java.util.Optional;

/// The way from a vault's file into memory. Thread-safe; takes as long as a derivation, and as the
/// person does whom the keychain asks.
final class VaultOpening {
  private final VaultFile file;
  private final VaultMemory memory;
  private final VaultKeys keys;

  VaultOpening(VaultFile file, VaultMemory memory, VaultKeys keys) {
    this.file = file;
    this.memory = memory;
    this.keys = keys;
  }

  /// How a data key is looked for.
  interface KeySearch {
    Found in(VaultDocument document) throws IOException;
  }

  /// `Unlocked` when memory holds the open vault now.
  UnlockResult open(KeySearch search) throws IOException {
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
            case Found.NoKeychain(var why) -> new UnlockResult.KeychainMissing(why);
          };
    };
  }

  private UnlockResult opened(VaultDocument document, byte[] dataKey) throws IOException {
    Optional<OpenVault> open;
    try {
      open = OpenVault.of(document, dataKey, file.stamp());
    } finally {
      Sealing.wipe(dataKey);
    }
    if (open.isEmpty()) {
      return damaged("the contents were changed after they were sealed");
    }
    memory.replace(open.get(), _ -> true);
    if (keys.lastSeen(document) > document.generation()) {
      return new UnlockResult.Unlocked(Freshness.OLDER_THAN_LAST_SEEN);
    }
    keys.opened(document);
    return new UnlockResult.Unlocked(Freshness.NEWEST);
  }

  /// What is wrong with the file, as far as it shows without a key; empty when nothing is.
  Optional<UnlockResult.Damaged> damage() throws IOException {
    Optional<Parsed> parsed = file.read();
    return parsed.isPresent() && parsed.get() instanceof Parsed.Damaged(var what)
        ? Optional.of(damaged(what))
        : Optional.empty();
  }

  private UnlockResult.Damaged damaged(String what) throws IOException {
    return new UnlockResult.Damaged(what, file.hasReadableBackup());
  }
}
