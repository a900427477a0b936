package app.coppice.ui.window;

import app.coppice.session.ActionResult;
import app.coppice.session.Engine;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// What a window is made from.
///
/// @param notices what the person should know of the settings' file at the start
/// @param layoutFile where the window keeps its layout
/// @param models ids to choose from, the usual one first
/// @param startRehearsal opens the sample repository with recorded sessions at work
/// @param openLink hands a link to the desktop
/// @param editor opens files in the person's own editor
/// @param used called on the FX thread at every key and every move of the mouse; must be cheap
/// @param closed called, not on the FX thread, once the window is gone and its layout kept
public record WindowParts(
    Engine engine,
    SettingsAccess settings,
    VaultAccess vault,
    List<String> notices,
    Path layoutFile,
    List<String> models,
    Supplier<CompletableFuture<ActionResult>> startRehearsal,
    Consumer<URI> openLink,
    PersonsEditor editor,
    Runnable used,
    Runnable closed) {
  public WindowParts {
    notices = List.copyOf(notices);
    models = List.copyOf(models);
  }
}
