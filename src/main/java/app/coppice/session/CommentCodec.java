package app.coppice.session;

import app.coppice.diff.LineAnchor;
import app.coppice.diff.LineChoice.Side;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Comments as the journal writes them.
final class CommentCodec {
  private CommentCodec() {}

  static ObjectNode encode(ReviewComment comment) {
    ObjectNode node = Json.object();
    node.put("id", comment.id()).put("written", comment.at().toString());
    node.put("text", comment.text()).put("standing", comment.standing().name());
    node.put("resolved", comment.resolved());
    node.set("anchor", encode(comment.anchor()));
    return node;
  }

  static ObjectNode encode(LineAnchor anchor) {
    ObjectNode node = Json.object();
    node.put("path", anchor.path()).put("oldPath", anchor.oldPath());
    node.put("side", anchor.side().name()).put("line", anchor.line());
    node.put("text", anchor.text());
    node.set("before", lines(anchor.before()));
    node.set("after", lines(anchor.after()));
    return node;
  }

  private static ArrayNode lines(List<String> lines) {
    ArrayNode array = Json.array();
    lines.forEach(array::add);
    return array;
  }

  static ReviewComment comment(JsonNode node) {
    return new ReviewComment(
        Json.string(node, "id"),
        Instant.parse(Json.string(node, "written")),
        anchor(node.path("anchor")),
        Json.string(node, "text"),
        ReviewComment.Standing.valueOf(Json.string(node, "standing")),
        node.path("resolved").asBoolean(false));
  }

  static LineAnchor anchor(JsonNode node) {
    return new LineAnchor(
        Json.string(node, "path"),
        Json.string(node, "oldPath"),
        Side.valueOf(Json.string(node, "side")),
        node.path("line").asInt(1),
        lines(node.path("before")),
        Json.string(node, "text"),
        lines(node.path("after")));
  }

  private static List<String> lines(JsonNode array) {
    return array.valueStream().map(line -> line.asString("")).toList();
  }
}
