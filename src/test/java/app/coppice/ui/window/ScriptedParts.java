package app.coppice.ui.window;

import app.coppice.session.ActionResult;
import app.coppice.settings.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/// A window's parts, scripted.
final class ScriptedParts {
  final ScriptedEngine engine = new ScriptedEngine();
  final ScriptedVault vault = new ScriptedVault();
  final AtomicReference<Settings> settings = new AtomicReference<>(Settings.DEFAULT);
  List<String> notices = List.of();
  final ScriptedEditor editor = new ScriptedEditor();
  final AtomicInteger uses = new AtomicInteger();

  /// The threads that told of a closed window.
  final BlockingQueue<Thread> closed = new LinkedBlockingQueue<>();

  final AtomicInteger rehearsals = new AtomicInteger();

  WindowParts parts(Path layoutFile) {
    SettingsAccess access =
        new SettingsAccess() {
          @Override
          public Settings current() {
            return settings.get();
          }

          @Override
          public void save(Settings changed) {
            settings.set(changed);
          }
        };
    return new WindowParts(
        engine,
        access,
        vault,
        notices,
        layoutFile,
        List.of("claude-sonnet-4-5", "claude-opus-4-5"),
        () -> {
          rehearsals.incrementAndGet();
          return CompletableFuture.completedFuture(new ActionResult.Done("Rehearsal started."));
        },
        link -> {},
        editor,
        uses::incrementAndGet,
        () -> closed.add(Thread.currentThread()));
  }
}
