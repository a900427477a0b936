package app.coppice.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

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

  @Test
  @Timeout(60)
  void theDerivationsMemoryIsGivenBack() throws IOException {
    byte[] passphrase = "p".getBytes(StandardCharsets.UTF_8);
    System.gc();
    long before = used();
    assertThat(new Argon2Hash().hash(passphrase, filled(32, 1), KdfParameters.FLOOR)).hasSize(32);
    while (used() > before + KdfParameters.FLOOR.memoryBytes() / 2) {
      Thread.onSpinWait();
    }
  }

  private static long used() {
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  /// The reference implementation's program, over 100 passphrases, salts and costs. The hash's own
  /// floor does not matter here, so the costs are small.
  @Test
  void theLibraryAgreesWithTheReferenceImplementationAHundredTimes() throws Exception {
    assumeThat(Files.isExecutable(Path.of("/usr/bin/argon2")))
        .as("the program argon2 is missing here; apt-get install argon2")
        .isTrue();
    var random = new Random(9106);
    for (int round = 0; round < 100; round++) {
      String passphrase = text(random, 1 + random.nextInt(60));
      String salt = text(random, 8 + random.nextInt(40));
      int passes = 1 + random.nextInt(4);
      int lanes = 1 + random.nextInt(4);
      int memoryKib = 8 * lanes + random.nextInt(500);
      var generator = new Argon2BytesGenerator();
      generator.init(
          new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
              .withVersion(Argon2Parameters.ARGON2_VERSION_13)
              .withMemoryAsKB(memoryKib)
              .withIterations(passes)
              .withParallelism(lanes)
              .withSalt(salt.getBytes(StandardCharsets.UTF_8))
              .build());
      var ours = new byte[32];
      generator.generateBytes(passphrase.getBytes(StandardCharsets.UTF_8), ours);

      assertThat(HexFormat.of().formatHex(ours))
          .as("round %d: %d KiB, %d passes, %d lanes", round, memoryKib, passes, lanes)
          .isEqualTo(reference(passphrase, salt, passes, memoryKib, lanes));
    }
  }

  private static String text(Random random, int length) {
    return random
        .ints(length, '!', '~')
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static String reference(
      String passphrase, String salt, int passes, int memoryKib, int lanes) throws IOException {
    Process process =
        new ProcessBuilder(
                "/usr/bin/argon2",
                salt,
                "-id",
                "-v",
                "13",
                "-r",
                "-l",
                "32",
                "-t",
                String.valueOf(passes),
                "-k",
                String.valueOf(memoryKib),
                "-p",
                String.valueOf(lanes))
            .redirectErrorStream(true)
            .start();
    try (OutputStream input = process.getOutputStream()) {
      input.write(passphrase.getBytes(StandardCharsets.UTF_8));
    }
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
  }
}
