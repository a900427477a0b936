/// The transcript and the composer of one session.
@NullMarked
package app.coppice.ui.chat;

import org.jspecify.annotations.NullMarked;
