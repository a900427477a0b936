package app.coppice.sandbox;

import java.security.SecureRandom;
import java.util.HexFormat;

/// Names for files on their way that nobody can guess and lay a trap under.
final class TemporaryNames {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 16;

  private TemporaryNames() {}

  static String next() {
    var bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return ".coppice-" + HexFormat.of().formatHex(bytes) + ".tmp";
  }
}
