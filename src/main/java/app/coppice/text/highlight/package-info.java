/// Syntax colours for the common languages: small line-based lexers with carry-over state. Pure,
/// any thread, linear in the length of the line.
@NullMarked
package app.coppice.text.highlight;

import org.jspecify.annotations.NullMarked;
