/// Pseudo-terminals and their screens. The only user of pty4j; knows no JavaFX.
@NullMarked
package app.coppice.terminal;

import org.jspecify.annotations.NullMarked;
