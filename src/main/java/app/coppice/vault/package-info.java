/// Secrets at rest and in memory. The only user of Bouncy Castle.
@NullMarked
package app.coppice.vault;

import org.jspecify.annotations.NullMarked;
