package app.coppice;

import app.coppice.ui.window.VaultAccess;
import app.coppice.vault.RecoveryResult;
import app.coppice.vault.UnlockResult;
import app.coppice.vault.UnlockResult.Freshness;
import app.coppice.vault.Vault;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The vault as the window uses it. Thread-safe; whatever derives a key runs on a platform thread
/// of its own.
final class WindowVault implements VaultAccess {
  private static final Logger LOG = LoggerFactory.getLogger(WindowVault.class);

  private final Vault vault;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final AtomicBoolean looking = new AtomicBoolean();
  private volatile State damaged = new State.Locked();

  /// What was found last: who asks does not wait for the disk.
  private volatile State found;

  WindowVault(Vault vault) {
    this.vault = vault;
    found = look();
    vault.onStateChanged(this::changed);
  }

  private void changed() {
    if (isFoundChanged()) {
      listeners.forEach(Runnable::run);
    }
  }

  /// One look at a time, so that the newest stands.
  private synchronized boolean isFoundChanged() {
    State now = look();
    boolean changed = !now.equals(found);
    found = now;
    return changed;
  }

  /// Another process may have made a vault, or put a key into an open one: that is looked for
  /// behind the answer.
  @Override
  public State state() {
    State now = found;
    if (looking.compareAndSet(false, true)) {
      Thread.ofVirtual()
          .name("vault-look")
          .start(() -> {
            looking.set(false);
            changed();
          });
    }
    return now;
  }

  @Override
  public CompletableFuture<State> looked() {
    CompletableFuture<State> result = new CompletableFuture<>();
    Thread.ofVirtual()
        .name("vault-look")
        .start(() -> {
          changed();
          result.complete(found);
        });
    return result;
  }

  private State look() {
    return switch (vault.state()) {
      case MISSING -> new State.Absent();
      case LOCKED -> damaged;
      case UNLOCKED -> new State.Unlocked(vault.names().stream().sorted().toList());
    };
  }

  @Override
  public CompletableFuture<Outcome> create(char[] passphrase) {
    return work(
        () -> {
          try {
            String code = vault.create(passphrase).text();
            return new Outcome.Created(code, protection());
          } catch (FileAlreadyExistsException made) {
            changed();
            return new Outcome.Refused(
                "There is a vault already, made outside this window. Nothing was changed. Unlock it"
                    + " with the passphrase it was made with.");
          }
        },
        passphrase);
  }

  @Override
  public CompletableFuture<Outcome> unlock(char[] passphrase) {
    return work(() -> outcome(vault.unlock(passphrase)), passphrase);
  }

  @Override
  public CompletableFuture<Outcome> recover(char[] code, char[] fresh) {
    return work(
        () ->
            switch (outcome(vault.recover(code, fresh))) {
              case Outcome.WrongPassphrase _ -> new Outcome.WrongCode();
              case Outcome other -> other;
            },
        code,
        fresh);
  }

  @Override
  public CompletableFuture<Outcome> changePassphrase(char[] old, char[] fresh) {
    return work(() -> outcome(vault.changePassphrase(old, fresh)), old, fresh);
  }

  @Override
  public CompletableFuture<Outcome> renewRecoveryCode(char[] passphrase) {
    return work(
        () ->
            switch (vault.renewRecoveryCode(passphrase)) {
              case RecoveryResult.Made made ->
                  new Outcome.Renewed(made.code().text(), cautions(made));
              case RecoveryResult.Refused(UnlockResult why) -> outcome(why);
            },
        passphrase);
  }

  @Override
  public void lock() {
    vault.lock();
  }

  @Override
  public CompletableFuture<Outcome> put(String name, char[] key) {
    return work(
        () -> {
          vault.set(name, key);
          return new Outcome.Done();
        },
        key);
  }

  @Override
  public CompletableFuture<Outcome> remove(String name) {
    return work(() -> {
      vault.remove(name);
      return new Outcome.Done();
    });
  }

