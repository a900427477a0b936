/// Repositories, worktrees, differences and landings. The only user of JGit; runs the git program
/// where JGit cannot.
@NullMarked
package app.coppice.git;

import org.jspecify.annotations.NullMarked;
