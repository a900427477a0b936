package app.coppice.ui.window;

import app.coppice.session.SessionSnapshot;
import app.coppice.session.SessionState;
import app.coppice.settings.Settings;
import java.nio.file.Path;
import java.util.List;

/// Opens the window on scripted sessions, to look at it. The first argument is the theme.
final class WindowDemo {
  private WindowDemo() {}

  public static void main(String[] arguments) {
    ScriptedParts parts = new ScriptedParts();
    Settings.Theme theme = Settings.Theme.valueOf(arguments[0]);
    parts.settings.set(new SettingsDraft(Settings.DEFAULT).theme(theme));
    if (arguments.length < 3) {
      fill(parts.engine);
    }
    WindowLauncher.starting().open(parts.parts(Path.of(arguments[1])), List.of());
  }

  private static void fill(ScriptedEngine engine) {
    Path backend = Path.of("/home/ada/shop-backend");
    Path frontend = Path.of("/home/ada/shop-frontend");
    engine.repository(backend);
    engine.repository(frontend);
    SessionSnapshot login = engine.add(backend, "Fix login retry", SessionState.WORKING);
    engine.put(Variants.changed(login, 42, 7));
    SessionSnapshot cache = engine.add(backend, "Add a cache for prices", SessionState.WAITING);
    engine.put(Variants.unread(Variants.changed(cache, 120, 33)));
    engine.add(backend, "Docs for the retry policy of all outgoing calls", SessionState.IDLE);
    engine.add(backend, "Old spike", SessionState.ARCHIVED);
    SessionSnapshot failed = engine.add(frontend, "Upgrade the router", SessionState.FAILED);
    engine.put(
        Variants.problem(
            Variants.unread(failed), "The provider can't be reached. Check the base URL."));
    engine.add(frontend, "Dark theme", SessionState.PREPARING);
    engine.add(frontend, "Cart totals", SessionState.DETACHED);
  }
}
