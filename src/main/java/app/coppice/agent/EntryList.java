package app.coppice.agent;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.RandomAccess;

/// An immutable list of entries: full chunks that lists share, and a short tail of its own.
/// Thread-safe.
final class EntryList extends AbstractList<Entry> implements RandomAccess {
  /// Entries in a chunk. A tail is shorter than two, so that the newest entries, which still
  /// change, stand in it.
  static final int CHUNK = 64;

  static final EntryList EMPTY = new EntryList(List.of(), List.of());

  private final List<List<Entry>> chunks;
  private final List<Entry> tail;

  /// @param chunks of {@link #CHUNK} entries each
  EntryList(List<List<Entry>> chunks, List<Entry> tail) {
    this.chunks = List.copyOf(chunks);
    this.tail = List.copyOf(tail);
  }

  static EntryList copyOf(List<Entry> entries) {
    if (entries instanceof EntryList ready) {
      return ready;
    }
    List<List<Entry>> chunks = new ArrayList<>();
    int from = 0;
    while (entries.size() - from >= 2 * CHUNK) {
      chunks.add(List.copyOf(entries.subList(from, from + CHUNK)));
      from += CHUNK;
    }
    return new EntryList(chunks, entries.subList(from, entries.size()));
  }

  List<List<Entry>> chunks() {
    return chunks;
  }

  List<Entry> tail() {
    return tail;
  }

  @SuppressWarnings("ReferenceEquality") // What is shared is what is the same object.
  int sharedWith(EntryList other) {
    int common = Math.min(chunks.size(), other.chunks.size());
    int same = 0;
    while (same / CHUNK < common && chunks.get(same / CHUNK) == other.chunks.get(same / CHUNK)) {
      same += CHUNK;
    }
    int end = Math.min(size(), other.size());
    while (same < end && get(same) == other.get(same)) {
      same++;
    }
    return same;
  }

  @Override
  public Entry get(int index) {
    int before = chunks.size() * CHUNK;
    return index < before ? chunks.get(index / CHUNK).get(index % CHUNK) : tail.get(index - before);
  }

  @Override
  public int size() {
    return chunks.size() * CHUNK + tail.size();
  }
}
