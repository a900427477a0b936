package app.coppice.ui.kit.text;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The pictures in a colour font of the CBDT kind, as Linux has one for emoji: each glyph is a PNG.
/// Reads what the OpenType specification calls `cmap` (format 12), `GSUB` (ligatures), `CBLC`
/// (format 1) and `CBDT` (format 17). The file is mapped, not read. Not thread-safe.
final class EmojiFont {
  private static final int VARIATION = 0xfe0f;
  private static final int WINDOWS = 3;
  private static final int UNICODE = 10;
  private static final int LIGATURES = 4;
  private static final int SMALL_METRICS_PNG = 17;

  private final ByteBuffer font;
  private final Map<String, Integer> tables = new HashMap<>();
  private final int groups;

  private EmojiFont(ByteBuffer font) throws IOException {
    this.font = font;
    for (int i = 0; i < word(4); i++) {
      byte[] name = new byte[4];
      font.get(12 + 16 * i, name);
      tables.put(new String(name, java.nio.charset.StandardCharsets.US_ASCII), number(20 + 16 * i));
    }
    if (!tables.keySet().containsAll(List.of("cmap", "CBLC", "CBDT"))) {
      throw new IOException("Not a font with pictures");
    }
    groups = groups();
  }

  /// Opens a font.
  ///
  /// @throws IOException when it can't be read or is of another kind
  static EmojiFont open(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return new EmojiFont(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size()));
    } catch (IndexOutOfBoundsException e) {
      throw new IOException("A font that ends early: " + file, e);
    }
  }

  /// The PNG of one grapheme; empty where the font has none for the whole of it.
  Optional<byte[]> picture(String grapheme) {
    try {
      List<Integer> glyphs = new ArrayList<>();
      for (int code : grapheme.codePoints().filter(each -> each != VARIATION).toArray()) {
        int glyph = glyph(code);
        if (glyph == 0) {
          return Optional.empty();
        }
        glyphs.add(glyph);
      }
      if (glyphs.size() > 1) {
        int joined = ligature(glyphs);
        return joined == 0 ? Optional.empty() : png(joined);
      }
      return glyphs.isEmpty() ? Optional.empty() : png(glyphs.getFirst());
    } catch (IndexOutOfBoundsException _) {
      return Optional.empty(); // a broken font has no picture
    }
  }

  private int word(int at) {
    return font.getShort(at) & 0xffff;
  }

  private int number(int at) {
    return font.getInt(at);
  }

  private int table(String name) {
    return tables.getOrDefault(name, 0);
  }

  private int groups() throws IOException {
    int cmap = table("cmap");
    for (int i = 0; i < word(cmap + 2); i++) {
      int record = cmap + 4 + 8 * i;
      int at = cmap + number(record + 4);
      if (word(record) == WINDOWS && word(record + 2) == UNICODE && word(at) == 12) {
        return at;
      }
    }
    throw new IOException("A font without characters beyond 16 bits");
  }

  private int glyph(int code) {
    int low = 0;
    int high = number(groups + 12) - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int at = groups + 16 + 12 * middle;
      if (code < number(at)) {
        high = middle - 1;
      } else if (code > number(at + 4)) {
        low = middle + 1;
      } else {
        return number(at + 8) + code - number(at);
      }
    }
    return 0;
  }

  /// The glyph that stands for all of `glyphs` together; 0 for none.
  private int ligature(List<Integer> glyphs) {
    int gsub = table("GSUB");
    if (gsub == 0) {
      return 0;
    }
    int lookups = gsub + word(gsub + 8);
    for (int i = 0; i < word(lookups); i++) {
      int lookup = lookups + word(lookups + 2 + 2 * i);
      for (int j = 0; word(lookup) == LIGATURES && j < word(lookup + 4); j++) {
        int found = ligature(lookup + word(lookup + 6 + 2 * j), glyphs);
        if (found != 0) {
          return found;
        }
      }
    }
    return 0;
  }

  private int ligature(int table, List<Integer> glyphs) {
    int index = covered(table + word(table + 2), glyphs.getFirst());
    if (index < 0) {
      return 0;
    }
    int set = table + word(table + 6 + 2 * index);
    for (int i = 0; i < word(set); i++) {
      int ligature = set + word(set + 2 + 2 * i);
      if (word(ligature + 2) == glyphs.size() && follows(ligature + 4, glyphs)) {
        return word(ligature);
      }
    }
    return 0;
  }

  private boolean follows(int at, List<Integer> glyphs) {
    for (int i = 1; i < glyphs.size(); i++) {
      if (word(at + 2 * (i - 1)) != glyphs.get(i)) {
        return false;
      }
    }
    return true;
  }

  private int covered(int coverage, int glyph) {
    boolean ranges = word(coverage) == 2;
    for (int i = 0; i < word(coverage + 2); i++) {
      if (ranges) {
        int at = coverage + 4 + 6 * i;
        if (glyph >= word(at) && glyph <= word(at + 2)) {
          return word(at + 4) + glyph - word(at);
        }
      } else if (word(coverage + 4 + 2 * i) == glyph) {
        return i;
      }
    }
    return -1;
  }

  private Optional<byte[]> png(int glyph) {
    int index = table("CBLC");
    int array = index + number(index + 8); // the subtables of the first size
    for (int i = 0; i < number(index + 16); i++) {
      int at = array + 8 * i;
      int first = word(at);
      if (glyph >= first && glyph <= word(at + 2)) {
        int sub = array + number(at + 4);
        if (word(sub) != 1 || word(sub + 2) != SMALL_METRICS_PNG) {
          return Optional.empty();
        }
        int place = table("CBDT") + number(sub + 4) + number(sub + 8 + 4 * (glyph - first));
        byte[] png = new byte[Math.clamp(number(place + 5), 0, 1 << 20)];
        font.get(place + 9, png);
        return Optional.of(png);
      }
    }
    return Optional.empty();
  }
}
