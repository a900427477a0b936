/// The command line: the engine without a window.
@NullMarked
package app.coppice.cli;

import org.jspecify.annotations.NullMarked;
