/// Text without a screen: passages that grow, branch slugs, syntax lexers, escaping of control
/// characters. Pure, any thread.
@NullMarked
package app.coppice.text;

import org.jspecify.annotations.NullMarked;
