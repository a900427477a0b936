package app.coppice.session;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// JSON trees for the journal's codecs. Records are written by hand, not by reflection: a renamed
/// class must not change what a journal of last year means.
final class Json {
  private static final JsonMapper MAPPER = JsonMapper.shared();

  private Json() {}

  static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  static ArrayNode array() {
    return MAPPER.createArrayNode();
  }

  /// @throws tools.jackson.core.JacksonException when it is no JSON
  static JsonNode parse(String json) {
    return MAPPER.readTree(json);
  }

  static String string(JsonNode object, String field) {
    return object.path(field).asString("");
  }
}
