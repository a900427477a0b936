/// The tools a model may call. Every file access goes through {@link
/// app.coppice.agent.tool.Workspace}.
@NullMarked
package app.coppice.agent.tool;

import org.jspecify.annotations.NullMarked;
