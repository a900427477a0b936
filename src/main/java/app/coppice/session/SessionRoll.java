package app.coppice.session;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What is known of the sessions of a profile, whichever process runs them. Thread-safe.
///
/// @param own those that this process has open; changes
record SessionRoll(Map<SessionId, Session> own, Elsewhere elsewhere) {

  /// The newest snapshots, those of other processes included, deleted ones not; oldest first.
  List<SessionSnapshot> snapshots() {
    // Others first: a session that is taken over meanwhile is then found twice, never missed.
    List<SessionSnapshot> others = elsewhere.snapshots();
    List<Session> here = List.copyOf(own.values());
    Set<SessionId> known =
        here.stream().map(session -> session.snapshot().id()).collect(Collectors.toSet());
    return Stream.concat(
            here.stream().filter(session -> !session.fold().deleted()).map(Session::snapshot),
            others.stream().filter(other -> !known.contains(other.id())))
        .sorted(Comparator.comparing(SessionSnapshot::createdAt))
        .toList();
  }

  /// The newest snapshot of a session that is not deleted.
  Optional<SessionSnapshot> snapshot(SessionId id) {
    Optional<SessionSnapshot> other = elsewhere.snapshot(id);
    Session here = own.get(id);
    if (here == null) {
      return other;
    }
    return here.fold().deleted() ? Optional.empty() : Optional.of(here.snapshot());
  }

  /// All sessions, those of other processes and deleted ones included.
  List<DiskUses.Subject> all() {
    Stream<DiskUses.Subject> deleted =
        own.values().stream()
            .filter(session -> session.fold().deleted())
            .map(session -> new DiskUses.Subject(session.snapshot(), true));
    return Stream.concat(snapshots().stream().map(it -> new DiskUses.Subject(it, false)), deleted)
        .toList();
  }
}
