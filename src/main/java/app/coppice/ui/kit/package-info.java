/// Frame pump, theme, fonts, icons, texts and small controls. JavaFX starts here; the only caller
/// of `Platform.runLater`. All of `ui` may use it. FX thread only unless a type says otherwise.
///
/// The tokens (`-coppice-text`, `-coppice-border`...) are declared in `light.css` and `dark.css`; a
/// pane's own stylesheet uses those names and no colour of its own.
@NullMarked
package app.coppice.ui.kit;

import org.jspecify.annotations.NullMarked;
