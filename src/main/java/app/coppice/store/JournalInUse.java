package app.coppice.store;

import java.io.IOException;

/// A journal that somebody else writes at this moment.
public final class JournalInUse extends IOException {
  private static final long serialVersionUID = 1L;

  public JournalInUse(String message) {
    super(message);
  }
}
