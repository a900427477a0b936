package app.coppice.cli;

import app.coppice.agent.CredentialSource;
import app.coppice.settings.Profile;
import app.coppice.text.KnownSecrets;
import app.coppice.text.ProgramName;
import app.coppice.vault.Vault;
import app.coppice.vault.VaultState;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Where `exec` has the provider's key from, in this order: a file descriptor, the vault, the
/// environment variable `ANTHROPIC_API_KEY`, which is read here once and never passed on.
final class KeySource implements CredentialSource, AutoCloseable {
  private static final String PROVIDER = "anthropic";
  private static final int LONGEST_KEY = 4_096;

  private final char[] key;
  private final KnownSecrets secrets;

  /// The key is known, and so taken out of what is kept and shown, until this is closed.
  private KeySource(char[] key, KnownSecrets secrets) {
    this.key = key;
    this.secrets = secrets;
    ByteBuffer encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(key));
    byte[] bytes = new byte[encoded.remaining()];
    encoded.get(bytes);
    secrets.replace(List.of(bytes));
    Arrays.fill(bytes, (byte) 0);
    encoded.rewind();
    while (encoded.hasRemaining()) {
      encoded.put((byte) 0);
    }
  }

  /// @param keyDescriptor -1 for none
  /// @param vaultDescriptor of the vault's passphrase; -1 for none
  static KeySource of(
      Services services, Profile profile, Terminal terminal, int keyDescriptor, int vaultDescriptor)
      throws IOException {
    if (keyDescriptor >= 0) {
      return new KeySource(read(terminal, keyDescriptor), services.secrets());
    }
    if (vaultDescriptor >= 0) {
      return new KeySource(
          fromVault(services, profile, read(terminal, vaultDescriptor)), services.secrets());
    }
    String environment = Optional.ofNullable(System.getenv("ANTHROPIC_API_KEY")).orElse("");
    if (environment.isBlank() && terminal.input() == Terminal.Input.CONSOLE) {
      return new KeySource(askedFromVault(services, profile, terminal), services.secrets());
    }
    return new KeySource(environment.strip().toCharArray(), services.secrets());
  }

  /// Asks for the passphrase of the vault; no key where there is no vault.
  private static char[] askedFromVault(Services services, Profile profile, Terminal terminal)
      throws IOException {
    try (Vault vault = services.vault(profile)) {
      if (vault.state() == VaultState.MISSING) {
        return new char[0];
      }
    }
    return fromVault(
        services, profile, Passphrase.ask(terminal, "Passphrase of the vault").characters());
  }

  private static char[] fromVault(Services services, Profile profile, char[] passphrase)
      throws IOException {
    try (Vault vault = services.vault(profile)) {
      VaultCommand.require(vault.unlock(passphrase));
      return vault
          .use(PROVIDER, secret -> secret.reveal().toCharArray())
          .orElseThrow(() ->
              new IOException(
                  "The vault holds no secret \"anthropic\". Add it: "
                      + ProgramName.command("vault set anthropic")));
    }
  }

  private static char[] read(Terminal terminal, int descriptor) throws IOException {
    if (descriptor == 0) {
      return Passphrase.readLine(terminal.in(), LONGEST_KEY);
    }
    try (var in = Files.newInputStream(Path.of("/dev/fd/" + descriptor))) {
      return Passphrase.readLine(in, LONGEST_KEY);
    }
  }

  /// What is said where there is none.
  static String missing() {
    return "There is no key for the provider. Give one by ANTHROPIC_API_KEY, by --key-fd N, or by"
        + " the vault: "
        + ProgramName.command("vault set anthropic")
        + ", then --vault-fd N";
  }

  boolean isEmpty() {
    return key.length == 0;
  }

  @Override
  public Optional<String> apiKey(String provider) {
    return key.length == 0 ? Optional.empty() : Optional.of(new String(key));
  }

  @Override
  public void close() {
    Arrays.fill(key, '\0');
    secrets.replace(List.of());
  }
}
