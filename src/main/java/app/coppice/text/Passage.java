package app.coppice.text;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// A text that grows by its end and never changes otherwise. Immutable and thread-safe.
///
/// To append costs as much as what is appended, on average: a passage and those that grew out of it
/// share one buffer, of which each sees its own length. Equal when the letters are equal.
public final class Passage implements CharSequence {
  public static final Passage EMPTY = of("");

  private static final int LEAST_ROOM = 64;

  private final Buffer buffer;
  private final int length;

  /// The letters as a string, once somebody asked; written by whoever came first, as `String` does
  /// with its hash.
  private @Nullable String whole;

  /// Letters up to `used` are written and stay; who moves `used` on owns what lies between.
  private static final class Buffer {
    static final Buffer NONE = new Buffer(new char[0], 0);

    final char[] letters;
    final AtomicInteger used;

    Buffer(char[] letters, int used) {
      this.letters = letters;
      this.used = new AtomicInteger(used);
    }
  }

  private Passage(Buffer buffer, int length, @Nullable String whole) {
    this.buffer = buffer;
    this.length = length;
    this.whole = whole;
  }

  public static Passage of(String text) {
    return new Passage(Buffer.NONE, text.length(), text);
  }

  /// This passage with `more` at its end.
  public Passage plus(String more) {
    if (more.isEmpty()) {
      return this;
    }
    int end = Math.addExact(length, more.length());
    boolean room = end <= buffer.letters.length && buffer.used.compareAndSet(length, end);
    Buffer target = room ? buffer : copy(end);
    more.getChars(0, more.length(), target.letters, length);
    return new Passage(target, end, null);
  }

  private Buffer copy(int end) {
    char[] letters = new char[Math.max(LEAST_ROOM, end + end / 2)];
    copyTo(letters);
    return new Buffer(letters, end);
  }

  private void copyTo(char[] letters) {
    String known = whole;
    if (known == null) {
      System.arraycopy(buffer.letters, 0, letters, 0, length);
    } else {
      known.getChars(0, length, letters, 0);
    }
  }

  /// The same text in as little memory as it needs, for one that won't grow any more.
  public Passage settled() {
    return buffer == Buffer.NONE ? this : of(toString());
  }

  /// Whether this is `earlier` with more at its end, or the same. Costs nothing for passages that
  /// share their buffer.
  public boolean continues(Passage earlier) {
    if (earlier.length > length) {
      return false;
    }
    // Two may grow out of one, but only one of them in the buffer.
    return (buffer != Buffer.NONE && buffer == earlier.buffer)
        || CharSequence.compare(earlier, subSequence(0, earlier.length)) == 0;
  }

  /// The letters from an index on.
  public String from(int start) {
    String known = whole;
    return known == null
        ? new String(buffer.letters, start, length - start)
        : known.substring(start);
  }

  public boolean isBlank() {
    return chars().allMatch(Character::isWhitespace);
  }

  @Override
  public int length() {
    return length;
  }

  @Override
  public char charAt(int index) {
    String known = whole;
    if (known != null) {
      return known.charAt(index);
    }
    if (index >= length) {
      throw new IndexOutOfBoundsException(index);
    }
    return buffer.letters[index];
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    String known = whole;
    return known == null
        ? new String(buffer.letters, start, end - start)
        : known.substring(start, end);
  }

  @Override
  public String toString() {
    String known = whole;
    if (known == null) {
      known = new String(buffer.letters, 0, length);
      whole = known;
    }
    return known;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof Passage passage && passage.length == length && continues(passage));
  }

  @Override
  public int hashCode() {
    return toString().hashCode();
  }
}
