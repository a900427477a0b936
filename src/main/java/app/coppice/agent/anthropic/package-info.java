/// The Messages API of Anthropic over `java.net.http`. Only `agent` types leave this package.
/// {@link app.coppice.agent.anthropic.AnthropicClient} is the door: bytes go through
/// `ResponseBody`, `SseParser` and `MessageDecoder`, requests through `RequestBody`.
@NullMarked
package app.coppice.agent.anthropic;

import org.jspecify.annotations.NullMarked;
