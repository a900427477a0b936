package app.coppice.ui.window;

import app.coppice.session.ActionResult;
import app.coppice.session.SessionId;
import app.coppice.session.SessionSnapshot;
import app.coppice.ui.kit.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/// Asks before the window closes over a commit that this window has asked for and that still runs:
/// closing ends its hooks, and nothing is committed. FX thread only.
final class RunningCommits {
  private record Running(SessionId session, CompletableFuture<ActionResult> commit) {}

  private final OverlayLayer overlays;
  private final Roster roster;
  private final List<Running> running = new ArrayList<>();

  RunningCommits(OverlayLayer overlays, Roster roster) {
    this.overlays = overlays;
    this.roster = roster;
  }

  /// A commit has begun; answers it.
  CompletableFuture<ActionResult> follow(
      SessionId session, CompletableFuture<ActionResult> commit) {
    forgetEnded();
    running.add(new Running(session, commit));
    return commit;
  }

  /// Closes at once where none runs; else asks, and Enter does not close.
  void before(Runnable close) {
    forgetEnded();
    if (running.isEmpty()) {
      close.run();
      return;
    }
    String names =
        running.stream()
            .flatMap(it -> roster.snapshot(it.session()).stream())
            .map(SessionSnapshot::title)
            .distinct()
            .collect(Collectors.joining(", "));
    new ConfirmSheet(
            overlays,
            Messages.text("window.commits.title"),
            List.of(Messages.text("window.commits.losses", names)),
            Messages.text("window.programs.verb"),
            close)
        .open();
  }

  private void forgetEnded() {
    running.removeIf(it -> it.commit().isDone());
  }
}
