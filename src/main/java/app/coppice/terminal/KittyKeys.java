package app.coppice.terminal;

import java.util.HashMap;
import java.util.Map;

/// The keys of one command of kitty's graphics protocol, each a letter. Immutable.
record KittyKeys(Map<Character, String> values) {
  static final KittyKeys NONE = new KittyKeys(Map.of());

  private static final int COUNT_LIMIT = 40;
  private static final long NUMBER_LIMIT = 0xffff_ffffL;

  static KittyKeys of(String text) {
    Map<Character, String> values = new HashMap<>();
    for (String pair : text.split(",", COUNT_LIMIT)) {
      if (pair.length() > 2 && pair.charAt(1) == '=') {
        values.put(pair.charAt(0), pair.substring(2));
      }
    }
    return new KittyKeys(values);
  }

  /// The one letter that a key has, `otherwise` where there is none.
  char letter(char key, char otherwise) {
    String value = values.getOrDefault(key, "");
    return value.length() == 1 ? value.charAt(0) : otherwise;
  }

  /// A number of 32 bits without sign, 0 where there is none.
  long number(char key) {
    String value = values.getOrDefault(key, "");
    return value.matches("\\d{1,10}") ? Math.min(NUMBER_LIMIT, Long.parseLong(value)) : 0;
  }

  /// The same, at most `limit`.
  int number(char key, int limit) {
    return (int) Math.min(limit, number(key));
  }

  /// A number that may be negative.
  int signed(char key) {
    String value = values.getOrDefault(key, "");
    return value.matches("-?\\d{1,9}") ? Integer.parseInt(value) : 0;
  }
}
