package app.coppice.vault;

import java.util.Optional;

/// What Argon2id costs, in the limits that a vault's header may ask for. The floor keeps a
/// manipulated header from making guesses cheap, the ceiling from eating the machine.
///
/// @param memoryKib in KiB, 64 MiB to 1 GiB
/// @param passes 3 to 20
/// @param lanes 1 to 16
public record KdfParameters(int memoryKib, int passes, int lanes) {
  private static final int LEAST_MEMORY = 64 << 10;
  private static final int MOST_MEMORY = 1 << 20;
  private static final int LEAST_PASSES = 3;
  private static final int MOST_PASSES = 20;
  private static final int MOST_LANES = 16;

  /// 256 MiB, 3 passes, 4 lanes: beyond the second recommendation of RFC 9106.
  public static final KdfParameters DEFAULT = new KdfParameters(256 << 10, 3, 4);

  /// The cheapest that is accepted.
  public static final KdfParameters FLOOR = new KdfParameters(LEAST_MEMORY, LEAST_PASSES, 1);

  public KdfParameters {
    violation(memoryKib, passes, lanes)
        .ifPresent(message -> {
          throw new IllegalArgumentException(message);
        });
  }

  /// Which limit the three numbers break.
  static Optional<String> violation(int memoryKib, int passes, int lanes) {
    if (memoryKib < LEAST_MEMORY || memoryKib > MOST_MEMORY) {
      return Optional.of("the key derivation asks for " + memoryKib + " KiB of memory");
    }
    if (passes < LEAST_PASSES || passes > MOST_PASSES) {
      return Optional.of("the key derivation asks for " + passes + " passes");
    }
    if (lanes < 1 || lanes > MOST_LANES) {
      return Optional.of("the key derivation asks for " + lanes + " lanes");
    }
    return Optional.empty();
  }

  long memoryBytes() {
    return (long) memoryKib << 10;
  }
}
