/// The heart: one writer per session folds events into immutable snapshots. Commands go in,
/// snapshots come out.
@NullMarked
package app.coppice.session;

import org.jspecify.annotations.NullMarked;
