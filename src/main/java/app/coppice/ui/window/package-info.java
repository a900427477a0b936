/// The window: sidebar, pane grid, palette, key map, dialogs.
@NullMarked
package app.coppice.ui.window;

import org.jspecify.annotations.NullMarked;
