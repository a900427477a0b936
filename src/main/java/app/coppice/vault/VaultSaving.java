package app.coppice.vault;

import app.coppice.vault.RecoveryResult.Backup;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.slf4j.LoggerFactory;

/// The way from memory into a vault's file: one save at a time, held through derivations and the
/// disk's work. Thread-safe.
final class VaultSaving {
  private final ReentrantLock saving = new ReentrantLock();
  private final VaultFile file;
  private final VaultMemory memory;
  private final VaultKeys keys;

  VaultSaving(VaultFile file, VaultMemory memory, VaultKeys keys) {
    this.file = file;
    this.memory = memory;
    this.keys = keys;
  }

  /// What a save does to the open vault; answers the document to seal its secrets in.
  interface Change {
    VaultDocument of(OpenVault now, byte[] dataKey) throws IOException;
  }

  /// What makes a new vault's document.
  interface Making {
    VaultDocument document() throws IOException;
  }

  /// Saves a vault where there was none, and leaves it open.
  void create(Making making, byte[] dataKey) throws IOException {
    saving(
        () -> {
          file.requireAbsent();
          VaultDocument document = making.document();
          save(document);
          return reopened(document, dataKey);
        },
        _ -> true);
  }

  /// Reads the file again, for another process may have saved since, changes what it holds now, and
  /// saves.
  void resave(Change change) throws IOException {
    byte[] dataKey = memory.dataKey();
    try {
      saving(
          () -> {
            try (OpenVault now = onDisk(dataKey)) {
              VaultDocument next = now.resealed(change.of(now, dataKey));
              save(next);
              return reopened(next, dataKey);
            }
          },
          // Locked in the meantime: it stays locked.
          old -> old instanceof OpenVault);
    } finally {
      Sealing.wipe(dataKey);
    }
  }

  /// What wraps another data key in the open vault's document.
  interface Wrapping {
    VaultDocument of(OpenVault now) throws IOException;
  }

  /// Seals the secrets under another data key. Saves twice: the backup, too, is of the new key
  /// then. From the first save on the vault has the new key, whatever becomes of the second.
  ///
  /// @param dataKey stays the caller's to wipe
  Backup rekey(byte[] dataKey, Wrapping wrapping) throws IOException {
    byte[] before = memory.dataKey();
    var backup = new AtomicReference<>(Backup.OF_THE_NEW_CODE);
    try {
      saving(
          () -> {
            try (OpenVault now = onDisk(before)) {
              VaultDocument first = now.resealed(wrapping.of(now), dataKey);
              save(first);
              try {
                save(now.resealed(first, dataKey));
              } catch (IOException e) {
                LoggerFactory.getLogger(VaultSaving.class)
                    .warn("The vault has its new key, but was not saved a second time", e);
                backup.set(file.isBackup(first) ? Backup.OF_THE_NEW_CODE : Backup.OF_THE_OLD_CODE);
              }
            }
            return rekeyed(dataKey);
          },
          old -> old instanceof OpenVault);
      return backup.get();
    } finally {
      Sealing.wipe(before);
    }
  }

  private OpenVault rekeyed(byte[] dataKey) throws IOException {
    VaultDocument document =
        file.readValid().orElseThrow(() -> new IOException("The vault that was saved is damaged"));
    return reopened(document, dataKey);
  }

  void restoreBackup() throws IOException {
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
  }

  private void saving(VaultFile.Work<OpenVault> work, Predicate<Contents> wanted)
      throws IOException {
    saving.lock();
    try {
      OpenVault saved = file.locked(work);
      memory.replace(saved, wanted);
    } finally {
      saving.unlock();
    }
  }

  /// Under the file's lock, so that the numbers of two processes do not overtake each other.
  private void save(VaultDocument document) throws IOException {
    file.save(document);
    keys.saved(document);
  }

  private OpenVault onDisk(byte[] dataKey) throws IOException {
    VaultDocument document =
        file.readValid().orElseThrow(() -> notSaved("The vault's file was damaged"));
    return OpenVault.of(document, dataKey, "")
        .orElseThrow(
            () -> notSaved("The vault got a new recovery code or was replaced by another program"));
  }

  private static IOException notSaved(String why) {
    return new IOException(
        why + " since it was opened here; nothing was saved. Lock and unlock it, then try again.");
  }

  private OpenVault reopened(VaultDocument document, byte[] dataKey) throws IOException {
    return OpenVault.of(document, dataKey, file.stamp())
        .orElseThrow(() -> new IOException("The vault that was saved does not open"));
  }
}
