package app.coppice.rehearsal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A session as it is recorded in a resource. Long texts stand there as arrays of lines.
///
/// @param name the resource's name; part of the ids of its tool calls
record Recording(String name, Scenario scenario, List<Step> steps) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  Recording {
    steps = List.copyOf(steps);
  }

  /// One message of the model.
  ///
  /// @param expect what one of the results before it must contain; empty when none may have failed
  record Step(String expect, String thinking, String text, List<Call> calls) {
    Step {
      calls = List.copyOf(calls);
    }
  }

  record Call(String tool, String inputJson) {}

  static Recording load(String name) {
    try (InputStream in = Recording.class.getResourceAsStream(name + ".json")) {
      if (in == null) {
        throw new IllegalStateException("missing recording " + name);
      }
      JsonNode node = JSON.readTree(in);
      return new Recording(
          name,
          new Scenario(
              node.path("title").stringValue(),
              node.path("prompt").stringValue(),
              node.path("mode").stringValue(),
              node.path("allow").valueStream().map(JsonNode::stringValue).toList()),
          node.path("steps").valueStream().map(Recording::step).toList());
    } catch (IOException e) {
      throw new UncheckedIOException("unreadable recording " + name, e);
    }
  }

  private static Step step(JsonNode node) {
    return new Step(
        node.path("expect").asString(""),
        lines(node.path("thinking")),
        lines(node.path("text")),
        node.path("calls").valueStream().map(Recording::call).toList());
  }

  private static Call call(JsonNode node) {
    ObjectNode input = (ObjectNode) node.path("input").deepCopy();
    for (String member : List.copyOf(input.propertyNames())) {
      if (input.path(member).isArray()) {
        input.put(member, lines(input.path(member)));
      }
    }
    return new Call(node.path("name").stringValue(), input.toString());
  }

  private static String lines(JsonNode array) {
    return array.valueStream().map(JsonNode::stringValue).collect(Collectors.joining("\n"));
  }
}
