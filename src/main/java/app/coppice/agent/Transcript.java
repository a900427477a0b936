package app.coppice.agent;

import java.util.List;

/// The entries of a session, oldest first.
public record Transcript(List<Entry> entries) {
  public static final Transcript EMPTY = new Transcript(List.of());

  public Transcript {
    entries = List.copyOf(entries);
  }
}
