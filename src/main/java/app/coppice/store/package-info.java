/// The append-only, checksummed journal: the truth from which every session is rebuilt.
@NullMarked
package app.coppice.store;

import org.jspecify.annotations.NullMarked;
