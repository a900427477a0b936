package app.coppice.ui.window;

import app.coppice.session.SessionId;
import app.coppice.ui.console.ConsoleLayout;
import app.coppice.ui.console.KeptSplit;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// How the terminals of each session are arranged. FX thread only.
final class ConsoleLayouts {
  private final Map<SessionId, ConsoleLayout> layouts = new HashMap<>();
  private final Map<String, List<KeptSplit>> kept;

  /// @param kept by session, how they were when the window closed
  ConsoleLayouts(Map<String, List<KeptSplit>> kept) {
    this.kept = new LinkedHashMap<>(kept);
  }

  ConsoleLayout of(SessionId session) {
    return layouts.computeIfAbsent(
        session,
        _ ->
            new ConsoleLayout(
                Optional.ofNullable(kept.remove(session.toString())).orElse(List.of())));
  }

  /// Forgets sessions that are gone.
  void keepOnly(Collection<SessionId> sessions) {
    layouts.keySet().retainAll(sessions);
  }

  /// For the layout file: the sessions that have something to be remembered.
  ///
  /// @param exists whether a session of that name is there
  Map<String, List<KeptSplit>> state(Predicate<String> exists) {
    Map<String, List<KeptSplit>> all = new LinkedHashMap<>(kept);
    layouts.forEach((session, layout) -> all.put(session.toString(), layout.kept()));
    all.entrySet().removeIf(each -> !exists.test(each.getKey()) || each.getValue().isEmpty());
    return all;
  }
}
