package app.coppice.cli;

import app.coppice.git.Remedy;
import app.coppice.session.ActionResult;
import app.coppice.session.LandRequest;
import app.coppice.session.Rewind;
import app.coppice.session.SessionId;
import app.coppice.session.UpdateHow;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Requests and answers between two processes of one profile, each one JSON object on a line. What
/// is not exactly one of them is refused as a whole.
final class HandOverCodec {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int MOST_FOLDERS = 256;
  static final int LONGEST_MESSAGE = 16_384;
  static final int LONGEST_NAME = 1_024;

  private HandOverCodec() {}

  static ObjectNode encode(HandOver request) {
    ObjectNode node = JSON.createObjectNode();
    switch (request) {
      case HandOver.OpenFolders(List<Path> folders) -> {
        ArrayNode array = node.put("request", "open").putArray("folders");
        folders.forEach(folder -> array.add(folder.toAbsolutePath().toString()));
      }
      case HandOver.Rehearse _ -> node.put("request", "rehearse");
      case HandOver.Notice(SessionId session) ->
          node.put("request", "notice").put("session", session.toString());
      case HandOver.Act(SessionId session, SessionAction action) -> {
        node.put("request", name(action)).put("session", session.toString());
        if (action instanceof SessionAction.Land(LandRequest land, String message)) {
          node.put("how", Words.of(land.how())).put("into", land.into());
          node.put("landing", land.message()).put("message", message);
        }
        StagingCodec.encode(action, node);
        if (action instanceof SessionAction.Update(UpdateHow how, String message)) {
          node.put("how", Words.of(how)).put("message", message);
        }
        if (action instanceof SessionAction.UpdateFromUpstream(UpdateHow how, String message)) {
          node.put("how", Words.of(how)).put("message", message);
        }
        if (action instanceof SessionAction.Send(String prompt)) {
          node.put("prompt", prompt);
        }
        if (action instanceof SessionAction.Push(SessionAction.Hooks hooks)) {
          node.put("hooks", hooks == SessionAction.Hooks.RUN ? "run" : "refused");
        }
        if (action instanceof SessionAction.Rewind(Rewind to)) {
          node.put("entry", to.entry()).put("scope", to.scope().name());
        }
        if (action instanceof SessionAction.Mend(Remedy remedy, Path at)) {
          node.put("remedy", remedy.name()).put("at", at.toAbsolutePath().toString());
        }
      }
    }
    return node;
  }

  private static String name(SessionAction action) {
    return switch (action) {
      case SessionAction.Land _ -> "land";
      case SessionAction.Update _ -> "update";
      case SessionAction.UpdateFromUpstream _ -> "update-upstream";
      case SessionAction.UpdateTaking _ -> "update-taking";
      case SessionAction.Unland _ -> "unland";
      case SessionAction.Push _ -> "push";
      case SessionAction.Archive _ -> "archive";
      case SessionAction.ArchiveAnyway _ -> "archive-anyway";
      case SessionAction.Restore _ -> "restore";
      case SessionAction.Remove _ -> "rm";
      case SessionAction.Rewind _ -> "rewind";
      case SessionAction.Mend _ -> "mend";
      case SessionAction.Forget _ -> "forget";
      case SessionAction.Stage _ -> "stage";
      case SessionAction.Unstage _ -> "unstage";
      case SessionAction.Commit _ -> "commit";
      case SessionAction.Draft _ -> "draft";
      case SessionAction.Discard _ -> "discard";
      case SessionAction.UndoDiscard _ -> "undo-discard";
      case SessionAction.SetUp _ -> "set-up";
      case SessionAction.Send _ -> "send";
      case SessionAction.Stop _ -> "stop";
    };
  }

