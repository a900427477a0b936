package app.coppice.text;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/// The ways in which a secret is written: as it is, inside JSON, percent-encoded, in hexadecimal
/// and in base 64. Makes no `String` of it; the caller wipes what it is given.
final class SecretForms {
  private static final String FORM_PLAIN = "-_.*";
  private static final String STRICT_PLAIN = "-_.~";
  private static final String LOWER = "0123456789abcdef";
  private static final String UPPER = "0123456789ABCDEF";

  /// The worst case: `%XY` for each byte.
  private static final int LONGEST_BYTE = 3;

  private SecretForms() {}

  /// @param value UTF-8; stays the caller's to wipe
  static List<char[]> of(byte[] value) {
    List<char[]> forms = new ArrayList<>();
    char[] plain = text(value);
    add(forms, json(plain));
    add(forms, plain);
    for (String digits : List.of(LOWER, UPPER)) {
      add(forms, hex(value, digits));
      // A form's space is a plus, a path's is not.
      add(forms, percent(value, digits, FORM_PLAIN, "+"));
      add(forms, percent(value, digits, STRICT_PLAIN, "%20"));
    }
    for (int before = 0; before < LONGEST_BYTE; before++) {
      add(forms, base64(value, before, Base64.getEncoder()));
      add(forms, base64(value, before, Base64.getUrlEncoder()));
    }
    return forms;
  }

  private static void add(List<char[]> forms, char[] form) {
    if (forms.stream().anyMatch(known -> Arrays.equals(known, form))) {
      Arrays.fill(form, '\0');
    } else {
      forms.add(form);
    }
  }

  private static char[] text(byte[] value) {
    return taken(StandardCharsets.UTF_8.decode(ByteBuffer.wrap(value)));
  }

  private static char[] json(char[] plain) {
    CharBuffer form = CharBuffer.allocate(plain.length * 2);
    for (char next : plain) {
      switch (next) {
        case '"', '\\' -> form.put('\\').put(next);
        case '\n' -> form.put("\\n");
        case '\r' -> form.put("\\r");
        case '\t' -> form.put("\\t");
        default -> form.put(next);
      }
    }
    return taken(form.flip());
  }

  private static char[] hex(byte[] value, String digits) {
    CharBuffer form = CharBuffer.allocate(value.length * 2);
    for (byte next : value) {
      putHex(form, next, digits);
    }
    return taken(form.flip());
  }

  private static char[] percent(byte[] value, String digits, String plain, String space) {
    CharBuffer form = CharBuffer.allocate(value.length * LONGEST_BYTE);
    for (byte next : value) {
      char character = (char) Byte.toUnsignedInt(next);
      if (character == ' ') {
        form.put(space);
      } else if (alphanumeric(character) || plain.indexOf(character) >= 0) {
        form.put(character);
      } else {
        form.put('%');
        putHex(form, next, digits);
      }
    }
    return taken(form.flip());
  }

  private static boolean alphanumeric(char character) {
    return (character >= 'a' && character <= 'z')
        || (character >= 'A' && character <= 'Z')
        || (character >= '0' && character <= '9');
  }

  private static void putHex(CharBuffer form, byte next, String digits) {
    form.put(digits.charAt((next >> 4) & 15)).put(digits.charAt(next & 15));
  }

  /// The part that is the same wherever the value stands in a longer encoded text.
  ///
  /// @param before bytes in front of it, modulo 3
  private static char[] base64(byte[] value, int before, Base64.Encoder encoder) {
    byte[] shifted = new byte[before + value.length];
    System.arraycopy(value, 0, shifted, before, value.length);
    byte[] encoded = encoder.withoutPadding().encode(shifted);
    int start = (before * 8 + 5) / 6;
    int end = shifted.length * 8 / 6;
    CharBuffer form = CharBuffer.allocate(end - start);
    for (int index = start; index < end; index++) {
      form.put((char) encoded[index]);
    }
    Arrays.fill(shifted, (byte) 0);
    Arrays.fill(encoded, (byte) 0);
    return taken(form.flip());
  }

  private static char[] taken(CharBuffer buffer) {
    char[] characters = new char[buffer.remaining()];
    buffer.get(characters);
    Arrays.fill(buffer.array(), '\0');
    return characters;
  }
}
