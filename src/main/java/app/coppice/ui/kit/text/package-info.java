/// Text that can be selected, emoji in it, a column that draws only what is in view, and the rows
/// of a diff: what several panes share. FX thread only.
@NullMarked
package app.coppice.ui.kit.text;

import org.jspecify.annotations.NullMarked;
