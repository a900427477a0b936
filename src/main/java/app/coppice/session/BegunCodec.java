package app.coppice.session;

import app.coppice.diff.LineChoice;
import app.coppice.diff.LineChoice.Comparison;
import app.coppice.diff.LineChoice.Line;
import app.coppice.diff.LineChoice.Side;
import app.coppice.session.Begun.Decided;
import java.util.Base64;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What is begun, as it is written into a file.
final class BegunCodec {
  private BegunCodec() {}

  static String encode(Begun begun) {
    ObjectNode node = Json.object();
    switch (begun) {
      case Begun.Edit(FileText.Opened opened, String text) ->
          node.put("kind", "edit")
              .put("path", opened.path())
              .put("was", Base64.getEncoder().encodeToString(opened.bytes()))
              .put("there", opened.there())
              .put("text", text);
      case Begun.Comment(LineChoice where, String text) -> {
        Line line = where.lines().getFirst();
        node.put("kind", "comment")
            .put("path", where.path())
            .put("oldPath", where.oldPath())
            .put("side", line.side().name())
            .put("line", line.number())
            .put("said", line.text())
            .put("text", text);
      }
      case Begun.Change(String comment, String text) ->
          node.put("kind", "change").put("comment", comment).put("text", text);
      case Begun.Message(String text, String instead, String commit) ->
          node.put("kind", "message")
              .put("text", text)
              .put("instead", instead)
              .put("commit", commit);
      case Begun.Landing(String how, String into) ->
          node.put("kind", "landing").put("how", how).put("into", into);
      case Begun.Decisions decisions -> {
        ArrayNode files = node.put("kind", decisions.name()).putArray("files");
        for (Decided file : decisions.files()) {
          files
              .addObject()
              .put("path", file.path())
              .put("conflict", file.conflict())
              .put("way", file.way().name())
              .put("text", file.text());
        }
      }
    }
    return node.toString();
  }

  /// @throws IllegalArgumentException when it is nothing that this version has written
  /// @throws tools.jackson.core.JacksonException when it is no JSON
  static Begun decode(String json) {
    JsonNode node = Json.parse(json);
    String text = Json.string(node, "text");
    return switch (Json.string(node, "kind")) {
      case "edit" -> new Begun.Edit(opened(node), text);
      case "comment" -> new Begun.Comment(where(node), text);
      case "change" -> new Begun.Change(Json.string(node, "comment"), text);
      case "message" ->
          new Begun.Message(
              text, node.path("instead").asString(""), node.path("commit").asString(""));
      case "landing" -> new Begun.Landing(how(node), Json.string(node, "into"));
      case "decisions" -> decisions(UpdateFrom.BASE, node);
      case "decisions-upstream" -> decisions(UpdateFrom.UPSTREAM, node);
      case String other -> throw new IllegalArgumentException("Nothing begun is " + other);
    };
  }

  private static Begun decisions(UpdateFrom with, JsonNode node) {
    return new Begun.Decisions(
        with, node.path("files").valueStream().map(BegunCodec::decided).toList());
  }

  private static FileText.Opened opened(JsonNode node) {
    byte[] was = Base64.getDecoder().decode(Json.string(node, "was"));
    TextForm form = TextForm.of(was);
    return new FileText.Opened(
        Json.string(node, "path"), form.text(), form, was, node.path("there").asBoolean(true));
  }

  private static LineChoice where(JsonNode node) {
    Line line =
        new Line(
            Side.valueOf(Json.string(node, "side")),
            node.path("line").asInt(1),
            Json.string(node, "said"));
    return new LineChoice(
        Json.string(node, "path"),
        Json.string(node, "oldPath"),
        Comparison.BASE,
        java.util.List.of(line));
  }

  private static String how(JsonNode node) {
    String how = Json.string(node, "how");
    return how.isEmpty() ? how : LandHow.valueOf(how).name();
  }

  private static Decided decided(JsonNode node) {
    return new Decided(
        Json.string(node, "path"),
        Json.string(node, "conflict"),
        Decided.Way.valueOf(Json.string(node, "way")),
        Json.string(node, "text"));
  }
}
