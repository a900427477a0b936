package app.coppice.agent;

/// What a tool call does to the world; modes decide by it.
public enum ToolKind {
  READ,
  SEARCH,
  EDIT,
  EXECUTE,
  OTHER
}
