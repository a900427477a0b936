/// The changes of one session: file list, unified diff, commit and land.
@NullMarked
package app.coppice.ui.review;

import org.jspecify.annotations.NullMarked;
