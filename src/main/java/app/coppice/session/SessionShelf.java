package app.coppice.session;

import app.coppice.store.Journal;
import app.coppice.store.JournalFile;
import app.coppice.store.JournalFile.Damage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The profile's folder of sessions: one folder a session, named by its id, with its journal.
/// Blocking; thread-safe.
final class SessionShelf {
  private static final Logger LOG = LoggerFactory.getLogger(SessionShelf.class);

  private final Path folder;

  SessionShelf(Path folder) {
    this.folder = folder;
  }

  Path journal(SessionId id) {
    return folder.resolve(id.toString()).resolve("journal.jsonl");
  }

  WaitingDraft draft(SessionId id) {
    return new WaitingDraft(journal(id).resolveSibling("draft.txt"));
  }

  /// Ids of all sessions, in no order; a folder of another name is left alone.
  List<SessionId> ids() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(folder)) {
      return children
          .flatMap(child -> id(child.getFileName().toString()).stream())
          .filter(this::isBegun)
          .toList();
    }
  }

  /// Whether anything was ever written of it: where the app ended before that, nobody was told of
  /// the session.
  private boolean isBegun(SessionId id) {
    try {
      return Files.isRegularFile(journal(id)) && Files.size(journal(id)) > 0;
    } catch (IOException e) {
      return true;
    }
  }

  static Optional<SessionId> id(String name) {
    try {
      SessionId id = new SessionId(UUID.fromString(name));
      return id.toString().equals(name) ? Optional.of(id) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /// Whether there is a journal of the session.
  boolean holds(SessionId id) {
    return Files.isRegularFile(journal(id));
  }

  /// Takes a session's journal away for good.
  void remove(SessionId id) throws IOException {
    JournalFile.delete(journal(id));
  }

  /// Bytes of what is kept of a session.
  long size(SessionId id) throws IOException {
    return Files.exists(journal(id)) ? Files.size(journal(id)) : 0;
  }

  /// Whether no process writes the session's journal at this moment.
  boolean isFree(SessionId id) {
    if (!Files.isDirectory(folder.resolve(id.toString()))) {
      return true;
    }
    try {
      return JournalFile.isFree(journal(id));
    } catch (IOException e) {
      LOG.warn("Nobody can tell whether session {} is open: {}", id, e.getMessage());
      return false;
    }
  }

  /// A session from its journal, which is open for writing from now on.
  ///
  /// @throws IOException also when the journal does not begin with the session's creation
  Opened open(SessionId id) throws IOException {
    Records records = new Records();
    JournalFile journal = JournalFile.open(journal(id), records::take);
    try {
      return new Opened(
          SessionReducer.reopened(records.fold(id)),
          journal,
          records.problems(journal.damage()),
          records.underWay());
    } catch (IOException | RuntimeException e) {
      journal.close();
      throw e;
    }
  }

  /// The journal of a new session, its creation written as the first record.
  Journal open(SessionId id, SessionEvent.Created created) throws IOException {
    JournalFile journal = JournalFile.open(journal(id), _ -> {});
    try {
      journal.append(EventCodec.encode(created));
      return journal;
    } catch (IOException | RuntimeException e) {
      journal.close();
      throw e;
    }
  }

  /// A session as its journal tells it now, for looking only. Nobody commits in one that nobody has
  /// open: the process that did has ended.
  SessionFold read(SessionId id) throws IOException {
    Records records = new Records();
    var _ = JournalFile.read(journal(id), records::take);
    SessionFold fold = records.fold(id);
    return fold.committing() && isFree(id) ? SessionReducer.reopened(fold) : fold;
  }

  /// @param damage what could not be read, in sentences
  /// @param underWay the actions whose end the journal does not tell
  record Opened(
      SessionFold fold,
      JournalFile journal,
      List<String> damage,
      List<SessionEvent.ActionAsked> underWay) {}

  /// The records of one journal while it is read.
  private static final class Records {
    private final List<SessionEvent.Kept> events = new ArrayList<>();
    private int unknown;

    void take(String json) {
      try {
        events.add(EventCodec.decode(json));
      } catch (IllegalArgumentException e) {
        unknown++;
        LOG.warn("A record is passed over: {}", e.getMessage());
      }
    }

    SessionFold fold(SessionId id) throws IOException {
      for (SessionEvent.Kept event : events) {
        if (event instanceof SessionEvent.Created created && created.id().equals(id)) {
          return SessionReducer.reduce(SessionFold.of(created), events);
        }
      }
      throw new IOException("The journal of session " + id + " does not say how it was made");
    }

    List<SessionEvent.ActionAsked> underWay() {
      List<SessionEvent.ActionAsked> open = new ArrayList<>();
      for (SessionEvent.Kept event : events) {
        if (event instanceof SessionEvent.ActionAsked asked) {
          open.add(asked);
        } else if (event instanceof SessionEvent.ActionEnded ended) {
          open.removeIf(asked -> asked.isEndedBy(ended));
        } else if (event instanceof SessionEvent.Undeleted) {
          // What was brought back is not to go for good, whatever was asked before.
          open.removeIf(asked -> asked.action() == SessionEvent.ActionAsked.Action.FORGET);
        }
      }
      return open;
    }

    List<String> problems(List<Damage> damage) {
      List<String> problems = new ArrayList<>();
      damage.forEach(one -> problems.add(one.what() + " (line " + one.line() + ")"));
      if (unknown > 0) {
        problems.add(unknown + " records mean nothing to this version");
      }
      return problems;
    }
  }
}
