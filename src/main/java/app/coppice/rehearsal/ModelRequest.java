package app.coppice.rehearsal;

import tools.jackson.databind.JsonNode;

/// A request to the model, its token already checked.
///
/// @param body the JSON object as it came
public record ModelRequest(JsonNode body) {}
