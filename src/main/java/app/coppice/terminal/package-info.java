/// Pseudo-terminals and their screens. The only user of pty4j and JediTerm's core; knows no JavaFX.
@NullMarked
package app.coppice.terminal;

import org.jspecify.annotations.NullMarked;
