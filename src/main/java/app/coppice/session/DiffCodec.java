package app.coppice.session;

import app.coppice.diff.DiffLine;
import app.coppice.diff.FileDiff;
import app.coppice.diff.Hunk;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Diffs as the journal writes them: lines as in a unified diff, their first character telling the
/// side; numbers are counted again when read.
final class DiffCodec {
  private DiffCodec() {}

  static ArrayNode encode(List<FileDiff> diffs) {
    ArrayNode all = Json.array();
    for (FileDiff diff : diffs) {
      ObjectNode node = all.addObject();
      node.put("path", diff.path());
      if (!diff.oldPath().equals(diff.path())) {
        node.put("old", diff.oldPath());
      }
      node.put("change", diff.change().name());
      node.put("content", diff.content().name());
      node.put("added", diff.added());
      node.put("removed", diff.removed());
      ArrayNode hunks = node.putArray("hunks");
      diff.hunks().forEach(hunk -> hunks.add(hunk(hunk)));
    }
    return all;
  }

  private static ObjectNode hunk(Hunk hunk) {
    ObjectNode node = Json.object();
    node.putArray("at")
        .add(hunk.oldStart())
        .add(hunk.oldCount())
        .add(hunk.newStart())
        .add(hunk.newCount());
    ArrayNode lines = node.putArray("lines");
    ObjectNode spans = Json.object();
    ArrayNode unended = Json.array();
    for (int i = 0; i < hunk.lines().size(); i++) {
      DiffLine line = hunk.lines().get(i);
      lines.add(sign(line.kind()) + line.text());
      if (line.ending() == DiffLine.Ending.NONE) {
        unended.add(i);
      }
      if (!line.changed().isEmpty()) {
        ArrayNode ranges = spans.putArray(Integer.toString(i));
        line.changed().forEach(span -> ranges.add(span.start()).add(span.end()));
      }
    }
    if (!unended.isEmpty()) {
      node.set("unended", unended);
    }
    if (!spans.isEmpty()) {
      node.set("words", spans);
    }
    return node;
  }

  private static char sign(DiffLine.Kind kind) {
    return switch (kind) {
      case CONTEXT -> ' ';
      case ADDED -> '+';
      case REMOVED -> '-';
    };
  }

  static List<FileDiff> decode(JsonNode all) {
    List<FileDiff> diffs = new ArrayList<>();
    for (JsonNode node : all) {
      List<Hunk> hunks = new ArrayList<>();
      node.path("hunks").forEach(hunk -> hunks.add(hunk(hunk)));
      String path = Json.string(node, "path");
      diffs.add(
          new FileDiff(
              path,
              node.path("old").asString(path),
              FileDiff.Change.valueOf(Json.string(node, "change")),
              hunks,
              node.path("added").asInt(0),
              node.path("removed").asInt(0),
              FileDiff.Content.valueOf(Json.string(node, "content"))));
    }
    return diffs;
  }

  private static Hunk hunk(JsonNode node) {
    JsonNode at = node.path("at");
    int oldNumber = at.path(0).asInt(0);
    int newNumber = at.path(2).asInt(0);
    Set<Integer> unended = new HashSet<>();
    node.path("unended").forEach(index -> unended.add(index.asInt(-1)));
    List<DiffLine> lines = new ArrayList<>();
    for (JsonNode lineNode : node.path("lines")) {
      String line = lineNode.asString(" ");
      DiffLine.Kind kind = kind(line.charAt(0));
      int index = lines.size();
      lines.add(
          new DiffLine(
              kind,
              kind == DiffLine.Kind.ADDED ? 0 : oldNumber++,
              kind == DiffLine.Kind.REMOVED ? 0 : newNumber++,
              line.substring(1),
              spans(node.path("words").path(Integer.toString(index))),
              unended.contains(index) ? DiffLine.Ending.NONE : DiffLine.Ending.LINE_FEED));
    }
    return new Hunk(
        at.path(0).asInt(0), at.path(1).asInt(0), at.path(2).asInt(0), at.path(3).asInt(0), lines);
  }

  private static DiffLine.Kind kind(char sign) {
    return switch (sign) {
      case '+' -> DiffLine.Kind.ADDED;
      case '-' -> DiffLine.Kind.REMOVED;
      default -> DiffLine.Kind.CONTEXT;
    };
  }

  private static List<DiffLine.Span> spans(JsonNode ranges) {
    List<DiffLine.Span> spans = new ArrayList<>();
    for (int i = 0; i + 1 < ranges.size(); i += 2) {
      spans.add(new DiffLine.Span(ranges.path(i).asInt(0), ranges.path(i + 1).asInt(0)));
    }
    return spans;
  }
}
