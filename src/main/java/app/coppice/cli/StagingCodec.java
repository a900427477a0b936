package app.coppice.cli;

import app.coppice.session.CommitRequest;
import app.coppice.session.CommitRequest.Extent;
import app.coppice.session.CommitRequest.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The part of the requests between processes that names files: stages, commits, drafts, discards
/// and takes sides of conflicts.
final class StagingCodec {
  static final Set<String> FIELDS =
      Set.of("session", "paths", "theirs", "extent", "place", "message", "instead");
  private static final int MOST_PATHS = 10_000;

  private StagingCodec() {}

  static void encode(SessionAction action, ObjectNode node) {
    if (action instanceof SessionAction.Stage(List<String> paths)) {
      paths(paths, node);
    } else if (action instanceof SessionAction.Unstage(List<String> paths)) {
      paths(paths, node);
    } else if (action instanceof SessionAction.Discard(List<String> paths)) {
      paths(paths, node);
    } else if (action instanceof SessionAction.Draft(Extent extent, List<String> paths)) {
      paths(paths, node);
      node.put("extent", extent.name());
    } else if (action instanceof SessionAction.UpdateTaking(ConflictSides sides, String message)) {
      paths(sides.ours(), node);
      paths("theirs", sides.theirs(), node);
      node.put("message", message);
    } else if (action instanceof SessionAction.Commit(CommitRequest request)) {
      paths(request.paths(), node);
      node.put("extent", request.extent().name()).put("place", request.place().name());
      node.put("message", request.message());
      if (!request.instead().isEmpty()) {
        node.put("instead", request.instead());
      }
    }
  }

  private static void paths(List<String> paths, ObjectNode node) {
    paths("paths", paths, node);
  }

  private static void paths(String field, List<String> paths, ObjectNode node) {
    ArrayNode array = node.putArray(field);
    paths.forEach(array::add);
  }

  /// @throws IllegalArgumentException when it is none of the requests
  static SessionAction decode(String request, JsonNode node) {
    List<String> paths = paths(node.path("paths"));
    return switch (request) {
      case "stage" -> new SessionAction.Stage(paths);
      case "unstage" -> new SessionAction.Unstage(paths);
      case "discard" -> new SessionAction.Discard(paths);
      case "draft" -> new SessionAction.Draft(extent(node), paths);
      case "update-taking" ->
          new SessionAction.UpdateTaking(
              new ConflictSides(paths, paths(node.path("theirs"))),
              HandOverCodec.text(node, "message", HandOverCodec.LONGEST_MESSAGE));
      default ->
          new SessionAction.Commit(
              new CommitRequest(
                  extent(node),
                  paths,
                  HandOverCodec.text(node, "message", HandOverCodec.LONGEST_MESSAGE),
                  Place.valueOf(HandOverCodec.text(node, "place", HandOverCodec.LONGEST_NAME)),
                  node.has("instead")
                      ? HandOverCodec.text(node, "instead", HandOverCodec.LONGEST_MESSAGE)
                      : ""));
    };
  }

  private static Extent extent(JsonNode node) {
    return Extent.valueOf(HandOverCodec.text(node, "extent", HandOverCodec.LONGEST_NAME));
  }

  private static List<String> paths(JsonNode array) {
    if (!array.isArray() || array.size() > MOST_PATHS) {
      throw new IllegalArgumentException("The paths are no list, or too many");
    }
    List<String> paths = new ArrayList<>();
    for (JsonNode each : array) {
      if (!each.isString() || each.asString().isEmpty()) {
        throw new IllegalArgumentException("A path is none");
      }
      paths.add(each.asString());
    }
    return paths;
  }
}
