package app.coppice.vault;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/// The operating system's store of secrets. Its calls can wait for the person, so not on the FX
/// thread.
public interface Keychain {
  /// How long it may take to say how it stands, and to answer where nobody is asked.
  Duration QUICK = Duration.ofSeconds(4);

  /// How long a person may take who is asked to unlock it.
  Duration ASKING = Duration.ofSeconds(90);

  /// No keychain: the passphrase alone opens the vault.
  static Keychain none() {
    return new NoKeychain("there is no keychain on this system");
  }

  /// This system's own. Loads nothing and asks nobody until it is used for the first time.
  static Keychain ofThisSystem() {
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    if (system.startsWith("linux")) {
      return new PatientKeychain(LibsecretKeychain::open, QUICK, ASKING);
    }
    if (system.startsWith("mac")) {
      return new PatientKeychain(MacKeychain::open, QUICK, ASKING);
    }
    if (system.startsWith("windows")) {
      return new PatientKeychain(WindowsKeychain::open, QUICK, ASKING);
    }
    return none();
  }

  /// How it stands now. Asks no person.
  Standing standing();

  /// Whether it takes and gives secrets now, without asking anybody.
  default boolean isReady() {
    return standing().kind() == Standing.Kind.READY;
  }

  /// The secret of `account`; empty when there is none or the person did not unlock the keychain. A
  /// locked one lets the desktop ask them.
  ///
  /// @throws IOException when it failed or did not answer in time
  Optional<byte[]> read(String account) throws IOException;

  /// Keeps `secret` under `account`, in the place of an older one.
  void write(String account, byte[] secret) throws IOException;

  /// Forgets what `account` has; nothing to do is no failure.
  void remove(String account) throws IOException;

  /// How a keychain stands.
  ///
  /// @param found what was found, for the person; a part of a sentence
  record Standing(Kind kind, String found) {
    /// What can be done with it.
    public enum Kind {
      READY,
      /// There, but the person has to unlock it.
      LOCKED,
      ABSENT,
      /// Does not answer in time.
      SILENT
    }
  }
}
