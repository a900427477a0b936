/// The diff of the review: rows, unified or side by side, a cursor in them, and the places where
/// other parts of the review hang in what can be done with a file, a hunk or lines ({@link
/// app.coppice.ui.review.diff.SpotAction}) and what stands below a line ({@link
/// app.coppice.ui.review.diff.LineNotes}). Used by `ui.review` alone. FX thread only, but for what
/// says otherwise.
@NullMarked
package app.coppice.ui.review.diff;

import org.jspecify.annotations.NullMarked;
