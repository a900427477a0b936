package app.coppice.agent.tool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// A plain folder as a workspace: real files, without the broker's guard against races.
public record FolderWorkspace(Path root) implements Workspace {
  private Path resolve(String path) throws AccessDenied {
    Path resolved = root.resolve(path).normalize();
    if (!resolved.startsWith(root)) {
      throw new AccessDenied("outside: " + path);
    }
    return resolved;
  }

  @Override
  public byte[] read(String path, int limit) throws IOException {
    byte[] all = Files.readAllBytes(resolve(path));
    return all.length > limit ? Arrays.copyOf(all, limit) : all;
  }

  @Override
  public boolean exists(String path) throws IOException {
    return Files.exists(resolve(path));
  }

  @Override
  public void write(String path, byte[] content) throws IOException {
    Path target = resolve(path);
    Files.createDirectories(target.getParent());
    Files.write(target, content);
  }

  @Override
  public void walk(String folder, Predicate<String> visitor) throws IOException {
    try (Stream<Path> files = Files.walk(resolve(folder))) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        if (!visitor.test(root.relativize(file).toString().replace('\\', '/'))) {
          return;
        }
      }
    }
  }

  @Override
  public List<String> list(String folder) throws IOException {
    try (Stream<Path> children = Files.list(resolve(folder))) {
      return children
          .map(child -> child.getFileName() + (Files.isDirectory(child) ? "/" : ""))
          .sorted()
          .toList();
    }
  }
}
