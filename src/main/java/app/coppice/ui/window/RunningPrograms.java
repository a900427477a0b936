package app.coppice.ui.window;

import app.coppice.terminal.Terminal;
import app.coppice.ui.kit.FxThread;
import app.coppice.ui.kit.Messages;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/// Asks before terminals are closed that have programs in the foreground: closing ends these. FX
/// thread only.
record RunningPrograms(OverlayLayer overlays) {
  /// Closes at once where no program runs; else asks, and Enter closes.
  ///
  /// @param title the question
  void before(String title, List<Terminal> terminals, Runnable close) {
    FxThread.deliver(
        losses(terminals),
        losses -> {
          if (losses.isEmpty()) {
            close.run();
          } else {
            new ConfirmSheet(overlays, title, losses, Messages.text("window.programs.verb"), close)
                .openForEnter();
          }
        },
        _ -> close.run());
  }

  /// What would end with these terminals, in a sentence; nothing where no program runs.
  static CompletableFuture<List<String>> losses(List<Terminal> terminals) {
    return CompletableFuture.supplyAsync(
        () -> {
          String names =
              terminals.stream()
                  .flatMap(terminal -> terminal.foreground().stream())
                  .distinct()
                  .collect(Collectors.joining(", "));
          return names.isEmpty()
              ? List.<String>of()
              : List.of(Messages.text("window.programs.losses", names));
        },
        Thread::startVirtualThread);
  }
}
