package app.coppice.ui.window;

import app.coppice.session.Beginnings;
import app.coppice.session.Begun;
import app.coppice.session.KeepResult;
import app.coppice.session.SessionId;
import app.coppice.ui.kit.FxThread;
import app.coppice.ui.kit.Messages;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Knows in which sessions the person has begun something: everything that is kept or dropped goes
/// through here, and of each session that comes it is asked once what an earlier start has left. FX
/// thread only.
final class BegunMarks implements Beginnings {
  private final Supplier<Beginnings> kept;
  private Consumer<SessionId> changed = _ -> {};

  /// What is begun, in a few words, by its name.
  private final Map<SessionId, Map<String, String>> begun = new HashMap<>();

  private final Set<SessionId> asked = new HashSet<>();

  /// Sessions of which something was kept or dropped since the start, so that what is read of the
  /// disk may be older.
  private final Set<SessionId> touched = new HashSet<>();

  /// @param kept where it is kept
  BegunMarks(Supplier<Beginnings> kept) {
    this.kept = kept;
  }

  /// @param action is called with each session of which the words change
  void onChange(Consumer<SessionId> action) {
    changed = action;
  }

  /// What is begun in a session, in a few words; empty for nothing.
  Optional<String> words(SessionId session) {
    return Optional.ofNullable(begun.get(session))
        .filter(names -> !names.isEmpty())
        .map(
            names -> names.values().stream().distinct().sorted().collect(Collectors.joining(", ")));
  }

  /// Learns of sessions that are there now what an earlier start has left in them.
  void look(Collection<SessionId> sessions) {
    for (SessionId session : sessions) {
      if (asked.add(session)) {
        FxThread.deliver(kept.get().of(session), found -> found(session, found), _ -> {});
      }
    }
  }

  /// Forgets all sessions but these; one that comes back is asked again.
  void keepOnly(Collection<SessionId> there) {
    asked.retainAll(there);
    touched.retainAll(there);
    begun.keySet().retainAll(there);
  }

  private void found(SessionId session, List<Begun> found) {
    if (!touched.contains(session) && !found.isEmpty()) {
      found.forEach(each -> names(session).put(each.name(), word(each)));
      changed.accept(session);
    }
  }

  private Map<String, String> names(SessionId session) {
    return begun.computeIfAbsent(session, _ -> new HashMap<>());
  }

  private static String word(Begun begun) {
    return Messages.text(
        switch (begun) {
          case Begun.Edit _ -> "window.begun.edit";
          case Begun.Comment _, Begun.Change _ -> "window.begun.comment";
          case Begun.Decisions _ -> "window.begun.decisions";
          case Begun.Landing _ -> "window.begun.landing";
          case Begun.Message _ -> "window.begun.message";
        });
  }

  @Override
  public CompletableFuture<List<Begun>> of(SessionId session) {
    return kept.get().of(session);
  }

  @Override
  public CompletableFuture<KeepResult> keep(SessionId session, Begun what) {
    touched.add(session);
    if (names(session).put(what.name(), word(what)) == null) {
      changed.accept(session);
    }
    return kept.get().keep(session, what);
  }

  @Override
  public void drop(SessionId session, String name) {
    touched.add(session);
    if (names(session).remove(name) != null) {
      changed.accept(session);
    }
    kept.get().drop(session, name);
  }
}
