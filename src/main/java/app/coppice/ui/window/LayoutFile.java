package app.coppice.ui.window;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The file that keeps the window's layout. A layout that is lost costs a drag of the mouse, so a
/// file that can't be read or written is logged and else ignored. Thread-safe; blocks on I/O.
final class LayoutFile {
  private static final Logger LOG = LoggerFactory.getLogger(LayoutFile.class);

  private final JsonMapper json =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();
  private final Path file;

  LayoutFile(Path file) {
    this.file = file;
  }

  WindowLayout read() {
    if (!Files.exists(file)) {
      return WindowLayout.FIRST;
    }
    try {
      return json.readValue(Files.readAllBytes(file), WindowLayout.class);
    } catch (IOException | JacksonException | NullPointerException unreadable) {
      LOG.warn("The window's layout can't be read from {}", file, unreadable);
      return WindowLayout.FIRST;
    }
  }

  synchronized void write(WindowLayout layout) {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.write(fresh, json.writeValueAsBytes(layout));
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException unwritable) {
      LOG.warn("The window's layout can't be written to {}", file, unwritable);
    }
  }
}
