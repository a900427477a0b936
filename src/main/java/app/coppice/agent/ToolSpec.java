package app.coppice.agent;

/// What a model is told of a tool.
///
/// @param inputSchema a JSON Schema object
public record ToolSpec(String name, String description, String inputSchema) {}
