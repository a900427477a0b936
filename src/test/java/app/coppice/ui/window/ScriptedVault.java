package app.coppice.ui.window;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/// A vault in memory. Thread-safe.
final class ScriptedVault implements VaultAccess {
  static final String CODE = "AB12-CD34";
  static final String NEW_CODE = "EF56-GH78";

  /// Ends when a key is derived from the passphrase; at once unless a test puts another here.
  volatile CompletableFuture<Void> derived = CompletableFuture.completedFuture(null);

  /// What is told beside a new code.
  volatile Set<Caution> cautions = Set.of();

  /// Whether it is older than the last one that was opened.
  volatile boolean older;

  /// When the look at the file ends.
  volatile CompletableFuture<Void> looking = CompletableFuture.completedFuture(null);

  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final List<String> names = new ArrayList<>();
  private String passphrase = "";
  private State state = new State.Absent();

  void damage(String what) {
    become(new State.Damaged(what, true));
  }

  private CompletableFuture<Outcome> done(State next) {
    become(next);
    return CompletableFuture.completedFuture(new Outcome.Done());
  }

  void become(State next) {
    synchronized (this) {
      state = next;
    }
    listeners.forEach(Runnable::run);
  }

  @Override
  public synchronized State state() {
    return state;
  }

  @Override
  public CompletableFuture<State> looked() {
    return looking.thenApply(_ -> state());
  }

  @Override
  public CompletableFuture<Outcome> create(char[] fresh) {
    passphrase = take(fresh);
    become(new State.Unlocked(names));
    return CompletableFuture.completedFuture(
        new Outcome.Created(CODE, "Only the passphrase protects it."));
  }

  @Override
  public CompletableFuture<Outcome> unlock(char[] tried) {
    boolean right = passphrase.equals(take(tried));
    return derived.thenApply(_ -> {
      if (!right) {
        return new Outcome.WrongPassphrase();
      }
      become(new State.Unlocked(names));
      return older ? new Outcome.DoneButOlder() : new Outcome.Done();
    });
  }

  @Override
  public CompletableFuture<Outcome> recover(char[] code, char[] fresh) {
    if (!take(code).equals(CODE)) {
      return CompletableFuture.completedFuture(new Outcome.WrongCode());
    }
    passphrase = take(fresh);
    return done(new State.Unlocked(names));
  }

  @Override
  public CompletableFuture<Outcome> changePassphrase(char[] old, char[] fresh) {
    if (!passphrase.equals(take(old))) {
      return CompletableFuture.completedFuture(new Outcome.WrongPassphrase());
    }
    passphrase = take(fresh);
    return done(new State.Unlocked(names));
  }

  @Override
  public CompletableFuture<Outcome> renewRecoveryCode(char[] tried) {
    boolean right = passphrase.equals(take(tried));
    return derived.thenApply(
        _ -> right ? new Outcome.Renewed(NEW_CODE, cautions) : new Outcome.WrongPassphrase());
  }

  @Override
  public void lock() {
    become(new State.Locked());
  }

  @Override
  public CompletableFuture<Outcome> put(String name, char[] key) {
    take(key);
    names.add(name);
    return done(new State.Unlocked(names));
  }

  @Override
  public CompletableFuture<Outcome> remove(String name) {
    names.remove(name);
    return done(new State.Unlocked(names));
  }

  @Override
  public CompletableFuture<Outcome> restoreBackup() {
    return done(new State.Locked());
  }

  @Override
  public void onChange(Runnable action) {
    listeners.add(action);
  }

  private static String take(char[] secret) {
    String text = new String(secret);
    Arrays.fill(secret, '\0');
    return text;
  }
}
