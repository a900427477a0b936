package app.coppice.agent;

import java.util.List;

/// The entries of a session, oldest first. Immutable; one that grew out of another shares with it
/// what they have in common.
public record Transcript(List<Entry> entries) {
  public static final Transcript EMPTY = new Transcript(List.of());

  public Transcript {
    entries = EntryList.copyOf(entries);
  }

  /// Lays it open for changes.
  public TranscriptEdit edit() {
    return new TranscriptEdit(this, EntryList.copyOf(entries));
  }

  /// How many entries at the start are the same objects in both: what didn't change between the
  /// two, found without looking at each.
  public int sharedWith(Transcript other) {
    return EntryList.copyOf(entries).sharedWith(EntryList.copyOf(other.entries));
  }
}
