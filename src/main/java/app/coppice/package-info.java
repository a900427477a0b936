/// The shell: entry point, wiring by hand, orderly shutdown. Constructs everything, decides
/// nothing.
@NullMarked
package app.coppice;

import org.jspecify.annotations.NullMarked;
