/// The person's settings: one record, one atomically written file.
@NullMarked
package app.coppice.settings;

import org.jspecify.annotations.NullMarked;
