package app.coppice.agent;

import java.util.ArrayList;
import java.util.List;

/// A transcript laid open for changes, which gives a new one and leaves the old as it is. What it
/// costs doesn't grow with the transcript while only the newest entries change. One thread.
public final class TranscriptEdit {
  private final List<Entry> tail;
  private List<List<Entry>> chunks;
  private Transcript transcript;
  private boolean changed;

  TranscriptEdit(Transcript before, EntryList entries) {
    transcript = before;
    chunks = entries.chunks();
    tail = new ArrayList<>(entries.tail());
  }

  public int size() {
    return before() + tail.size();
  }

  public Entry get(int index) {
    int at = index - before();
    return at < 0 ? chunks.get(index / EntryList.CHUNK).get(index % EntryList.CHUNK) : tail.get(at);
  }

  public void add(Entry entry) {
    tail.add(entry);
    changed = true;
  }

  public void set(int index, Entry entry) {
    changed = true;
    int at = index - before();
    if (at >= 0) {
      tail.set(at, entry);
      return;
    }
    int number = index / EntryList.CHUNK;
    List<Entry> chunk = new ArrayList<>(chunks.get(number));
    chunk.set(index % EntryList.CHUNK, entry);
    chunks = new ArrayList<>(chunks);
    chunks.set(number, List.copyOf(chunk));
  }

  /// Takes the newest entries away.
  ///
  /// @param size how many stay
  public void truncate(int size) {
    changed = true;
    if (size < before()) {
      int whole = size / EntryList.CHUNK;
      tail.clear();
      tail.addAll(chunks.get(whole).subList(0, size % EntryList.CHUNK));
      chunks = chunks.subList(0, whole);
    } else {
      tail.subList(size - before(), tail.size()).clear();
    }
  }

  /// The transcript as it is now.
  public Transcript done() {
    if (changed) {
      EntryList rest = EntryList.copyOf(tail);
      List<List<Entry>> all = chunks;
      if (!rest.chunks().isEmpty()) {
        all = new ArrayList<>(chunks);
        all.addAll(rest.chunks());
      }
      transcript = new Transcript(new EntryList(all, rest.tail()));
    }
    return transcript;
  }

  private int before() {
    return chunks.size() * EntryList.CHUNK;
  }
}
