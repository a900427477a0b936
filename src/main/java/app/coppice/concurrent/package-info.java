/// Mailbox and debouncer, the two ways events wait for their thread, and threads for heavy work.
/// Pure, usable by every storey.
@NullMarked
package app.coppice.concurrent;

import org.jspecify.annotations.NullMarked;
