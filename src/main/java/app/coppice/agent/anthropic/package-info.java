/// The Messages API of Anthropic over `java.net.http`. Only `agent` types leave this package.
@NullMarked
package app.coppice.agent.anthropic;

import org.jspecify.annotations.NullMarked;
