package app.coppice.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.junit.jupiter.api.Test;

class Argon2HashTest {
  private static byte[] filled(int length, int value) {
    var bytes = new byte[length];
    Arrays.fill(bytes, (byte) value);
    return bytes;
  }

  /// RFC 9106, section 5.3.
  @Test
  void theLibraryAgreesWithTheStandardsVector() {
    var generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(32)
            .withIterations(3)
            .withParallelism(4)
            .withSalt(filled(16, 2))
            .withSecret(filled(8, 3))
            .withAdditional(filled(12, 4))
            .build());
    var tag = new byte[32];
    generator.generateBytes(filled(32, 1), tag);

    assertThat(HexFormat.of().formatHex(tag))
        .isEqualTo("0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659");
  }

  @Test
  void passphraseSaltAndCostAllCount() throws IOException {
    var hash = new Argon2Hash();
    byte[] passphrase = "p".getBytes(StandardCharsets.UTF_8);
    byte[] base = hash.hash(passphrase, filled(32, 1), KdfParameters.FLOOR);

    assertThat(base).hasSize(32);
    assertThat(hash.hash(passphrase, filled(32, 1), KdfParameters.FLOOR)).isEqualTo(base);
    assertThat(hash.hash(passphrase, filled(32, 2), KdfParameters.FLOOR)).isNotEqualTo(base);
    assertThat(hash.hash(passphrase, filled(32, 1), new KdfParameters(64 << 10, 3, 2)))
        .isNotEqualTo(base);
  }
}
