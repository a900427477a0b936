package app.coppice.settings;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A JSON object in a file that is replaced as a whole: temporary file, sync, rename. The last good
/// one stays beside it as `.bak`. One thread at a time.
final class SettingsFile {
  static final int VERSION = 1;
  private static final String VERSION_KEY = "version";
  private static final long MAX_BYTES = 4L << 20;
  private static final int MAX_DAMAGED_COPIES = 1000;

  private final JsonMapper mapper =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .build();
  private final Path path;
  private final Path backup;

  SettingsFile(Path path) {
    this.path = path;
    this.backup = path.resolveSibling(path.getFileName() + ".bak");
  }

  /// What the file held.
  sealed interface Loaded {
    /// An object of this version or an older one.
    record Good(ObjectNode content) implements Loaded {}

    /// An object of a newer version: never overwritten.
    record Newer(ObjectNode content, String message) implements Loaded {}

    /// The file was damaged and put aside; the content is the last good one's, or empty.
    record Recovered(ObjectNode content, String message) implements Loaded {}
  }

  /// Reads the file; a missing one is an empty object.
  ///
  /// @throws IOException when the disk fails, or a damaged file cannot be put aside
  Loaded load() throws IOException {
    if (Files.notExists(path)) {
      return new Loaded.Good(mapper.createObjectNode());
    }
    Optional<ObjectNode> content = parse(path);
    if (content.isEmpty()) {
      return recover();
    }
    int version = content.get().path(VERSION_KEY).asInt(VERSION);
    return version > VERSION
        ? new Loaded.Newer(
            content.get(),
            path + " was written by a newer Coppice. Changes are not saved; update Coppice.")
        : new Loaded.Good(content.get());
  }

  /// The content before the last change; empty when there is none that can be read.
  ObjectNode previous() throws IOException {
    Optional<ObjectNode> content = Files.exists(backup) ? parse(backup) : Optional.empty();
    return content.orElseGet(mapper::createObjectNode);
  }

  /// Replaces the file.
  void save(ObjectNode content) throws IOException {
    content.put(VERSION_KEY, VERSION);
    if (Files.exists(path)) {
      replace(backup, Files.readAllBytes(path));
    }
    replace(path, mapper.writerWithDefaultPrettyPrinter().writeValueAsBytes(content));
  }

  JsonMapper mapper() {
    return mapper;
  }

  private Loaded recover() throws IOException {
    Path aside = putAside();
    Optional<ObjectNode> last = Files.exists(backup) ? parse(backup) : Optional.empty();
    String kept = " was damaged; it is kept as " + aside.getFileName() + ". ";
    if (last.isEmpty()) {
      return new Loaded.Recovered(
          mapper.createObjectNode(), path + kept + "The defaults are used.");
    }
    replace(path, Files.readAllBytes(backup));
    return new Loaded.Recovered(last.get(), path + kept + "The last good one is used.");
  }

  private Path putAside() throws IOException {
    for (int number = 1; number <= MAX_DAMAGED_COPIES; number++) {
      Path aside = path.resolveSibling(path.getFileName() + ".damaged-" + number);
      try {
        return Files.move(path, aside);
      } catch (FileAlreadyExistsException e) {
        // The next number.
      }
    }
    throw new FileAlreadyExistsException(path + ".damaged-" + MAX_DAMAGED_COPIES);
  }

  private Optional<ObjectNode> parse(Path file) throws IOException {
    if (Files.size(file) > MAX_BYTES) {
      return Optional.empty();
    }
    try {
      JsonNode node = mapper.readTree(Files.readAllBytes(file));
      return node instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
    } catch (JacksonException e) {
      return Optional.empty();
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  private static void replace(Path target, byte[] content) throws IOException {
    Path folder = Objects.requireNonNull(target.toAbsolutePath().getParent());
    Path temporary = Files.createTempFile(folder, target.getFileName() + ".", ".tmp");
    try {
      try (var channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
        var buffer = ByteBuffer.wrap(content);
        while (buffer.hasRemaining()) {
          channel.write(buffer);
        }
        channel.force(true);
      }
      Files.move(
          temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
    sync(folder);
  }

  /// The rename itself is durable once the folder is; Windows cannot open one, and needs not.
  private static void sync(Path folder) throws IOException {
    if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }
}