  /// @throws IllegalArgumentException when it is none of the requests
  static HandOver decode(JsonNode node) {
    String request = text(node, "request", LONGEST_NAME);
    return switch (request) {
      case "open" -> {
        only(node, Set.of("folders"));
        yield new HandOver.OpenFolders(folders(node.path("folders")));
      }
      case "rehearse" -> {
        only(node, Set.of());
        yield new HandOver.Rehearse();
      }
      case "notice" -> {
        only(node, Set.of("session"));
        yield new HandOver.Notice(session(node));
      }
      case "land" -> {
        only(node, Set.of("session", "how", "into", "landing", "message"));
        yield new HandOver.Act(
            session(node),
            new SessionAction.Land(
                new LandRequest(
                    Words.how(text(node, "how", LONGEST_NAME)),
                    text(node, "into", LONGEST_NAME),
                    text(node, "landing", LONGEST_MESSAGE)),
                text(node, "message", LONGEST_MESSAGE)));
      }
      case "update" -> {
        only(node, Set.of("session", "how", "message"));
        yield new HandOver.Act(
            session(node),
            new SessionAction.Update(
                Words.updateHow(text(node, "how", LONGEST_NAME)),
                text(node, "message", LONGEST_MESSAGE)));
      }
      case "update-upstream" -> {
        only(node, Set.of("session", "how", "message"));
        yield new HandOver.Act(
            session(node),
            new SessionAction.UpdateFromUpstream(
                Words.updateHow(text(node, "how", LONGEST_NAME)),
                text(node, "message", LONGEST_MESSAGE)));
      }
      case "unland" -> act(node, new SessionAction.Unland());
      case "push" -> {
        only(node, Set.of("session", "hooks"));
        yield new HandOver.Act(
            session(node),
            new SessionAction.Push(
                text(node, "hooks", LONGEST_NAME).equals("run")
                    ? SessionAction.Hooks.RUN
                    : SessionAction.Hooks.REFUSED));
      }
      case "stage", "unstage", "commit", "draft", "discard", "update-taking" -> {
        only(node, StagingCodec.FIELDS);
        yield new HandOver.Act(session(node), StagingCodec.decode(request, node));
      }
      case "rewind" -> {
        only(node, Set.of("session", "entry", "scope"));
        yield new HandOver.Act(
            session(node),
            new SessionAction.Rewind(
                new Rewind(
                    text(node, "entry", LONGEST_NAME),
                    Rewind.Scope.valueOf(text(node, "scope", LONGEST_NAME)))));
      }
      case "mend" -> {
        only(node, Set.of("session", "remedy", "at"));
        yield new HandOver.Act(
            session(node),
            new SessionAction.Mend(
                Remedy.valueOf(text(node, "remedy", LONGEST_NAME)), absolute(node.path("at"))));
      }
      case "archive" -> act(node, new SessionAction.Archive());
      case "archive-anyway" -> act(node, new SessionAction.ArchiveAnyway());
      case "restore" -> act(node, new SessionAction.Restore());
      case "rm" -> act(node, new SessionAction.Remove());
      case "forget" -> act(node, new SessionAction.Forget());
      case "undo-discard" -> act(node, new SessionAction.UndoDiscard());
      case "set-up" -> act(node, new SessionAction.SetUp());
      case "stop" -> act(node, new SessionAction.Stop());
      case "send" -> {
        only(node, Set.of("session", "prompt"));
        yield new HandOver.Act(
            session(node), new SessionAction.Send(text(node, "prompt", LONGEST_MESSAGE)));
      }
      default -> throw new IllegalArgumentException("There is no such request");
    };
  }

  private static HandOver act(JsonNode node, SessionAction action) {
    only(node, Set.of("session"));
    return new HandOver.Act(session(node), action);
  }

  private static void only(JsonNode node, Set<String> fields) {
    for (String name : node.propertyNames()) {
      if (!fields.contains(name) && !name.equals("request") && !name.equals("token")) {
        throw new IllegalArgumentException("The request has a field too many");
      }
    }
  }

  private static SessionId session(JsonNode node) {
    String text = text(node, "session", LONGEST_NAME);
    UUID id = UUID.fromString(text);
    if (!id.toString().equals(text)) {
      throw new IllegalArgumentException("That is no session's id");
    }
    return new SessionId(id);
  }

  private static List<Path> folders(JsonNode array) {
    if (!array.isArray() || array.size() > MOST_FOLDERS) {
      throw new IllegalArgumentException("The folders are no list, or too many");
    }
    List<Path> folders = new ArrayList<>();
    for (JsonNode each : array) {
      folders.add(absolute(each));
    }
    return folders;
  }

  private static Path absolute(JsonNode node) {
    Path folder = Path.of(node.isString() ? node.asString() : "");
    if (!folder.isAbsolute()) {
      throw new IllegalArgumentException("A folder is not absolute");
    }
    return folder;
  }

  static String text(JsonNode node, String field, int longest) {
    JsonNode value = node.path(field);
    if (!value.isString() || value.asString().length() > longest) {
      throw new IllegalArgumentException("The field " + field + " is missing or too long");
    }
    return value.asString();
  }

  static ObjectNode encode(ActionResult result) {
    ObjectNode node = JSON.createObjectNode();
    switch (result) {
      case ActionResult.Done(String message) -> node.put("done", message);
      case ActionResult.Refused(String reason) -> node.put("refused", reason);
      case ActionResult.Conflicts(List<String> files) -> {
        ArrayNode array = node.putArray("conflicts");
        files.forEach(array::add);
      }
    }
    return node;
  }

  /// @throws IllegalArgumentException when it is no answer
  static ActionResult answer(JsonNode node) {
    if (node.path("done").isString()) {
      return new ActionResult.Done(node.path("done").asString());
    }
    if (node.path("refused").isString()) {
      return new ActionResult.Refused(node.path("refused").asString());
    }
    if (!node.path("conflicts").isArray()) {
      throw new IllegalArgumentException("That is no answer");
    }
    List<String> files = new ArrayList<>();
    node.path("conflicts").forEach(file -> files.add(file.asString("")));
    return new ActionResult.Conflicts(files);
  }
}
