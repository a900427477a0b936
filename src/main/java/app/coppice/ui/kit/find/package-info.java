/// Finding text in what a pane shows: the bar it is typed into, what was meant, and a search that
/// no expression can hold up for long. The bar is FX thread only, the rest is thread-safe.
@NullMarked
package app.coppice.ui.kit.find;

import org.jspecify.annotations.NullMarked;
