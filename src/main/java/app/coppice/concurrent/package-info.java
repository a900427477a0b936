/// Mailbox and debouncer: the two ways events wait for their thread. Pure, usable by every storey.
@NullMarked
package app.coppice.concurrent;

import org.jspecify.annotations.NullMarked;
