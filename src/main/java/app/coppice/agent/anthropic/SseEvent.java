package app.coppice.agent.anthropic;

/// One server-sent event.
///
/// @param type "message" where the stream names none
/// @param data its data lines joined by line feeds
record SseEvent(String type, String data) {}
