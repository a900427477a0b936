/// Repositories, worktrees, differences and landings. The only user of JGit; runs the git program
/// where JGit cannot. Every public class here blocks on files: call it on a virtual thread, never
/// on the FX or a session's thread. Nothing here runs a program that a repository's configuration
/// names, save the person's own commit.
@NullMarked
package app.coppice.git;

import org.jspecify.annotations.NullMarked;
