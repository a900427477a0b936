/// Frame pump, theme, icons and small controls. JavaFX starts here; the only caller of
/// `Platform.runLater`.
@NullMarked
package app.coppice.ui.kit;

import org.jspecify.annotations.NullMarked;
