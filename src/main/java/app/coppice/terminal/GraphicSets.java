package app.coppice.terminal;

import com.techsenger.jeditermfx.core.emulator.charset.CharacterSet;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The four character sets G0 to G3 that stand in for ASCII, and which of them is in use. The sets
/// themselves, line drawing and the national ones, are JediTerm's. Guarded by the emulator's lock.
final class GraphicSets {
  private static final int FIRST = 0x20;
  private static final int LAST = 0x7e;

  /// Null is ASCII, which is what nearly every program uses.
  private final @Nullable CharacterSet[] sets = new CharacterSet[4];

  private int current;
  private int single;

  /// Puts the set that `ESC (`, `)`, `*` or `+` and `name` stand for into its place.
  void designate(int intermediate, int name) {
    int index = "()*+".indexOf(intermediate);
    if (index >= 0) {
      CharacterSet set = name == 'B' ? null : CharacterSet.valueOf((char) name);
      sets[index] = set == CharacterSet.ASCII ? null : set;
    }
  }

  /// Uses G`index` from now on.
  void use(int index) {
    current = index;
  }

  /// Uses G`index` for the next character only.
  void useOnce(int index) {
    single = index;
  }

  /// Whether ASCII must be mapped.
  boolean areMapping() {
    return sets[current] != null || single != 0;
  }

  /// What an ASCII character shows.
  int map(int ascii) {
    CharacterSet set = sets[single == 0 ? current : single];
    single = 0;
    if (set == null || ascii < FIRST || ascii > LAST) {
      return ascii;
    }
    if (set == CharacterSet.DEC_SPECIAL_GRAPHICS && ascii == '_') {
      return ' '; // JediTerm has the blank at another place
    }
    int mapped = set.map(ascii - FIRST);
    return mapped > 0 ? mapped : ascii;
  }

  void set(GraphicSets other) {
    System.arraycopy(other.sets, 0, sets, 0, sets.length);
    current = other.current;
    single = 0;
  }

  void reset() {
    Arrays.fill(sets, null);
    current = 0;
    single = 0;
  }
}
