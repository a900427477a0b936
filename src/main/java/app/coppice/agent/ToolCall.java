package app.coppice.agent;

/// One call of a tool.
///
/// @param id the provider's id of the call
/// @param name the tool's name, such as `read_file`
/// @param subject what it is about in a few words: `src/Retry.java:1-120`, `./mvnw -q test`
/// @param inputJson the arguments, one JSON object
public record ToolCall(String id, String name, ToolKind kind, String subject, String inputJson) {}
