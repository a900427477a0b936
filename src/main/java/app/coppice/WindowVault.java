package app.coppice;

import app.coppice.ui.window.VaultAccess;
import app.coppice.vault.UnlockResult;
import app.coppice.vault.Vault;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/// The vault as the window uses it. Thread-safe; whatever derives a key runs on a platform thread
/// of its own.
final class WindowVault implements VaultAccess {
  private final Vault vault;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private volatile State damaged = new State.Locked();

  WindowVault(Vault vault) {
    this.vault = vault;
    vault.onStateChanged(this::changed);
  }

  private void changed() {
    listeners.forEach(Runnable::run);
  }

  @Override
  public State state() {
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
          return new Outcome.Created(vault.create(passphrase).text());
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
      case UnlockResult.Unlocked _ -> {
        damaged = new State.Locked();
        yield new Outcome.Done();
      }
      case UnlockResult.WrongPassphrase _ -> new Outcome.WrongPassphrase();
      case UnlockResult.Damaged(String what, boolean backup) -> {
        damaged = new State.Damaged(what, backup);
        changed();
        yield new Outcome.Refused("The vault is damaged: " + what);
      }
      case UnlockResult.NewerVersion(int version) ->
          new Outcome.Refused(
              "The vault has version " + version + ", of a newer Coppice. Update Coppice.");
      case UnlockResult.Missing _ -> new Outcome.Refused("There is no vault yet.");
      case UnlockResult.KeychainMissing _ ->
          new Outcome.Refused("The system's keychain is locked or absent. Unlock it first.");
    };
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
            result.complete(new Outcome.Refused(String.valueOf(e.getMessage())));
          } finally {
            for (char[] secret : secrets) {
              Arrays.fill(secret, '\0');
            }
            result.complete(new Outcome.Refused("The vault failed unexpectedly."));
          }
        });
    return result;
  }

  /// One piece of work on the vault.
  private interface Work {
    Outcome run() throws IOException;
  }
}
