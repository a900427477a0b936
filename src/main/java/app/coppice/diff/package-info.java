/// Line and word differences between two texts. Pure values and functions, any thread, usable by
/// every storey.
@NullMarked
package app.coppice.diff;

import org.jspecify.annotations.NullMarked;
