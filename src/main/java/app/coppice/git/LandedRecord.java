package app.coppice.git;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.jgit.errors.InvalidObjectIdException;
import org.eclipse.jgit.lib.ObjectId;

/// A landing of a session, as it was about to be: what undoing it needs, and what the branch is
/// compared from while it goes on. A session's last ones lie in `<git
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

  private static final int MOST = 20;

  /// @param landings newest first, at least one; more than the last twenty are left out
  static void write(Repository repository, String session, List<LandedRecord> landings)
      throws IOException {
    if (!Shelf.move(repository, HELD + session, landings.getFirst().head())) {
      throw new IOException("The ref " + HELD + session + " could not be made");
    }
    writeFile(repository, session, landings);
  }

  /// Writes earlier ones again, also where git has tidied away what the last of them stood at: the
  /// ref then stays where it is.
  static void putBack(Repository repository, String session, List<LandedRecord> landings)
      throws IOException {
    if (landings.isEmpty()) {
      remove(repository, session);
      return;
    }
    boolean _ = Shelf.move(repository, HELD + session, landings.getFirst().head());
    writeFile(repository, session, landings);
  }

  private static void writeFile(Repository repository, String session, List<LandedRecord> landings)
      throws IOException {
    var text = new StringBuilder();
    for (int i = 0; i < Math.min(MOST, landings.size()); i++) {
      text.append(landings.get(i).lines(prefix(i)));
    }
    LandingRecord.writeThrough(file(repository, session), text.toString());
  }

  private String lines(String prefix) {
    return LandingRecord.line(prefix + "base", base)
        + LandingRecord.line(prefix + "from", from.name())
        + LandingRecord.line(prefix + "to", to.name())
        + LandingRecord.line(prefix + "branch", branch)
        + LandingRecord.line(prefix + "head", head.name());
  }

  private static String prefix(int index) {
    return index == 0 ? "" : index + ".";
  }

  /// The last one.
  static Optional<LandedRecord> read(Repository repository, String session) throws IOException {
    return all(repository, session).stream().findFirst();
  }

  /// Newest first.
  static List<LandedRecord> all(Repository repository, String session) throws IOException {
    Path file = file(repository, session);
    if (!Files.isRegularFile(file)) {
      return List.of();
    }
    var values = new Properties();
    values.load(new StringReader(Files.readString(file)));
    var landings = new ArrayList<LandedRecord>();
    try {
      for (int i = 0; values.containsKey(prefix(i) + "head"); i++) {
        landings.add(of(values, prefix(i)));
      }
    } catch (InvalidObjectIdException e) {
      // None of ours: they are moved into place whole.
    }
    return landings;
  }

  private static LandedRecord of(Properties values, String prefix) {
    return new LandedRecord(
        values.getProperty(prefix + "base", ""),
        ObjectId.fromString(values.getProperty(prefix + "from", "")),
        ObjectId.fromString(values.getProperty(prefix + "to", "")),
        values.getProperty(prefix + "branch", ""),
        ObjectId.fromString(values.getProperty(prefix + "head", "")));
  }

  static void remove(Repository repository, String session) throws IOException {
    Files.deleteIfExists(file(repository, session));
    Shelf.delete(repository, HELD + session);
  }

  private static Path file(Repository repository, String session) {
    return LandingRecord.home(repository).resolve(session + ".landed");
  }
}
