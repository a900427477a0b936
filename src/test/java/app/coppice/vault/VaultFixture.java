package app.coppice.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/// A vault in a folder of its own, with a derivation that costs nothing.
abstract class VaultFixture {
  static final String CANARY = "sk-ant-canary-1234567890";

  @TempDir Path folder;

  Path file() {
    return folder.resolve("secrets.vault");
  }

  Path backup() {
    return folder.resolve("secrets.vault.bak");
  }

  Vault vault() {
    return vault(Keychain.none());
  }

  Vault vault(Keychain keychain) {
    return new Vault(file(), KdfParameters.FLOOR, new QuickHash(), keychain);
  }

  Vault created() throws IOException {
    Vault vault = vault();
    assertThat(vault.create(word("right")).text()).hasSize(39);
    vault.set("anthropic", word(CANARY));
    return vault;
  }

  static char[] word(String text) {
    return text.toCharArray();
  }

  static String value(Vault vault) {
    return vault.use("anthropic", Secret::reveal).orElse("none");
  }

  static void hear(List<String> told, List<byte[]> values) {
    told.clear();
    values.forEach(value -> told.add(new String(value, StandardCharsets.UTF_8)));
  }
}
