package app.coppice.session;

import app.coppice.settings.Profile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

/// One session as its journal tells it, whoever has it open, read again only once that has grown: a
/// long one takes its time. Blocking; one thread.
public final class GrowingReport {
  private final SessionShelf shelf;
  private final SessionId id;
  private long size = -1;

  public GrowingReport(Profile profile, SessionId id) {
    this.shelf = new SessionShelf(profile.journals());
    this.id = id;
  }

  /// The session now; empty when nothing has come since the last time.
  ///
  /// @throws IOException when there is no such session any more, or it cannot be read
  public Optional<SessionSnapshot> news() throws IOException {
    try {
      // Before it is read: what comes meanwhile is news the next time.
      long now = Files.size(shelf.journal(id));
      if (now == size) {
        return Optional.empty();
      }
      SessionSnapshot read = shelf.read(id).snapshot();
      size = now;
      return Optional.of(read);
    } catch (NoSuchFileException e) {
      throw new IOException("The session was deleted for good.", e);
    }
  }
}
