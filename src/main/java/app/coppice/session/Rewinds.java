package app.coppice.session;

import app.coppice.agent.Entry;
import app.coppice.agent.TurnEvent;
import app.coppice.git.Checkpoint;
import app.coppice.git.Checkpoints;
import app.coppice.git.Unkept;
import app.coppice.session.SessionEvent.ActionAsked;
import app.coppice.session.SessionEvent.ActionAsked.Action;
import app.coppice.session.SessionFold.Standing;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A session's checkpoints: one at each turn's start, and the ways back to them. Blocking;
/// thread-safe, the ways within {@link Session#alone}.
final class Rewinds {
  private static final Logger LOG = LoggerFactory.getLogger(Rewinds.class);

  private final SessionGit git;
  private final ChangeTracker changes;
  private final ActionRecords records;
  private final Clock clock;

  /// What each session's person was told of last.
  private final Map<SessionId, List<String>> told = new ConcurrentHashMap<>();

  Rewinds(SessionGit git, ChangeTracker changes, Clock clock) {
    this.git = git;
    this.changes = changes;
    this.records = new ActionRecords(clock);
    this.clock = clock;
  }

  /// Keeps the files as they are before a turn's prompt goes out. A turn whose files cannot be kept
  /// runs all the same, and says so.
  ///
  /// @param starting as it is when the turn starts: its last entry names the checkpoint
  void keep(Session session, SessionSnapshot starting) throws InterruptedException {
    List<Entry> entries = starting.transcript().entries();
    if (entries.isEmpty()) {
      return;
    }
    String name = entries.getLast().id();
    try {
      Checkpoint kept = git.checkpoints().take(starting, name);
      session.happened(new SessionEvent.CheckpointTaken(clock.instant(), name, kept.commit()));
      tell(session, starting.id(), kept.unkept());
    } catch (IOException | RuntimeException e) {
      LOG.warn("No checkpoint of session {}", starting.id(), e);
      session.happened(
          new SessionEvent.Noted(
              clock.instant(),
              new TurnEvent.Notice(
                  Entry.Notice.Kind.WARNING,
                  "The files could not be kept before this turn, so they cannot be rewound to it: "
                      + Background.reason(e))));
    }
  }

  /// Once, until it is something else that a checkpoint is without.
  private void tell(Session session, SessionId id, List<Unkept> unkept)
      throws InterruptedException {
    List<String> paths = unkept.stream().map(Unkept::path).toList();
    List<String> before = told.put(id, paths);
    if (!paths.isEmpty() && !paths.equals(before)) {
      session.happened(
          new SessionEvent.Noted(
              clock.instant(),
              new TurnEvent.Notice(Entry.Notice.Kind.WARNING, UnkeptWords.atCheckpoint(unkept))));
    }
  }

  RewindPlan plan(Session session, String entryId) throws IOException, InterruptedException {
    SessionSnapshot snapshot = session.snapshot();
    Entry entry = require(snapshot, entryId);
    String name = checkpointOf(entry);
    boolean kept =
        session.fold().standing() == Standing.READY
            && !name.isEmpty()
            && git.checkpoints().find(snapshot, name).isPresent();
    List<Entry> entries = snapshot.transcript().entries();
    List<Entry> after = entries.subList(entries.indexOf(entry), entries.size());
    List<Entry> back = entry instanceof Entry.Rewound folded ? folded.entries() : List.of();
    var outlook =
        kept
            ? git.checkpoints().plan(snapshot, name)
            : new Checkpoints.Outlook(List.of(), List.of());
    return new RewindPlan(
        outlook.paths(),
        kept,
        prompts(after),
        prompts(back),
        !(entry instanceof Entry.Rewound mark) || mark.conversation(),
        outlook.alone());
  }

  private static int prompts(List<Entry> entries) {
    return (int) entries.stream().filter(Entry.Prompt.class::isInstance).count();
  }

  ActionResult rewind(Session session, Rewind rewind) throws IOException, InterruptedException {
    if (session.fold().standing() != Standing.READY) {
      return new ActionResult.Refused(
          session.fold().standing() == Standing.ARCHIVED
              ? ActionResult.Refused.ARCHIVED
              : "The session's worktree is not there at the moment.");
    }
    try {
      return records.whileHeld(session, held -> rewindHeld(held, rewind));
    } finally {
      changes.refresh(session.snapshot().id());
    }
  }

  private ActionResult rewindHeld(Session session, Rewind rewind)
      throws IOException, InterruptedException {
    if (session.fold().running()) {
      return new ActionResult.Refused("The agent is at work. Wait for it or stop it, then rewind.");
    }
    Entry entry = require(session.snapshot(), rewind.entry());
    if (rewind.scope().hasFiles()
        && (checkpointOf(entry).isEmpty()
            || git.checkpoints().find(session.snapshot(), checkpointOf(entry)).isEmpty())) {
      return new ActionResult.Refused("There is no checkpoint of the files at this point.");
    }
    ActionAsked asked = records.asked(Action.REWIND, rewind.scope().name(), rewind.entry());
    return records.recorded(session, asked, it -> apply(it, rewind, asked.id(), asked.id()));
  }

