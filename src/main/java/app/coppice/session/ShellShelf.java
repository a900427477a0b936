package app.coppice.session;

import app.coppice.terminal.StyledText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Keeps what the shells of each session show, in a file a session, until other shells are kept in
/// their place. Blocking; what can't be read or written is left out and logged.
final class ShellShelf {
  private static final Logger LOG = LoggerFactory.getLogger(ShellShelf.class);

  private final Path folder;
  private final UnaryOperator<String> clean;

  /// @param clean takes secrets out of a text before it is written
  ShellShelf(Path folder, UnaryOperator<String> clean) {
    this.folder = folder;
    this.clean = clean;
  }

  /// Replaces what is kept of a session's shells.
  void keep(SessionId id, List<KeptShell> shells) {
    try {
      if (shells.isEmpty()) {
        Files.deleteIfExists(file(id));
        return;
      }
      ArrayNode all = JsonMapper.shared().createArrayNode();
      for (KeptShell shell : shells) {
        ObjectNode one = all.addObject();
        one.put("name", shell.name());
        one.put("folder", shell.folder().toString());
        StyledText text = shell.text().cleaned(clean);
        one.put("text", text.text());
        one.put("pens", text.pens());
        one.put("columns", shell.columns());
        one.put("rows", shell.rows());
      }
      Files.createDirectories(folder);
      Path made = file(id).resolveSibling(id + ".new");
      Files.write(made, JsonMapper.shared().writeValueAsBytes(all));
      Files.move(
          made, file(id), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      LOG.warn("The terminals of {} are not kept: {}", id, e.getMessage());
    }
  }

  /// What is kept of a session's shells. It stays kept, as the next end may come without warning.
  List<KeptShell> read(SessionId id) {
    List<KeptShell> shells = new ArrayList<>();
    if (!Files.exists(file(id))) {
      return shells;
    }
    try {
      for (JsonNode one : JsonMapper.shared().readTree(Files.readAllBytes(file(id)))) {
        shells.add(
            new KeptShell(
                one.path("name").asString("shell"),
                Path.of(one.path("folder").asString("")),
                StyledText.of(one.path("text").asString(""), one.path("pens").asString("")),
                one.path("columns").asInt(0),
                one.path("rows").asInt(0)));
      }
    } catch (IOException | JacksonException | InvalidPathException e) {
      LOG.warn("The terminals of {} don't come back: {}", id, e.getMessage());
    }
    return shells;
  }

  private Path file(SessionId id) {
    return folder.resolve(id + ".json");
  }
}
