package app.coppice.vault;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The printed way in when the passphrase or the keychain is lost: 160 random bits in Crockford's
/// base 32, in groups of four.
///
/// @param text for paper; shown once
public record RecoveryCode(String text) {
  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int BYTES = 20;
  private static final int CHARACTERS = BYTES * 8 / 5;
  private static final int GROUP = 4;

  static RecoveryCode of(byte[] bytes) {
    var text = new StringBuilder();
    int bits = 0;
    int held = 0;
    for (byte next : bytes) {
      bits = (bits << 8) | Byte.toUnsignedInt(next);
      held += 8;
      while (held >= 5) {
        held -= 5;
        if (text.length() % (GROUP + 1) == GROUP) {
          text.append('-');
        }
        text.append(ALPHABET.charAt((bits >> held) & 31));
      }
      bits &= (1 << held) - 1;
    }
    return new RecoveryCode(text.toString());
  }

  static byte[] random() {
    return Sealing.random(BYTES);
  }

  /// The bytes of a code as somebody typed it: any case and grouping, O for 0, I and L for 1.
  static Optional<byte[]> bytes(char[] typed) {
    var bytes = new byte[BYTES];
    int bits = 0;
    int held = 0;
    int digits = 0;
    for (char character : typed) {
      if (character == '-' || Character.isWhitespace(character)) {
        continue;
      }
      int digit = ALPHABET.indexOf(plain(character));
      if (digit < 0 || digits == CHARACTERS) {
        Arrays.fill(bytes, (byte) 0);
        return Optional.empty();
      }
      digits++;
      bits = (bits << 5) | digit;
      held += 5;
      if (held >= 8) {
        held -= 8;
        bytes[(digits * 5 - held) / 8 - 1] = (byte) (bits >> held);
        bits &= (1 << held) - 1;
      }
    }
    return digits == CHARACTERS ? Optional.of(bytes) : Optional.empty();
  }

  private static char plain(char character) {
    return switch (String.valueOf(character).toUpperCase(Locale.ROOT).charAt(0)) {
      case 'O' -> '0';
      case 'I', 'L' -> '1';
      default -> String.valueOf(character).toUpperCase(Locale.ROOT).charAt(0);
    };
  }

  @Override
  public String toString() {
    return "RecoveryCode[hidden]";
  }
}
