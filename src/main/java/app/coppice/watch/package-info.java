/// File changes of worktrees, debounced, ignore rules applied. The only user of Directory-Watcher.
@NullMarked
package app.coppice.watch;

import org.jspecify.annotations.NullMarked;