  /// @param action the id of the ask, which names the checkpoint of what was before
  /// @param before the part of the name of a checkpoint that is to be taken now
  private ActionResult apply(Session session, Rewind rewind, String action, String before)
      throws IOException, InterruptedException {
    SessionSnapshot snapshot = session.snapshot();
    String name = checkpointOf(require(snapshot, rewind.entry()));
    int files = 0;
    String more = "";
    if (rewind.scope().hasFiles()) {
      try {
        switch (git.checkpoints().rewind(snapshot, name, beforeName(before))) {
          case CheckpointGit.Files.Rewound done -> {
            files = done.paths().size();
            more = done.more();
          }
          case CheckpointGit.Files.Refused(String reason) -> {
            return new ActionResult.Refused(reason);
          }
        }
      } catch (IOException | RuntimeException | InterruptedException e) {
        try {
          markHalf(session, rewind, action);
        } catch (IOException | RuntimeException unmarked) {
          e.addSuppressed(unmarked);
        }
        throw e;
      }
    }
    ActionRecords.keep(session, new SessionEvent.Rewound(clock.instant(), rewind, action));
    return new ActionResult.Done(done(rewind, files) + more);
  }

  /// Some files may have changed: the way to what they held has to be there.
  private void markHalf(Session session, Rewind rewind, String action)
      throws IOException, InterruptedException {
    if (git.checkpoints().find(session.snapshot(), beforeName(action)).isPresent()) {
      Rewind files = new Rewind(rewind.entry(), Rewind.Scope.FILES);
      ActionRecords.keep(session, new SessionEvent.Rewound(clock.instant(), files, action));
    }
  }

  private static String done(Rewind rewind, int files) {
    String changed =
        files == 0
            ? "No file changed."
            : files == 1 ? "1 file changed." : files + " files changed.";
    return switch (rewind.scope()) {
      case FILES -> "Files rewound. " + changed;
      case CONVERSATION -> "Conversation rewound.";
      case BOTH -> "Files and conversation rewound. " + changed;
    };
  }

  /// What became of a rewind that was cut off.
  enum Ended {
    DONE,
    NOT_DONE,
    /// Somebody has edited the files since: they stay, and what was there before has an entry.
    EDITED
  }

  /// After a start: brings a rewind that was cut off to its end. One that had not kept what was
  /// there has changed nothing.
  Ended finish(Session session, ActionAsked asked) throws IOException, InterruptedException {
    Rewind rewind = Rewind.of(asked);
    if (marked(session.snapshot(), asked.id()) || !holds(session.snapshot(), rewind.entry())) {
      return Ended.DONE;
    }
    if (session.fold().standing() != Standing.READY
        || (rewind.scope().hasFiles()
            && git.checkpoints().find(session.snapshot(), beforeName(asked.id())).isEmpty())) {
      return Ended.NOT_DONE;
    }
    if (rewind.scope().hasFiles() && isEdited(session.snapshot(), rewind, asked.id())) {
      markHalf(session, rewind, asked.id());
      return Ended.EDITED;
    }
    // An edit may come in between all the same: what they hold now is kept too.
    String again = asked.id() + "-" + Long.toHexString(clock.millis());
    return apply(session, rewind, asked.id(), again) instanceof ActionResult.Done
        ? Ended.DONE
        : Ended.NOT_DONE;
  }

  private boolean isEdited(SessionSnapshot snapshot, Rewind rewind, String action)
      throws IOException, InterruptedException {
    String target = checkpointOf(require(snapshot, rewind.entry()));
    return !git.checkpoints().editedSince(snapshot, beforeName(action), target).isEmpty();
  }

  private static boolean marked(SessionSnapshot snapshot, String action) {
    return snapshot.transcript().entries().stream()
        .anyMatch(entry -> entry instanceof Entry.Rewound it && it.action().equals(action));
  }

  /// What was gone forward to leaves no entry behind.
  private static boolean holds(SessionSnapshot snapshot, String id) {
    return snapshot.transcript().entries().stream().anyMatch(entry -> entry.id().equals(id));
  }

  private static Entry require(SessionSnapshot snapshot, String id) throws IOException {
    return snapshot.transcript().entries().stream()
        .filter(entry -> entry.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IOException("There is no such point in this session any more."));
  }

  /// The checkpoint that an entry leads to; empty when it leads to none.
  private static String checkpointOf(Entry entry) {
    return Optional.of(entry)
        .filter(Entry.Rewound.class::isInstance)
        .map(Entry.Rewound.class::cast)
        .map(folded -> folded.files() ? beforeName(folded.action()) : "")
        .orElse(entry.id());
  }

  private static String beforeName(String action) {
    return "before-" + action;
  }
}
