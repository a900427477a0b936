package app.coppice.store;

import java.io.IOException;

/// A journal that this version must not touch: of a newer version, or no journal.
public final class JournalUnreadable extends IOException {
  private static final long serialVersionUID = 1L;

  public JournalUnreadable(String message) {
    super(message);
  }
}
