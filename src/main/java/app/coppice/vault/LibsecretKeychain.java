package app.coppice.vault;

import app.coppice.vault.Keychain.Standing.Kind;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;

/// The Secret Service of a Linux desktop (GNOME's keyring, KDE's wallet, KeePassXC), through
/// libsecret. One thread at a time.
final class LibsecretKeychain implements Keychain {
  /// The keyring that is open as long as the person is logged in.
  private static final String DEFAULT = "default";

  private final Libsecret secrets;
  private final MemorySegment schema;

  private LibsecretKeychain(Libsecret secrets) {
    this.secrets = secrets;
    this.schema = secrets.schema("app.coppice.Vault", "account");
  }

  static Keychain open() {
    // Without an address libsecret would start a bus of its own.
    if (!sessionBus()) {
      return new NoKeychain("no keychain: this login has no D-Bus session");
    }
    return NativeLibrary.load("libsecret-1.so.0")
        .<Keychain>map(library -> new LibsecretKeychain(new Libsecret(library)))
        .orElseGet(() -> new NoKeychain("no keychain: libsecret-1.so.0 is not installed"));
  }

  private static boolean sessionBus() {
    String address = Optional.ofNullable(System.getenv("DBUS_SESSION_BUS_ADDRESS")).orElse("");
    String runtime = Optional.ofNullable(System.getenv("XDG_RUNTIME_DIR")).orElse("");
    return !address.isBlank()
        || (!runtime.isBlank() && Files.exists(Path.of(runtime).resolve("bus")));
  }

  @Override
  public Standing standing() {
    try (Arena arena = Arena.ofConfined()) {
      return switch (secrets.collection(arena, DEFAULT)) {
        case OPEN -> new Standing(Kind.READY, "the desktop's keyring, through libsecret");
        case LOCKED -> new Standing(Kind.LOCKED, "the desktop's keyring is locked");
        case NONE -> new Standing(Kind.ABSENT, "the desktop's keyring service has no keyring yet");
      };
    } catch (IOException e) {
      return new Standing(Kind.ABSENT, "no keychain: " + e.getMessage());
    }
  }

  @Override
  public Optional<byte[]> read(String account) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      Optional<String> found = secrets.lookup(arena, schema, "account", account);
      return found.isEmpty() ? Optional.empty() : Optional.of(decoded(found.get()));
    }
  }

  private static byte[] decoded(String hex) throws IOException {
    try {
      return HexFormat.of().parseHex(hex);
    } catch (IllegalArgumentException e) {
      throw new IOException("The keyring holds something else under Coppice's name", e);
    }
  }

  @Override
  public void write(String account, byte[] secret) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      secrets.store(
          arena,
          schema,
          "account",
          account,
          DEFAULT,
          "Coppice vault",
          HexFormat.of().formatHex(secret));
    }
  }

  @Override
  public void remove(String account) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      secrets.clear(arena, schema, "account", account);
    }
  }
}
