package app.coppice.ui.chat;

import java.util.HashMap;
import java.util.Map;

/// Which entries the person has opened or closed; kept apart from the cells, which come and go.
final class Folding {
  private final Map<String, Boolean> chosen = new HashMap<>();

  /// Whether an entry is open, by the person's choice or else by `usual`.
  boolean isOpen(String entryId, boolean usual) {
    return chosen.getOrDefault(entryId, usual);
  }

  void choose(String entryId, boolean open) {
    chosen.put(entryId, open);
  }

  void clear() {
    chosen.clear();
  }
}
