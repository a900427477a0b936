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
/// file that can't be read or written is logged and else ignored. Thread-safe.
final class LayoutFile {
  private static final Logger LOG = LoggerFactory.getLogger(LayoutFile.class);

  private final JsonMapper json =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();
  private final Path file;

  private final WindowLayout kept;
  private volatile WindowLayout newest;

  private LayoutFile(Path file) {
    this.file = file;
    kept = read();
    newest = kept;
  }

  /// Reads it. Blocking.
  static LayoutFile at(Path file) {
    return new LayoutFile(file);
  }

  /// The layout as it was read.
  WindowLayout kept() {
    return kept;
  }

  /// Writes on a thread of its own. FX thread only.
  ///
  /// @param then runs there when the layout is on the disk, or cannot be
  void keep(WindowLayout layout, Runnable then) {
    newest = layout;
    Thread.ofPlatform()
        .name("keep-layout")
        .start(() -> {
          try {
            write();
          } finally {
            then.run();
          }
        });
  }

  private WindowLayout read() {
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

  /// Writes the newest, as the threads of two layouts may come in any order.
  private synchronized void write() {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.write(fresh, json.writeValueAsBytes(newest));
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException unwritable) {
      LOG.warn("The window's layout can't be written to {}", file, unwritable);
    }
  }
}
