package app.coppice.session;

import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

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

  /// The same tree with every text in it, but for the names of fields, mapped.
  static JsonNode mapTexts(JsonNode node, UnaryOperator<String> map) {
    if (node.isString()) {
      return StringNode.valueOf(map.apply(node.asString()));
    }
    if (node instanceof ArrayNode array) {
      ArrayNode mapped = array();
      array.forEach(item -> mapped.add(mapTexts(item, map)));
      return mapped;
    }
    if (node instanceof ObjectNode object) {
      ObjectNode mapped = object();
      object
          .properties()
          .forEach(field -> mapped.set(field.getKey(), mapTexts(field.getValue(), map)));
      return mapped;
    }
    return node;
  }

  static String string(JsonNode object, String field) {
    return object.path(field).asString("");
  }
}
