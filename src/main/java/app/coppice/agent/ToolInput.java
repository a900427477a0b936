package app.coppice.agent;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The arguments of a tool call. Immutable. Members that no tool asks for are ignored, so a model
/// cannot switch anything on by inventing one.
public final class ToolInput {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final ObjectNode members;

  private ToolInput(ObjectNode members) {
    this.members = members;
  }

  /// Reads one JSON object; an empty text counts as an object without members.
  public static ToolInput parse(String json) throws ToolFailure {
    if (json.isBlank()) {
      return new ToolInput(JsonNodeFactory.instance.objectNode());
    }
    try {
      if (JSON.readTree(json) instanceof ObjectNode object) {
        return new ToolInput(object);
      }
      throw new ToolFailure("The input must be one JSON object.");
    } catch (JacksonException e) {
      throw new ToolFailure(
          "The input is not valid JSON (%s). Send the call again, complete."
              .formatted(e.getOriginalMessage()));
    }
  }

  /// A JSON object that holds an unreadable input, so that it can be shown and sent back.
  static String wrapUnreadable(String raw) {
    return JsonNodeFactory.instance.objectNode().put("unreadable_input", raw).toString();
  }

  /// A required text.
  public String text(String name) throws ToolFailure {
    JsonNode value = members.get(name);
    if (value == null || !value.isString()) {
      throw new ToolFailure("The text \"%s\" is missing.".formatted(name));
    }
    return value.stringValue();
  }

  public String text(String name, String otherwise) {
    JsonNode value = members.get(name);
    return value != null && value.isString() ? value.stringValue() : otherwise;
  }

  /// A whole number, also when it was sent as a text; `otherwise` when it is missing.
  public int number(String name, int otherwise) throws ToolFailure {
    JsonNode value = members.get(name);
    if (value == null || value.isNull()) {
      return otherwise;
    }
    if (value.isIntegralNumber() && value.canConvertToInt()) {
      return value.intValue();
    }
    try {
      return Integer.parseInt(value.asString("").strip());
    } catch (NumberFormatException _) {
      throw new ToolFailure("\"%s\" must be a whole number.".formatted(name));
    }
  }

  public boolean flag(String name) {
    JsonNode value = members.get(name);
    return value != null && value.asBoolean(false);
  }
}
