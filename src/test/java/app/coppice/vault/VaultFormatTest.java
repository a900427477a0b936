package app.coppice.vault;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.vault.VaultFormat.Parsed;
import app.coppice.vault.VaultKeys.Found;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class VaultFormatTest {
  private static final int CHECKSUM = 32;
  private static final byte[] PASSPHRASE = "right".getBytes(StandardCharsets.UTF_8);
  private final VaultKeys keys =
      new VaultKeys(KdfParameters.FLOOR, new QuickHash(), Keychain.none());

  private byte[] smallVault() throws IOException {
    byte[] dataKey = Sealing.random(Sealing.KEY);
    try (var entries = new Entries()) {
      entries.put("anthropic", Secret.taking("sk-ant-canary".toCharArray()));
      return VaultFormat.encode(
          keys.wrapped(VaultDocument.fresh(KdfParameters.FLOOR), PASSPHRASE, dataKey)
              .withRecoverySlot(RecoveryCode.random(), dataKey)
              .withBody(dataKey, entries.encode()));
    }
  }

  /// Everything an unlock does but the slow derivation.
  private boolean opens(byte[] bytes) throws IOException {
    return VaultFormat.parse(bytes) instanceof Parsed.Valid(var document)
        && keys.byPassphrase(document, PASSPHRASE) instanceof Found.Key(var dataKey)
        && OpenVault.of(document, dataKey, "").isPresent();
  }

  private static byte[] withChecksum(byte[] bytes) {
    int end = bytes.length - CHECKSUM;
    System.arraycopy(VaultFormat.checksum(bytes, end), 0, bytes, end, CHECKSUM);
    return bytes;
  }

  private static byte[] flipped(byte[] bytes, int bit) {
    byte[] changed = bytes.clone();
    changed[bit / 8] ^= (byte) (1 << (bit % 8));
    return changed;
  }

  @Test
  void anUntouchedVaultOpens() throws IOException {
    assertThat(opens(smallVault())).isTrue();
  }

  @Test
  void everyFlippedBitIsNoticedByTheChecksum() throws IOException {
    byte[] bytes = smallVault();
    for (int bit = 0; bit < bytes.length * 8; bit++) {
      assertThat(VaultFormat.parse(flipped(bytes, bit)))
          .as("bit %d", bit)
          .isNotInstanceOf(Parsed.Valid.class);
    }
  }

  @Test
  void everyFlippedBitIsNoticedByTheSealsWhenTheChecksumIsForged() throws IOException {
    byte[] bytes = smallVault();
    for (int bit = 0; bit < (bytes.length - CHECKSUM) * 8; bit++) {
      assertThat(opens(withChecksum(flipped(bytes, bit)))).as("bit %d", bit).isFalse();
    }
  }

  @Test
  void everyTruncationIsDamage() throws IOException {
    byte[] bytes = smallVault();
    for (int length = 0; length < bytes.length; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThat(VaultFormat.parse(cut)).isInstanceOf(Parsed.Damaged.class);
      if (length > CHECKSUM) {
        assertThat(opens(withChecksum(cut))).as("length %d", length).isFalse();
      }
    }
  }

  @Test
  void moreThanWasWrittenIsDamage() throws IOException {
    byte[] bytes = smallVault();

    assertThat(opens(withChecksum(Arrays.copyOf(bytes, bytes.length + 1)))).isFalse();
    assertThat(VaultFormat.parse(new byte[VaultFormat.MAX_BYTES + 1]))
        .isEqualTo(new Parsed.Damaged("the file is larger than 16 MiB"));
  }

  @Test
  void hostileHeadersAreRefusedAtOnceAndNothingIsDerived() throws IOException {
    byte[] bytes = smallVault();
    List<int[]> hostile =
        List.of(
            new int[] {Integer.MAX_VALUE, 3, 1},
            new int[] {-1, 3, 1},
            new int[] {Integer.MIN_VALUE, 3, 1},
            new int[] {(1 << 20) + 1, 3, 1},
            new int[] {0, 3, 1},
            new int[] {1, 3, 1},
            new int[] {8, 3, 1},
            new int[] {(64 << 10) - 1, 3, 1},
            new int[] {64 << 10, 0, 1},
            new int[] {64 << 10, 1, 1},
            new int[] {64 << 10, 2, 1},
            new int[] {64 << 10, 21, 1},
            new int[] {64 << 10, Integer.MAX_VALUE, 1},
            new int[] {64 << 10, -3, 1},
            new int[] {64 << 10, 3, 0},
            new int[] {64 << 10, 3, 17},
            new int[] {64 << 10, 3, 255},
            new int[] {1 << 20, Integer.MAX_VALUE, 255},
            new int[] {1 << 21, 20, 16},
            new int[] {0, 0, 0});
    assertThat(VaultFormat.parse(bytes)).isInstanceOf(Parsed.Valid.class);
    for (int[] header : hostile) {
      ByteBuffer.wrap(bytes).put(11, (byte) header[2]).putInt(12, header[0]).putInt(16, header[1]);
      byte[] forged = withChecksum(bytes);
      // The best of some: a machine that stalls does not stall each of them.
      long best = Long.MAX_VALUE;
      for (int i = 0; i < 5; i++) {
        long start = System.nanoTime();
        assertThat(VaultFormat.parse(forged)).isInstanceOf(Parsed.Damaged.class);
        best = Math.min(best, System.nanoTime() - start);
      }
      assertThat(Duration.ofNanos(best)).isLessThan(Duration.ofMillis(10));
    }
  }

  @Test
  void everySaveHasFreshSaltsAndNonces() throws IOException {
    byte[] dataKey = Sealing.random(Sealing.KEY);
    VaultDocument first = VaultDocument.fresh(KdfParameters.FLOOR).withBody(dataKey, new byte[10]);
    VaultDocument second = first.withBody(dataKey, new byte[10]);

    assertThat(second.bodySalt()).isNotEqualTo(first.bodySalt());
    assertThat(second.bodyNonce()).isNotEqualTo(first.bodyNonce());
    assertThat(second.body()).isNotEqualTo(first.body());
    assertThat(second.generation()).isEqualTo(first.generation() + 1);
    VaultDocument rewrapped = keys.wrapped(second, PASSPHRASE, dataKey);
    assertThat(rewrapped.salt()).isNotEqualTo(second.salt());
  }
}
