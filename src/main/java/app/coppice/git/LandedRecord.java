package app.coppice.git;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.jgit.errors.InvalidObjectIdException;
import org.eclipse.jgit.lib.ObjectId;

/// A session's last landing, as it was about to be: what undoing it needs. It lies in `<git
/// folder>/coppice/<session>.landed`, written before the landing's first change; whether it
/// happened is told by where the base stands.
///
/// @param base the branch that moved
/// @param from its old commit
/// @param to its new commit
/// @param branch the session's
/// @param head where that stood
record LandedRecord(String base, ObjectId from, ObjectId to, String branch, ObjectId head) {
  /// Refs that keep where the sessions' branches stood: after a rebase nothing else holds it.
  private static final String HELD = "refs/coppice/landed/";

  void write(Repository repository, String session) throws IOException {
    if (!Shelf.move(repository, HELD + session, head)) {
      throw new IOException("The ref " + HELD + session + " could not be made");
    }
    String text =
        LandingRecord.line("base", base)
            + LandingRecord.line("from", from.name())
            + LandingRecord.line("to", to.name())
            + LandingRecord.line("branch", branch)
            + LandingRecord.line("head", head.name());
    LandingRecord.writeThrough(file(repository, session), text);
  }

  static Optional<LandedRecord> read(Repository repository, String session) throws IOException {
    Path file = file(repository, session);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    var values = new Properties();
    values.load(new StringReader(Files.readString(file)));
    try {
      return Optional.of(
          new LandedRecord(
              values.getProperty("base", ""),
              ObjectId.fromString(values.getProperty("from", "")),
              ObjectId.fromString(values.getProperty("to", "")),
              values.getProperty("branch", ""),
              ObjectId.fromString(values.getProperty("head", ""))));
    } catch (InvalidObjectIdException e) {
      // None of ours: they are moved into place whole.
      return Optional.empty();
    }
  }

  static void remove(Repository repository, String session) throws IOException {
    Files.deleteIfExists(file(repository, session));
    Shelf.delete(repository, HELD + session);
  }

  private static Path file(Repository repository, String session) {
    return LandingRecord.home(repository).resolve(session + ".landed");
  }
}
