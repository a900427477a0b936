package app.coppice.vault;

import app.coppice.vault.VaultFormat.Parsed;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.slf4j.LoggerFactory;

/// What a vault holds in memory: nothing, or its open contents. Thread-safe; no call waits for a
/// derivation or a save.
final class VaultMemory {
  private static final Parsed NO_FILE = new Parsed.Damaged("there is no file");

  private final ReentrantLock lock = new ReentrantLock();
  private final VaultFile file;
  private Consumer<List<byte[]>> keeper = _ -> {};
  private volatile Contents contents = new Contents.Closed();

  VaultMemory(VaultFile file) {
    this.file = file;
  }

  Contents contents() {
    return contents;
  }

  /// A copy of the data key, for the caller to wipe.
  byte[] dataKey() throws VaultLockedException {
    lock.lock();
    try {
      if (contents instanceof OpenVault open) {
        return open.dataKey();
      }
      throw new VaultLockedException();
    } finally {
      lock.unlock();
    }
  }

  /// What `read` makes of the secrets; empty while locked.
  <T> Optional<T> read(Function<Entries, T> read) {
    lock.lock();
    try {
      refresh();
      return contents instanceof OpenVault open
          ? Optional.of(read.apply(open.entries()))
          : Optional.empty();
    } finally {
      lock.unlock();
    }
  }

  /// Lends `told` the values, if there are any now, and at each change, before anybody else can
  /// read them, and none once they are closed. It is called under this memory's lock, so in the
  /// order of the changes.
  void tellValues(Consumer<List<byte[]>> told) {
    lock.lock();
    try {
      keeper = told;
      if (contents instanceof OpenVault) {
        tell(contents);
      }
    } finally {
      lock.unlock();
    }
  }

  private void tell(Contents of) {
    List<byte[]> values = of instanceof OpenVault open ? open.entries().values() : List.of();
    try {
      keeper.accept(values);
    } finally {
      Sealing.wipe(values.toArray(byte[][]::new));
    }
  }

  /// Takes `next` over if the old contents are such, and closes the other one.
  void replace(Contents next, Predicate<Contents> wanted) {
    lock.lock();
    try {
      Contents unwanted = next;
      if (wanted.test(contents)) {
        if (next instanceof OpenVault) {
          tell(next);
        }
        unwanted = contents;
        contents = next;
      }
      unwanted.close();
      if (contents instanceof Contents.Closed) {
        tell(contents);
      }
    } finally {
      lock.unlock();
    }
  }

  /// Takes over what another process saved. A file that cannot be read now changes nothing here.
  private void refresh() {
    if (contents instanceof OpenVault open) {
      byte[] dataKey = open.dataKey();
      try {
        if (!open.stamp().equals(file.stamp())
            && file.read().orElse(NO_FILE) instanceof Parsed.Valid(var document)) {
          OpenVault.of(document, dataKey, file.stamp()).ifPresent(now -> replace(now, _ -> true));
        }
      } catch (IOException e) {
        LoggerFactory.getLogger(Vault.class).warn("The vault's file cannot be read", e);
      } finally {
        Sealing.wipe(dataKey);
      }
    }
  }
}
