package app.coppice.session;

import app.coppice.settings.Profile;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The ports of the sessions that are open here. Thread-safe.
final class SessionPorts {
  private static final Logger LOG = LoggerFactory.getLogger(SessionPorts.class);

  private final PortLedger ledger;
  private final SessionShelf shelf;
  private final Clock clock;
  private final Map<SessionId, PortRange> ranges = new ConcurrentHashMap<>();

  SessionPorts(Profile profile, Clock clock) {
    this.ledger =
        new PortLedger(profile.folder().resolve("ports.jsonl"), SessionPorts::somebodyListens);
    this.shelf = new SessionShelf(profile.journals());
    this.clock = clock;
  }

  /// Gives a session its ports unless it has some; the journal keeps them. Blocking. A session
  /// works without, so what goes wrong is only logged.
  void give(Session session) throws InterruptedException {
    SessionId id = session.snapshot().id();
    int kept = session.fold().firstPort();
    if (kept != 0) {
      ranges.put(id, new PortRange(kept));
      return;
    }
    try {
      Optional<PortRange> range = ledger.give(id, shelf::holds, others(id));
      if (range.isPresent()) {
        ActionRecords.keep(
            session, new SessionEvent.PortsGiven(clock.instant(), range.get().first()));
        ranges.put(id, range.get());
      }
    } catch (IOException e) {
      LOG.warn("Session {} gets no ports: {}", id, e.getMessage());
    }
  }

  private Set<Integer> others(SessionId id) {
    return ranges.entrySet().stream()
        .filter(entry -> !entry.getKey().equals(id))
        .map(entry -> entry.getValue().first())
        .collect(Collectors.toSet());
  }

  Optional<PortRange> of(SessionId id) {
    return Optional.ofNullable(ranges.get(id));
  }

  /// What a session's programs find in their environment.
  Map<String, String> variables(SessionId id) {
    return of(id).map(PortRange::variables).orElse(Map.of());
  }

  private static boolean somebodyListens(int port) {
    try (ServerSocket _ = new ServerSocket(port, 1)) {
      return false;
    } catch (IOException e) {
      return true;
    }
  }
}
