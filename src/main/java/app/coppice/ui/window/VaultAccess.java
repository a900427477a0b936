package app.coppice.ui.window;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/// What the window needs of the vault. Thread-safe; nothing blocks. A key goes in and never comes
/// out here. The callee wipes every array it is given.
public interface VaultAccess {
  /// What was found last; a change that another process made meanwhile is told soon after.
  State state();

  /// Looks at the file now.
  default CompletableFuture<State> looked() {
    return CompletableFuture.completedFuture(state());
  }

  CompletableFuture<Outcome> create(char[] passphrase);

  CompletableFuture<Outcome> unlock(char[] passphrase);

  /// Opens the vault with the code from paper and gives it a new passphrase.
  CompletableFuture<Outcome> recover(char[] code, char[] fresh);

  CompletableFuture<Outcome> changePassphrase(char[] old, char[] fresh);

  /// Makes a new recovery code in the place of the old one.
  CompletableFuture<Outcome> renewRecoveryCode(char[] passphrase);

  void lock();

  /// Adds or replaces a key.
  CompletableFuture<Outcome> put(String name, char[] key);

  CompletableFuture<Outcome> remove(String name);

  /// Puts the last good copy in the place of a damaged file, which is kept beside it.
  CompletableFuture<Outcome> restoreBackup();

  /// Calls `action` on any thread after every change of {@link #state()}.
  void onChange(Runnable action);

  /// Where the vault stands.
  sealed interface State {
    /// There is none yet.
    record Absent() implements State {}

    record Locked() implements State {}

    /// @param names of the keys it holds, never the keys
    record Unlocked(List<String> names) implements State {
      public Unlocked {
        names = List.copyOf(names);
      }
    }

    /// @param what is damaged, a sentence
    /// @param backup whether there is a good copy
    record Damaged(String what, boolean backup) implements State {}
  }

  /// What is to be told beside a new recovery code.
  enum Caution {
    /// The vault is older than the last one that was opened here.
    OLDER,
    /// The copy beside the vault could not be written anew: the old code opens it.
    OLD_BACKUP
  }

  /// What came of it.
  sealed interface Outcome {
    record Done() implements Outcome {}

    /// A vault was made.
    ///
    /// @param recoveryCode to be shown once, for paper; the way in without passphrase or keychain
    /// @param protection a sentence: whether the system's keychain protects it too
    record Created(String recoveryCode, String protection) implements Outcome {}

    /// The old recovery code opens nothing any more.
    ///
    /// @param recoveryCode as above
    record Renewed(String recoveryCode, Set<Caution> cautions) implements Outcome {
      public Renewed {
        cautions = Set.copyOf(cautions);
      }
    }

    /// Open, but older than the last vault that was opened here.
    record DoneButOlder() implements Outcome {}

    record WrongPassphrase() implements Outcome {}

    record WrongCode() implements Outcome {}

    /// @param reason what happened and what to do next
    record Refused(String reason) implements Outcome {}
  }
}
