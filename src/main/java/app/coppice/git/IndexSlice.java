package app.coppice.git;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;

/// As much of an index as concerns some paths: one file that changed among twenty thousand is no
/// reason to make an object of every entry. Attributes files come along, since they decide about
/// others. Reads what is usual; whatever else there is, the whole index has to be read.
///
/// Format: `gitformat-index(5)`, versions 2 and 3.
final class IndexSlice {
  private static final int SIGNATURE = 0x44495243; // DIRC
  private static final int HEADER = 12;
  private static final int HASH = 20;

  // Places within an entry.
  private static final int MODIFIED = 8;
  private static final int MODE = 24;
  private static final int SIZE = 36;
  private static final int ID = 40;
  private static final int FLAGS = 60;
  private static final int NAME = 62;

  private static final int LONG_NAME = 0xfff;
  private static final int STAGE_SHIFT = 12;
  private static final int STAGE = 3;

  /// Assumed valid, or with flags that only a longer entry has: skipped, or planned to be added.
  private static final int ODD = 0xc000;

  private static final byte[] ATTRIBUTES = Constants.encode(Constants.DOT_GIT_ATTRIBUTES);

  /// Bytes that are held of an index at once; an entry has no more than some four thousand.
  private static final int WINDOW = 64 * 1024;

  private static final int LONGEST_ENTRY = 8 * 1024;

  private final SeekableByteChannel index;
  private final byte[] bytes = new byte[WINDOW];
  private final ByteBuffer window = ByteBuffer.wrap(bytes).limit(0);

  /// What lies below a folder ends in a slash; sorted as the entries are.
  private final List<byte[]> wanted;

  private final Instant written;

  /// Where in the window the entry begins.
  private int at;

  private int next;

  private IndexSlice(SeekableByteChannel index, Collection<String> paths, Instant written) {
    this.index = index;
    this.written = written;
    this.wanted = new ArrayList<>();
    for (String path : paths) {
      String name = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
      wanted.add(Constants.encode(name));
      wanted.add(Constants.encode(name + "/"));
    }
    wanted.sort(Arrays::compareUnsigned);
  }

  /// The entries of these paths and of all below them; empty where that cannot be told without
  /// reading all, an index that is not there included.
  ///
  /// @param paths relative, `/`-separated
  static Optional<DirCache> of(Path index, Collection<String> paths) throws IOException {
    if (!Files.isRegularFile(index, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    try {
      // Before the file is opened: of one that takes its place meanwhile this is too early, and
      // then more is compared by content than has to be, not less.
      Instant written = Files.getLastModifiedTime(index).toInstant();
      try (var channel = Files.newByteChannel(index)) {
        return new IndexSlice(channel, paths, written).read();
      }
    } catch (NoSuchFileException
        | IllegalArgumentException
        | IllegalStateException
        | IndexOutOfBoundsException _) {
      // Whoever reads all of it says what is wrong.
      return Optional.empty();
    }
  }

  private Optional<DirCache> read() throws IOException {
    fill();
    int version = window.getInt(4);
    int count = window.getInt(8);
    if (window.getInt(0) != SIGNATURE || version < 2 || version > 3) {
      return Optional.empty();
    }
    at = HEADER;
    DirCache found = DirCache.newInCore();
    var builder = found.builder();
    for (int i = 0; i < count; i++) {
      if (window.limit() - at < LONGEST_ENTRY) {
        fill();
      }
      int flags = window.getShort(at + FLAGS);
      int length = flags & LONG_NAME;
      if (length == LONG_NAME) {
        return Optional.empty();
      }
      boolean extended = (flags & 0x4000) != 0;
      int name = at + NAME + (extended ? 2 : 0);
      if (isWanted(name, name + length)) {
        if ((flags & ODD) != 0) {
          return Optional.empty();
        }
        builder.add(entry(flags, name, length));
      }
      // Filled up with zeros, one at least, to a multiple of eight.
      at += (name - at + length + 8) & ~7;
    }
    if (hasRequiredExtension()) {
      return Optional.empty();
    }
    builder.finish();
    return Optional.of(found);
  }

  private DirCacheEntry entry(int flags, int name, int length) {
    var entry =
        new DirCacheEntry(
            Arrays.copyOfRange(bytes, name, name + length), flags >> STAGE_SHIFT & STAGE);
    entry.setFileMode(FileMode.fromBits(window.getInt(at + MODE)));
    entry.setObjectId(ObjectId.fromRaw(bytes, at + ID));
    entry.setLastModified(
        Instant.ofEpochSecond(window.getInt(at + MODIFIED), window.getInt(at + MODIFIED + 4)));
    // Written within the moment in which the index was: by its times alone it would look unchanged
    // for ever.
    boolean racy = entry.mightBeRacilyClean(written);
    entry.setLength(racy ? 0 : window.getInt(at + SIZE));
    return entry;
  }

  /// Entries and what is wanted are sorted alike, so each is gone through once.
  private boolean isWanted(int from, int to) {
    while (next < wanted.size()) {
      byte[] one = wanted.get(next);
      boolean folder = one[one.length - 1] == '/';
      int end = folder ? Math.min(to, from + one.length) : to;
      int order = Arrays.compareUnsigned(one, 0, one.length, bytes, from, end);
      if (order == 0) {
        return true;
      }
      if (order > 0) {
        break;
      }
      next++;
    }
    return isAttributes(from, to);
  }

  private boolean isAttributes(int from, int to) {
    int start = to - ATTRIBUTES.length;
    return start >= from
        && (start == from || bytes[start - 1] == '/')
        && Arrays.equals(bytes, start, to, ATTRIBUTES, 0, ATTRIBUTES.length);
  }

  /// Begins with a small letter: nobody may read past it who does not know it.
  private boolean hasRequiredExtension() throws IOException {
    long place = index.position() - (window.limit() - at);
    long end = index.size() - HASH;
    while (place <= end - 8) {
      index.position(place);
      at = window.limit();
      fill();
      int length = window.getInt(4);
      if ((bytes[0] >= 'a' && bytes[0] <= 'z') || length < 0 || length > end - place - 8) {
        return true;
      }
      place += 8 + length;
    }
    return false;
  }

  /// Brings the entry to the window's start, and what follows it into the window.
  private void fill() throws IOException {
    window.position(at);
    window.compact();
    at = 0;
    while (window.hasRemaining() && index.read(window) >= 0) {
      // As much as there is.
    }
    window.flip();
  }
}
