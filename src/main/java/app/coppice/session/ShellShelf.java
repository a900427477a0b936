package app.coppice.session;

import java.io.IOException;
import java.nio.file.Files;
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

/// Keeps what the shells of each session showed when the window closed, in a file a session, until
/// they are opened again. Blocking; what can't be read or written is left out and logged.
final class ShellShelf {
  private static final Logger LOG = LoggerFactory.getLogger(ShellShelf.class);

  /// Characters of a shell's text that are kept, from its end.
  private static final int LONGEST = 200_000;

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
        one.put("text", clean.apply(end(shell.text())));
      }
      Files.createDirectories(folder);
      Path made = file(id).resolveSibling(id + ".new");
      Files.write(made, JsonMapper.shared().writeValueAsBytes(all));
      Files.move(made, file(id), StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      LOG.warn("The terminals of {} are not kept: {}", id, e.getMessage());
    }
  }

  /// What is kept of a session's shells; it is kept no longer.
  List<KeptShell> take(SessionId id) {
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
                one.path("text").asString("")));
      }
      Files.delete(file(id));
    } catch (IOException | JacksonException e) {
      LOG.warn("The terminals of {} don't come back: {}", id, e.getMessage());
    }
    return shells;
  }

  private Path file(SessionId id) {
    return folder.resolve(id + ".json");
  }

  private static String end(String text) {
    if (text.length() <= LONGEST) {
      return text;
    }
    String end = text.substring(text.length() - LONGEST);
    return end.substring(end.indexOf('\n') + 1);
  }
}
