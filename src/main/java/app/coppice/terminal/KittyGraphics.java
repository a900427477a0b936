package app.coppice.terminal;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// The plain part of kitty's graphics protocol, `ESC _ G keys ; base 64 ESC \`: pixels that come in
/// the stream itself, to be shown at the cursor. Files and shared memory that a program names are
/// never opened. Answers hold numbers and fixed words. Guarded by the emulator's lock.
final class KittyGraphics {
  private static final int ENCODED_LIMIT = 24 << 20;
  private static final int KEPT_LIMIT = 32;
  private static final long KEPT_PIXELS = 8L << 20;

  private final PictureShelf pictures;
  private final Display display;
  private final Consumer<String> answers;
  private final Map<Integer, Bitmap> kept = new LinkedHashMap<>();
  private final StringBuilder encoded = new StringBuilder();
  private Map<String, String> keys = Map.of();

  KittyGraphics(Display display, PictureShelf pictures, Consumer<String> answers) {
    this.display = display;
    this.pictures = pictures;
    this.answers = answers;
  }

  /// @param command without its brackets and its `G`
  void run(String command) {
    int semicolon = command.indexOf(';');
    Map<String, String> said = keys(semicolon < 0 ? command : command.substring(0, semicolon));
    if (encoded.isEmpty()) {
      keys = said;
    }
    if (semicolon >= 0 && encoded.length() + command.length() <= ENCODED_LIMIT) {
      encoded.append(command, semicolon + 1, command.length());
    }
    if ("1".equals(said.get("m"))) {
      return;
    }
    String data = encoded.toString();
    encoded.setLength(0);
    encoded.trimToSize();
    switch (keys.getOrDefault("a", "t")) {
      case "T" -> bitmap(data).ifPresentOrElse(this::show, () -> answer("EINVAL"));
      case "t" -> bitmap(data).ifPresentOrElse(this::keep, () -> answer("EINVAL"));
      case "q" -> answer(bitmap(data).isPresent() ? "OK" : "EINVAL");
      case "p" -> Optional.ofNullable(kept.get(number("i"))).ifPresent(this::show);
      case "d" -> {
        pictures.erase(0, display.rows());
        kept.clear();
      }
      default -> {}
    }
  }

  /// Forgets what has come in so far.
  void reset() {
    encoded.setLength(0);
    encoded.trimToSize();
    kept.clear();
  }

  private static Map<String, String> keys(String text) {
    Map<String, String> keys = new HashMap<>();
    for (String pair : text.split(",", 32)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        keys.put(pair.substring(0, equals), pair.substring(equals + 1));
      }
    }
    return keys;
  }

  private int number(String key) {
    String text = keys.getOrDefault(key, "");
    return text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
  }

  private void keep(Bitmap bitmap) {
    kept.put(number("i"), bitmap);
    while (kept.size() > KEPT_LIMIT
        || kept.values().stream().mapToLong(each -> each.argb().length).sum() > KEPT_PIXELS) {
      kept.remove(kept.keySet().iterator().next());
    }
    answer("OK");
  }

  private void show(Bitmap bitmap) {
    int x = display.cursor.x;
    int columns = Math.min(Bitmap.EDGE_LIMIT, number("c"));
    int rows = Math.min(display.rows(), number("r"));
    pictures.put(bitmap, columns, rows);
    display.cursor.x = x;
    answer("OK");
  }

  private void answer(String word) {
    int id = number("i");
    int quiet = number("q");
    if (id > 0 && quiet < (word.equals("OK") ? 1 : 2)) {
      answers.accept("\033_Gi=" + id + ";" + word + "\033\\");
    }
  }

  private Optional<Bitmap> bitmap(String data) {
    int width = number("s");
    int height = number("v");
    int bytes = keys.getOrDefault("f", "32").equals("24") ? 3 : 4;
    boolean plain = keys.getOrDefault("t", "d").equals("d") && !"100".equals(keys.get("f"));
    if (!plain || !Bitmap.isAllowed(width, height)) {
      return Optional.empty();
    }
    byte[] pixels = pixels(data, width * height * bytes);
    if (pixels.length < width * height * bytes) {
      return Optional.empty();
    }
    int[] argb = new int[width * height];
    for (int i = 0; i < argb.length; i++) {
      int at = i * bytes;
      int alpha = bytes == 4 ? pixels[at + 3] & 0xff : 0xff;
      argb[i] =
          alpha << 24
              | (pixels[at] & 0xff) << 16
              | (pixels[at + 1] & 0xff) << 8
              | (pixels[at + 2] & 0xff);
    }
    return Optional.of(new Bitmap(width, height, argb));
  }

  /// At most `wanted` bytes, however many a small input may unfold to.
  private byte[] pixels(String data, int wanted) {
    try {
      byte[] raw = Base64.getDecoder().decode(data.getBytes(StandardCharsets.ISO_8859_1));
      return "z".equals(keys.get("o")) ? inflated(raw, wanted) : raw;
    } catch (IllegalArgumentException | DataFormatException damaged) {
      return new byte[0];
    }
  }

  private static byte[] inflated(byte[] raw, int wanted) throws DataFormatException {
    try (Inflater inflater = new Inflater()) {
      inflater.setInput(raw);
      byte[] out = new byte[wanted];
      int length = 0;
      int step = 1;
      while (length < wanted && step > 0) {
        step = inflater.inflate(out, length, wanted - length);
        length += step;
      }
      return length == wanted ? out : new byte[0];
    }
  }
}