  @Override
  public CompletableFuture<Outcome> restoreBackup() {
    return work(() -> {
      vault.restoreBackup();
      damaged = new State.Locked();
      changed();
      return new Outcome.Done();
    });
  }

  @Override
  public void onChange(Runnable action) {
    listeners.add(action);
  }

  private Outcome outcome(UnlockResult result) {
    return switch (result) {
      case UnlockResult.Unlocked(Freshness freshness) -> {
        damaged = new State.Locked();
        yield freshness == Freshness.NEWEST ? new Outcome.Done() : new Outcome.DoneButOlder();
      }
      case UnlockResult.WrongPassphrase _ -> new Outcome.WrongPassphrase();
      case UnlockResult.Damaged found -> {
        foundDamaged(found);
        yield new Outcome.Refused("The vault is damaged: " + found.what());
      }
      case UnlockResult.NewerVersion(int version) ->
          new Outcome.Refused(
              "The vault has version " + version + ", of a newer Coppice. Update Coppice.");
      case UnlockResult.Missing _ -> new Outcome.Refused("There is no vault yet.");
      case UnlockResult.KeychainMissing(String why) ->
          new Outcome.Refused(
              "The vault is tied to the system's keychain, and "
                  + why
                  + ". Unlock the keychain and try again, or use the recovery code.");
    };
  }

  private static Set<Caution> cautions(RecoveryResult.Made made) {
    Set<Caution> cautions = EnumSet.noneOf(Caution.class);
    if (made.freshness() == Freshness.OLDER_THAN_LAST_SEEN) {
      cautions.add(Caution.OLDER);
    }
    if (made.backup() == RecoveryResult.Backup.OF_THE_OLD_CODE) {
      cautions.add(Caution.OLD_BACKUP);
    }
    return cautions;
  }

  private String protection() throws IOException {
    return switch (vault.protection()) {
      case PASSPHRASE_AND_KEYCHAIN ->
          "It is tied to "
              + vault.keychain().found()
              + ": a copy of the file is of no use elsewhere.";
      case PASSPHRASE -> "Only the passphrase protects it: " + vault.keychain().found() + ".";
    };
  }

  /// Looks in the background whether the file is damaged; listeners hear of it.
  void examine() {
    Thread.ofPlatform()
        .daemon()
        .name("vault-examination")
        .start(() -> {
          try {
            vault.damage().ifPresent(this::foundDamaged);
          } catch (IOException e) {
            LOG.warn("The vault's file cannot be read", e);
          }
        });
  }

  private void foundDamaged(UnlockResult.Damaged found) {
    damaged = new State.Damaged(found.what(), found.backupAvailable());
    changed();
  }

  private static CompletableFuture<Outcome> work(Work work, char[]... secrets) {
    CompletableFuture<Outcome> result = new CompletableFuture<>();
    Thread.ofPlatform()
        .daemon()
        .name("vault")
        .start(() -> {
          try {
            result.complete(work.run());
          } catch (IOException | IllegalArgumentException e) {
            result.complete(new Outcome.Refused(reason(e)));
          } finally {
            for (char[] secret : secrets) {
              Arrays.fill(secret, '\0');
            }
            result.complete(new Outcome.Refused("The vault failed unexpectedly."));
          }
        });
    return result;
  }

  /// The message of a file's error is often nothing but its path.
  private static String reason(Exception e) {
    return switch (e) {
      case AccessDeniedException denied ->
          "Access to " + denied.getFile() + " is denied. Nothing was changed. Look at its owner.";
      case FileSystemException file when file.getReason() == null ->
          "The vault's file " + file.getFile() + " could not be written (" + file + ").";
      case Exception other -> String.valueOf(other.getMessage());
    };
  }

  /// One piece of work on the vault.
  private interface Work {
    Outcome run() throws IOException;
  }
}
