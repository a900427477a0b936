package app.coppice.ui.window;

import app.coppice.session.Engine;
import app.coppice.session.SessionId;
import app.coppice.session.SessionSnapshot;
import app.coppice.session.SessionState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The repositories and the newest snapshots, in the order the sidebar shows them: repositories as
/// they came, sessions from the oldest to the newest, so that a session keeps its number. FX thread
/// only.
final class Roster {
  private final Set<Path> repositories = new LinkedHashSet<>();
  private final Map<SessionId, SessionSnapshot> snapshots = new LinkedHashMap<>();

  private boolean complete;

  /// How many sessions there are, archived ones left out.
  ///
  /// @param waiting sessions that wait for the person
  record Counts(int sessions, int working, int waiting, long tokens) {}

  /// Takes over what the engine holds now.
  void replace(Engine engine) {
    // Asked first: what is opened between the two questions is not missed.
    complete = engine.allOpened();
    repositories.clear();
    repositories.addAll(engine.repositories());
    snapshots.clear();
    engine.sessions().stream()
        .sorted(Comparator.comparing(SessionSnapshot::createdAt))
        .forEach(snapshot -> snapshots.put(snapshot.id(), snapshot));
    snapshots.values().forEach(snapshot -> repositories.add(snapshot.repository()));
  }

  /// Takes one newer snapshot; true when the rows must be made again.
  boolean put(SessionSnapshot snapshot) {
    SessionSnapshot before = snapshots.put(snapshot.id(), snapshot);
    return before == null || archived(before) != archived(snapshot);
  }

  /// Takes a session away that is gone; true when the rows must be made again.
  boolean remove(SessionId id) {
    return snapshots.remove(id) != null;
  }

  /// Whether sessions that are not here now will not come by themselves.
  boolean complete() {
    return complete;
  }

  Optional<SessionSnapshot> snapshot(SessionId id) {
    return Optional.ofNullable(snapshots.get(id));
  }

  Set<Path> repositories() {
    return Set.copyOf(repositories);
  }

  boolean empty() {
    return repositories.isEmpty();
  }

  /// The sidebar's rows.
  List<SidebarRow> rows(FoldedGroups folding) {
    List<SidebarRow> rows = new ArrayList<>();
    for (Path repository : repositories) {
      boolean folded = folding.repositoryFolded(repository);
      rows.add(new SidebarRow.Group(repository, folded));
      if (!folded) {
        in(repository, false).forEach(id -> rows.add(new SidebarRow.Session(id)));
        addArchived(rows, repository, folding.archiveFolded(repository));
      }
    }
    return rows;
  }

  private void addArchived(List<SidebarRow> rows, Path repository, boolean folded) {
    List<SessionId> archived = in(repository, true);
    if (!archived.isEmpty()) {
      rows.add(new SidebarRow.Archive(repository, archived.size(), folded));
      if (!folded) {
        archived.forEach(id -> rows.add(new SidebarRow.Session(id)));
      }
    }
  }

  /// Whether a session of this name is there, or may still come.
  boolean mayHold(String session) {
    return !complete || live().stream().anyMatch(it -> it.toString().equals(session));
  }

  /// All sessions, archived ones too; those of the trash are none.
  Set<SessionId> all() {
    return Set.copyOf(snapshots.keySet());
  }

  /// Sessions that are not archived, as numbered by the keys 1 to 9.
  List<SessionId> live() {
    return repositories.stream().flatMap(repository -> in(repository, false).stream()).toList();
  }

  /// The next session after `from` that waits for the person, around the end, `from` itself last.
  Optional<SessionId> nextWaiting(Optional<SessionId> from) {
    List<SessionId> live = live();
    int at = from.map(live::indexOf).orElse(-1);
    for (int by = 1; by <= live.size(); by++) {
      SessionId candidate = live.get(Math.floorMod(at + by, live.size()));
      if (state(candidate) == SessionState.WAITING) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }

  Counts counts() {
    int sessions = 0;
    int working = 0;
    int waiting = 0;
    long tokens = 0;
    for (SessionSnapshot snapshot : snapshots.values()) {
      tokens += snapshot.usage().total();
      if (!archived(snapshot)) {
        sessions++;
        working += isAtWork(snapshot.state()) ? 1 : 0;
        waiting += snapshot.state() == SessionState.WAITING ? 1 : 0;
      }
    }
    return new Counts(sessions, working, waiting, tokens);
  }

  private static boolean isAtWork(SessionState state) {
    return state == SessionState.WORKING || state == SessionState.COMMITTING;
  }

  private SessionState state(SessionId id) {
    SessionSnapshot snapshot = snapshots.get(id);
    return snapshot == null ? SessionState.DETACHED : snapshot.state();
  }

  private List<SessionId> in(Path repository, boolean archived) {
    return snapshots.values().stream()
        .filter(snapshot -> snapshot.repository().equals(repository))
        .filter(snapshot -> archived(snapshot) == archived)
        .map(SessionSnapshot::id)
        .toList();
  }

  private static boolean archived(SessionSnapshot snapshot) {
    return snapshot.state() == SessionState.ARCHIVED;
  }
}
