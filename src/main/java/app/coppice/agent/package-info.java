/// The agent protocol: what a model streams, what a turn posts, what a tool may ask. Knows no
/// session and no window.
@NullMarked
package app.coppice.agent;

import org.jspecify.annotations.NullMarked;
