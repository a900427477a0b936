/// The terminals of one session, painted on a canvas.
@NullMarked
package app.coppice.ui.console;

import org.jspecify.annotations.NullMarked;
