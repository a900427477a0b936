package app.coppice.ui.window;

import app.coppice.session.Engine;
import app.coppice.session.SessionId;
import app.coppice.session.SessionSnapshot;
import app.coppice.ui.kit.Messages;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Asks before the window closes over a commit that runs, whoever asked for it: closing ends its
/// hooks, and nothing is committed. FX thread only.
record RunningCommits(OverlayLayer overlays, Roster roster, Engine engine) {
  /// Closes at once where none runs; else asks, and Enter does not close.
  void before(Runnable close) {
    Set<SessionId> running = engine.review().committing();
    if (running.isEmpty()) {
      close.run();
      return;
    }
    String names =
        running.stream()
            .flatMap(it -> roster.snapshot(it).stream())
            .map(SessionSnapshot::title)
            .sorted()
            .map(title -> "\u201c" + title + "\u201d")
            .collect(Collectors.joining(", "));
    new ConfirmSheet(
            overlays,
            Messages.text("window.commits.title"),
            List.of(Messages.text("window.commits.losses", names)),
            Messages.text("window.programs.verb"),
            close)
        .open();
  }
}
